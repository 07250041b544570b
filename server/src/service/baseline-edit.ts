/** Changes to the text of a baseline that keep every other byte: entries that come and entries that go. */
import { byCodeUnit } from '../base/sorted.ts';
import { planEdits } from '../edit/apply.ts';
import { blockEntryEnd, commentRunStart, entryStart, runLimit } from '../edit/entry.ts';
import { blanksBefore, nextLine, startsLine } from '../edit/lines.ts';
import type { Step } from '../edit/locate.ts';
import type { NewValue } from '../edit/operations.ts';
import { styleOf } from '../edit/style.ts';
import { textScalar } from '../edit/write-scalar.ts';
import { unitKey } from '../model/path.ts';
import { lineStartBefore } from '../syntax/gap.ts';
import { keyText } from '../syntax/navigate.ts';
import { parse } from '../syntax/parse.ts';
import type { MapNode, SeqNode, SyntaxTree } from '../syntax/tree.ts';
import { fileId, SourceFile } from '../text/source-file.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import { BASELINE_NAME, readBaseline, type Baseline, type BaselineEntry, type KnownFinding } from './baseline.ts';

const NAMELESS = fileId(BASELINE_NAME);

/** An entry to be written. */
export type NewEntry = KnownFinding & Pick<BaselineEntry, 'since' | 'by' | 'until' | 'reason'>;

/** The order of entries: two people who add something in different places touch different lines. */
export function inBaselineOrder(a: KnownFinding, b: KnownFinding): number {
  return byCodeUnit(a.file, b.file) || byCodeUnit(a.unit ?? '', b.unit ?? '') || byCodeUnit(a.path ?? '', b.path ?? '') || byCodeUnit(a.rule, b.rule) || byCodeUnit(a.fingerprint, b.fingerprint);
}

/** The text of a baseline with nothing in it yet; its comment is in the language of who made it. */
export function emptyBaseline(comment: string): string {
  return `${comment.split('\n').map((line) => `# ${line}`.trimEnd()).join('\n')}\ngrondslag-baseline: 1\n`;
}

/**
 * The text with more entries, each before the first that comes after it in order. What is there stays
 * as it is, byte for byte.
 * @returns undefined where the text cannot be edited
 */
export function withEntries({ source, entries }: Baseline, added: readonly NewEntry[]): string | undefined {
  if (added.length === 0) return source.text;
  const sorted = added.toSorted(inBaselineOrder);
  const tree = parse(source.text);
  const steps = stepsTo(tree);
  const text = steps === undefined ? planned(source.text, tree, sorted) : inserted(source.text, tree, steps, entries, sorted);
  return holds(text, entries.length + added.length) ? text : undefined;
}

/**
 * The text without some of its entries, and without the comments that belong to them.
 * @returns undefined where the text cannot be edited
 */
export function withoutEntries({ source, entries }: Baseline, gone: ReadonlySet<BaselineEntry>): string | undefined {
  if (gone.size === 0) return source.text;
  const tree = parse(source.text);
  const steps = stepsTo(tree);
  const unit = unitKey(source.id, 0);
  if (steps === undefined || gone.size === entries.length) {
    const operations = gone.size === entries.length ? [{ op: 'remove' as const, unit, path: ['findings'] }] : [...gone].map(({ index }) => ({ op: 'remove' as const, unit, path: ['findings', String(index)] }));
    const plan = planEdits(source.text, tree, operations);
    const text = 'failure' in plan ? undefined : ended(applyEdits(source.text, plan.edits), source.text);
    return holds(text, entries.length - gone.size) ? text : undefined;
  }
  const edits = entries.flatMap((entry): TextEdit[] => (gone.has(entry) ? [{ span: linesOf(source.text, steps, entry.index), newText: '' }] : []));
  const text = applyEdits(source.text, edits);
  return holds(text, entries.length - gone.size) ? text : undefined;
}

/** A text that ends with a line end where the one it came from did. */
function ended(text: string, before: string): string {
  const end = /(?:\r\n|\n|\r)$/.exec(before)?.[0];
  return end === undefined || /[\r\n]$/.test(text) ? text : text + end;
}

/** Nothing is trusted: the new text must read as a baseline with so many entries. */
function holds(text: string | undefined, count: number): text is string {
  return text !== undefined && readBaseline(new SourceFile(NAMELESS, text)).baseline?.entries.length === count;
}

/** The way to the list, where it stands as a block with each entry on lines of its own. */
function stepsTo(tree: SyntaxTree): readonly [outer: Step, list: SeqNode] | undefined {
  const root = tree.documents[0]?.root;
  if (root?.kind !== 'map' || root.flow) return undefined;
  const index = root.pairs.findIndex(({ key }) => keyText(key) === 'findings');
  const list = root.pairs[index]?.value;
  if (list?.kind !== 'seq' || list.flow || list.items.length === 0) return undefined;
  return [{ container: root satisfies MapNode, index }, list];
}

/** The lines of an entry with the comments that belong to it. */
function linesOf(text: string, [outer, list]: readonly [Step, SeqNode], index: number): { readonly start: number; readonly end: number } {
  const step: Step = { container: list, index };
  const start = entryStart(text, step);
  return { start: commentRunStart(text, start, runLimit(text, [outer, step])), end: nextLine(text, blockEntryEnd(text, step)) };
}

function inserted(text: string, tree: SyntaxTree, steps: readonly [Step, SeqNode], entries: readonly BaselineEntry[], added: readonly NewEntry[]): string | undefined {
  const [, list] = steps;
  const first = entryStart(text, { container: list, index: 0 });
  if (!startsLine(text, first)) return undefined;
  const { eol, quote } = styleOf(text, tree);
  const indent = text.slice(lineStartBefore(text, first), first);
  const places = new Map<number, string>();
  for (const entry of added) {
    const next = entries.find((there) => inBaselineOrder(there, entry) > 0);
    const at = next === undefined ? linesOf(text, steps, entries.length - 1).end : linesOf(text, steps, next.index).start;
    const lines = linesFor(entry, quote).map((line) => indent + line + eol).join('');
    places.set(at, (places.get(at) ?? (/[\r\n]$/.test(text.slice(0, at)) ? '' : eol)) + lines);
  }
  return applyEdits(text, [...places].map(([at, newText]) => ({ span: { start: at, end: at }, newText })));
}

/** The first entries of a baseline, or more of them in one that is written on one line. */
function planned(text: string, tree: SyntaxTree, added: readonly NewEntry[]): string | undefined {
  const unit = unitKey(NAMELESS, 0);
  const root = tree.documents[0]?.root;
  const present = root?.kind === 'map' ? root.pairs.find(({ key }) => keyText(key) === 'findings')?.value : undefined;
  if (root?.kind === 'map' && !root.flow && present === undefined) {
    // Nothing is there yet: the list goes to the end, each entry on lines of its own.
    const { eol, quote } = styleOf(text, tree);
    const lines = added.flatMap((entry) => linesFor(entry, quote)).map((line) => `  ${line}${eol}`).join('');
    const end = /(?:^|[\r\n])\.\.\.[ \t]*[\r\n]*$/.exec(text)?.index;
    if (end === undefined) return `${text}${text === '' || /[\r\n]$/.test(text) ? '' : eol}findings:${eol}${lines}`;
  }
  const isEmpty = present?.kind === 'scalar' || (present?.kind === 'seq' && present.items.length === 0);
  if (root?.kind === 'map' && !root.flow && isEmpty) {
    // An empty list gives its place to one with each entry on lines of its own.
    const { eol, quote } = styleOf(text, tree);
    const at = nextLine(text, present.end);
    const lines = added.flatMap((entry) => linesFor(entry, quote)).map((line) => `  ${line}${eol}`).join('');
    return applyEdits(text, [{ span: { start: blanksBefore(text, present.start), end: present.end }, newText: '' }, { span: { start: at, end: at }, newText: (/[\r\n]$/.test(text.slice(0, at)) ? '' : eol) + lines }]);
  }
  const values = added.map(valueOf);
  const operations = present === undefined
    ? [{ op: 'insert', unit, path: [], key: 'findings', value: values } as const]
    : values.map((value) => ({ op: 'append', unit, path: ['findings'], value }) as const);
  const plan = planEdits(text, tree, operations);
  return 'failure' in plan ? undefined : applyEdits(text, plan.edits);
}

function valueOf(entry: NewEntry): NewValue {
  return Object.fromEntries(partsOf(entry).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));
}

/** What is said of an entry, in the order in which people read it. */
function partsOf({ fingerprint, rule, file, unit, path, combination, purpose, since, by, until, reason }: NewEntry): readonly (readonly [string, string | readonly string[] | undefined])[] {
  return [
    ['fingerprint', fingerprint], ['rule', rule], ['file', file], ['unit', unit], ['path', path === '' ? undefined : path],
    ['combination', combination.length === 0 ? undefined : combination], ['purpose', purpose],
    ['since', since], ['by', by], ['until', until], ['reason', reason],
  ];
}

/** An entry as lines, one thing a line: a list shows what joined it, and a merge shows who changed what. */
function linesFor(entry: NewEntry, quote: 'single' | 'double'): readonly string[] {
  const scalar = (text: string): string => textScalar(text, quote, false);
  const lines = partsOf(entry).flatMap(([key, value]): string[] => {
    if (value === undefined) return [];
    return typeof value === 'string' ? [`${key}: ${scalar(value)}`] : [`${key}:`, ...value.map((item) => `  - ${scalar(item)}`)];
  });
  return lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}
