/** The parts of a comparison in the order in which they are shown, as lines without layout. */
import { grouped } from '../../base/grouped.ts';
import type { Locale } from '../../messages/template.ts';
import type { Change, PipelineDiff } from '../../service/comparison/shape.ts';
import { asOneSentence, headline } from './headline.ts';
import type { Markup } from './markup.ts';
import type { ComparedVersion, DiffFinding, DiffResult } from './result.ts';
import type { Undeclared } from '../../service/portrait.ts';
import { changeLine, PART, SIGN, subjectWords, UNDECLARED, valuesIn } from './words.ts';

/** More than this nobody reads at once; the rest is in the details. */
const MOST_SENTENCES = 5;

export interface Section {
  readonly title: string;
  readonly groups: readonly { readonly head: string; readonly lines: readonly string[] }[];
}

/** The pipelines that appeared, went, changed or moved, one section each. */
export function pipelineSections({ pipelines, categories, language }: DiffResult, markup: Markup): readonly Section[] {
  const values = valuesIn(categories, language, markup);
  return pipelines.map((pipeline) => ({
    title: pipelineTitle(pipeline, language, markup),
    groups: groups(pipeline.changes).map((changes) => ({ head: groupHead(changes, language, markup), lines: changes.filter(({ aspect, part }) => aspect !== 'self' || part === 'undeclared').map((change) => (change.part === 'undeclared' ? undeclaredLine(change, language, markup) : changeLine(change, values, language))) })),
  }));
}

function pipelineTitle({ id, state, file, movedFrom, unreadableIn }: PipelineDiff, locale: Locale, markup: Markup): string {
  const nl = locale === 'nl';
  const states = { added: nl ? 'nieuw' : 'new', removed: nl ? 'weg' : 'gone', changed: nl ? 'gewijzigd' : 'changed', moved: nl ? 'verplaatst, verder gelijk' : 'moved, otherwise the same', unreadable: unreadableWords(unreadableIn, locale) };
  const was = movedFrom === null ? '' : ` (was ${[movedFrom.id === id ? '' : markup.name(movedFrom.id), movedFrom.file === file ? '' : markup.name(movedFrom.file)].filter((part) => part !== '').join(', ')})`;
  return `${nl ? 'Pijplijn' : 'Pipeline'} ${markup.name(id)}: ${states[state]}${was}`;
}

function unreadableWords(unreadableIn: PipelineDiff['unreadableIn'], locale: Locale): string {
  if (unreadableIn === 'after') return locale === 'nl' ? 'niet meer te lezen, dus niet te vergelijken' : 'can no longer be read, so it cannot be compared';
  return locale === 'nl' ? 'was eerst niet te lezen; dit is alles wat er nu in staat' : 'could not be read before; this is all that is in it now';
}

/** The changes of one part after another. */
function groups(changes: readonly Change[]): readonly (readonly Change[])[] {
  return [...grouped(changes, ({ part, name }) => JSON.stringify([part, name])).values()];
}

function groupHead(changes: readonly Change[], locale: Locale, markup: Markup): string {
  const { part, name } = changes[0]!;
  const whole = part === 'undeclared' ? undefined : changes.find(({ aspect }) => aspect === 'self');
  const state = whole === undefined ? '' : ` (${whole.added.length > 0 ? (locale === 'nl' ? 'nieuw' : 'new') : locale === 'nl' ? 'weg' : 'gone'})`;
  const subject = part === 'people' ? subjectWords(name, locale) : name;
  return `${PART[part][locale]}${name === '' ? '' : ` ${subject === name ? markup.name(name) : markup.words(subject)}`}${state}`;
}

function undeclaredLine({ added, removed, effect }: Change, locale: Locale, markup: Markup): string {
  const item = (one: string): string => {
    const [what = '', ...path] = one.split(' ');
    return `${UNDECLARED[what as Undeclared['what']][locale]}${path.length === 0 ? '' : ` (${markup.name(path.join(' '))})`}`;
  };
  return `${SIGN[effect]} ${[...added.map((one) => `+ ${item(one)}`), ...removed.map((one) => `− ${item(one)}`)].join(', ')}`;
}

/** The findings that appeared, went or were put aside: a section each, where there are any. */
export function findingSections({ findings, language }: DiffResult, markup: Markup): readonly Section[] {
  const nl = language === 'nl';
  const titles = { appeared: nl ? 'Nieuwe bevindingen' : 'New findings', went: nl ? 'Bevindingen die weg zijn' : 'Findings that went', setAside: nl ? 'Terzijde gelegde bevindingen' : 'Findings put aside' };
  return (['appeared', 'setAside', 'went'] as const).filter((kind) => findings[kind].length > 0).map((kind) => ({
    title: `${titles[kind]}: ${findings[kind].length}`,
    groups: findings[kind].map((finding) => ({ head: findingLine(finding, language, markup), lines: [] })),
  }));
}

function findingLine({ severity, rule, file, line, message }: DiffFinding, locale: Locale, markup: Markup): string {
  const severities = { error: { nl: 'fout', en: 'error' }, warning: { nl: 'waarschuwing', en: 'warning' }, info: { nl: 'info', en: 'info' } };
  return `${severities[severity][locale]} ${markup.code(rule)}, ${markup.code(`${file}:${line}`)}: ${markup.words(message)}`;
}

/** How many changes widen, narrow or do neither. */
export function countLine({ summary: { changes }, from, to, language }: DiffResult, markup: Markup): string {
  const nl = language === 'nl';
  const versions = `${nl ? 'vergeleken' : 'compared'}: ${versionName(from, language, markup)} → ${versionName(to, language, markup)}`;
  return `${SIGN.wider} ${changes.wider} ${nl ? 'ruimer' : 'wider'}, ${SIGN.narrower} ${changes.narrower} ${nl ? 'krapper' : 'narrower'}, ${SIGN.other} ${changes.other} ${nl ? 'anders' : 'other'}; ${versions}`;
}

function versionName({ name, commit }: ComparedVersion, locale: Locale, markup: Markup): string {
  if (name === null) return locale === 'nl' ? 'wat er nu staat' : 'what is there now';
  return commit === null || commit.startsWith(name) ? markup.name(name) : `${markup.name(name)} (${commit.slice(0, 8)})`;
}

/** The comparison in one sentence. */
export function headSentence(result: DiffResult, markup: Markup): string {
  const { language, pipelines, summary } = result;
  const nl = language === 'nl';
  const { appeared, went, setAside } = summary.findings;
  const sentences = headline(result, language, markup);
  if (sentences.length > 0) return asOneSentence(sentences, MOST_SENTENCES, language, markup);
  if (pipelines.some(({ changes }) => changes.length > 0)) return nl ? 'Deze wijziging raakt kleinere zaken; zie hieronder.' : 'This change touches smaller matters; see below.';
  if (appeared + went + setAside > 0) return nl ? 'Er verandert niets aan wat er met persoonsgegevens gebeurt; wel aan de bevindingen.' : 'Nothing changes in what happens to personal data; findings do change.';
  return nl ? 'Er verandert niets aan wat er met persoonsgegevens gebeurt.' : 'Nothing changes in what happens to personal data.';
}
