/** What the editor tells about what stands under the cursor, as Markdown in one language. */
import type { Locale } from '../messages/template.ts';
import { unitKey } from '../model/path.ts';
import type { Unit } from '../model/pipeline.ts';
import type { FileId } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import type { Analysis } from '../service/analysis.ts';
import { placeAt, subjectAt, type Meaning } from './at.ts';
import { aboutComment } from './hover-comment.ts';
import { aboutField } from './hover-field.ts';
import { aboutNode, aboutOutput, aboutPipeline } from './hover-flow.ts';
import { aboutFormat } from './hover-format.ts';
import { aboutGround, aboutLaw, aboutPurposeKind, aboutSecrecy } from './hover-law.ts';
import { aboutCategory, aboutPrinciple, aboutRegister, aboutRegisterField } from './hover-names.ts';
import { aboutParty } from './hover-party.ts';
import { aboutPurpose } from './hover-purpose.ts';
import { aboutRule } from './hover-rule.ts';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
  /** The built-in rule it is about, so that the editor can offer its page. */
  readonly rule: string | undefined;
}

/** What a hover is written from: the analysis, the language, and the unit that names are resolved in. */
export interface Telling {
  readonly analysis: Analysis;
  readonly locale: Locale;
  readonly unit: Unit | undefined;
}

/** The hover at an offset of the newest text; undefined where nothing can be told. */
export function hoverAt(file: FileId, offset: number, analysis: Analysis, locale: Locale): Hover | undefined {
  const subject = subjectAt(file, offset, analysis.workspace);
  if (subject !== undefined) {
    const { span, unit, meaning } = subject;
    const markdown = tell(meaning, { analysis, locale, unit });
    if (markdown !== undefined) return { span, markdown, rule: meaning.kind === 'rule' && meaning.rule.declaration === undefined ? meaning.rule.id : undefined };
  }
  const other = aboutComment(file, offset, { analysis, locale, unit: undefined }) ?? formatAt(file, offset, analysis, locale);
  return other && { ...other, rule: undefined };
}

/** What the format says of the key or value at an offset. */
function formatAt(file: FileId, offset: number, { workspace }: Analysis, locale: Locale): Pick<Hover, 'span' | 'markdown'> | undefined {
  const state = workspace.file(file);
  const here = state && placeAt(state, offset);
  const unit = here && workspace.unit(unitKey(file, here.document));
  const markdown = here && unit && aboutFormat(here.at, unit, locale);
  return markdown === undefined || here === undefined ? undefined : { span: { start: here.at.node.start, end: here.at.node.end }, markdown };
}

/** What a hover says of a meaning, as Markdown. */
export function tell(meaning: Meaning, telling: Telling): string | undefined {
  switch (meaning.kind) {
    case 'field': return aboutField(meaning, telling);
    case 'node': return aboutNode(meaning.node, telling);
    case 'output': return aboutOutput(meaning.reference, telling);
    case 'pipeline': return aboutPipeline(meaning.unit, telling);
    case 'purpose': return aboutPurpose(meaning.purpose, telling);
    case 'purpose-kind': return aboutPurposeKind(meaning.id, telling);
    case 'law': return aboutLaw(meaning.id, telling);
    case 'ground': return aboutGround(meaning.id, telling);
    case 'secrecy': return aboutSecrecy(meaning.id, telling);
    case 'category': return aboutCategory(meaning.id, telling);
    case 'party': return aboutParty(meaning.id, telling);
    case 'principle': return aboutPrinciple(meaning.id, telling);
    case 'register': return aboutRegister(meaning.id, telling);
    case 'register-field': return aboutRegisterField(meaning.register, meaning.id, telling);
    case 'rule': return aboutRule(meaning.rule, telling);
  }
}
