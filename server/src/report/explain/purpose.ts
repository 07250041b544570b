/** Kinds of purpose explained: what each is for, and what a switch between two of them asks. */
import { knowledge } from '../../knowledge/load.ts';
import { matrixCell } from '../../knowledge/purposes.ts';
import type { MatrixCell, PurposeMatrix } from '../../knowledge/types.ts';
import { CELL } from '../../knowledge/words.ts';
import { capitalised } from '../../messages/capitalised.ts';
import type { Locale } from '../../messages/template.ts';
import { about, list, section, text, type Explanation, type Item } from './explanation.ts';
import { ruleLines } from './labels.ts';

type PurposeKind = PurposeMatrix['kinds'][number];

const RULES = ['incompatible-purpose', 'purpose-drift', 'statistics-used-on-individuals', 'help-data-for-control'];

/** A kind of purpose: what it means, what its data may be asked for elsewhere, and what it asks of data collected for others. */
export function explainPurposeKind(kind: PurposeKind, locale: Locale): Explanation {
  const nl = locale === 'nl';
  const others = knowledge().matrix.kinds.filter(({ id }) => id !== kind.id);
  return {
    title: `${nl ? 'Soort doel' : 'Kind of purpose'} ${kind.id}: ${kind.label[locale]}`,
    sections: [
      { blocks: [text(sentence(kind.meaning[locale]))] },
      ...section(nl ? 'Verzameld hiervoor, en gebruikt voor' : 'Collected for this, and used for', list(switches(others, (other) => [kind.id, other.id], locale))),
      ...section(nl ? 'Gebruikt hiervoor, en verzameld voor' : 'Used for this, and collected for', list(switches(others, (other) => [other.id, kind.id], locale))),
      ...section(nl ? 'Regels' : 'Rules', list(ruleLines(RULES, locale))),
    ],
  };
}

function switches(kinds: readonly PurposeKind[], between: (other: PurposeKind) => readonly [from: string, to: string], locale: Locale): readonly Item[] {
  return kinds.map((other) => about('purpose', other.id, `${other.label[locale]}: ${cellText(matrixCell(knowledge(), ...between(other)), locale)}`));
}

/** What a cell of the matrix asks, in words. */
function cellText(cell: MatrixCell, locale: Locale): string {
  return CELL[cell].meaning[locale];
}

function sentence(words: string): string {
  return `${capitalised(words)}.`;
}
