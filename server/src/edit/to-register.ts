/**
 * Dividing a source in two: what describes the data becomes an entry of a register, what belongs to
 * this use of them stays. Each part keeps its bytes, and a comment goes where its line goes.
 */
import { documentOf, fileOf, unitKey, type Path, type UnitKey } from '../model/path.ts';
import { lineEndFrom, lineStartBefore } from '../syntax/gap.ts';
import { keyText } from '../syntax/navigate.ts';
import { parse } from '../syntax/parse.ts';
import { toPlain } from '../syntax/plain.ts';
import type { MapNode } from '../syntax/tree.ts';
import { applyEdits, areDisjoint, type TextEdit } from '../text/text-edit.ts';
import { planEdits } from './apply.ts';
import type { Written } from './carry-over.ts';
import { insertText, replaceText } from './change.ts';
import { editPieces, editsOf, wholeText } from './composition.ts';
import { afterColon, blockEntryEnd, commaAfter, commentRunStart, entryEnd, entryStart, hasOwnLines, isInHeader, runLimit } from './entry.ts';
import { samePlain } from './expected.ts';
import { column, crossesLine, nextLine, skipBlanks, startsLine } from './lines.ts';
import { locate, type EditFailure, type Located, type Step } from './locate.ts';
import type { Operation } from './operations.ts';
import { styleOf } from './style.ts';
import { flowPair } from './write-value.ts';

/** How a source is divided. */
export interface Division {
  readonly source: string;
  /** The id and title of the register, and the party that keeps it. */
  readonly id: string;
  readonly title: string;
  readonly keeper: string;
  /** The keys of the source that go to the register, beside `party` and `fields`. */
  readonly moves: ReadonlySet<string>;
  /** What a register does not carry of a field; a field that says any of it stays as a refinement with that, any other only selects. */
  readonly refines: ReadonlySet<string>;
}

/** The edits of the file of the source, and a text in which the register stands at `registers`, to be carried over from there. */
export interface Divided {
  readonly edits: readonly TextEdit[];
  readonly register: Written;
}

type Plain = Readonly<Record<string, unknown>>;

/** Divides a source that names a party and fields. Refused where the text hangs on parts that would be torn apart. */
export function divideSource(from: Written, division: Division): Divided | { readonly failure: EditFailure } {
  const { text, tree, unit } = from;
  const document = tree.documents[documentOf(unit)];
  const path: Path = ['sources', division.source];
  const [entry, fields] = [locate(document?.root, path), locate(document?.root, [...path, 'fields'])];
  const party = locate(document?.root, [...path, 'party']);
  for (const found of [entry, fields, party]) if (typeof found === 'string') return { failure: found };
  if (!isMapAt(entry) || !isMapAt(fields) || typeof party === 'string') return { failure: 'not-a-mapping' };
  const said = asMap(valueAt(from, path));
  const listed = asMap(said['fields']);
  const refined = new Set(Object.keys(listed).filter((name) => Object.keys(asMap(listed[name])).some((key) => division.refines.has(key))));

  const blanked = blankedFields(text, fields, refined);
  if (blanked === undefined) return { failure: 'would-break' };
  const using = rewritten(from, [...commentsOf(text, party.steps), ...blanked], path, {
    ...said, fields: Object.fromEntries(Object.entries(listed).map(([name, value]) => [name, refined.has(name) ? value : null])),
  });
  const describing = described(from, entry, path, { ...said, title: division.title }, division.title, refined);
  if (using === undefined || describing === undefined) return { failure: 'would-break' };

  const removed = (at: UnitKey, keys: readonly Path[]): readonly Operation[] => keys.map((key): Operation => ({ op: 'remove', unit: at, path: [...path, ...key] }));
  const inFields = (goes: (key: string) => boolean): readonly Path[] => [...refined].flatMap((name) => Object.keys(asMap(listed[name])).filter(goes).map((key) => ['fields', name, key]));
  const stays = planEdits(using.text, using.tree, [
    { op: 'rename', unit, path: [...path, 'party'], key: 'register' },
    ...(said['party'] === division.id ? [] : [{ op: 'replace', unit, path: [...path, 'register'], value: division.id } as const]),
    ...removed(unit, [...Object.keys(said).filter((key) => division.moves.has(key)).map((key) => [key]), ...inFields((key) => !division.refines.has(key))]),
  ]);
  if ('failure' in stays) return stays;
  const copy = describing.unit;
  const goes = planEdits(describing.text, describing.tree, [
    ...removed(copy, [...Object.keys(said).filter((key) => key !== 'party' && key !== 'fields' && !division.moves.has(key)).map((key) => [key]), ...inFields((key) => division.refines.has(key))]),
    { op: 'rename', unit: copy, path: [...path, 'party'], key: 'keeper' },
    ...(said['party'] === division.keeper ? [] : [{ op: 'replace', unit: copy, path: [...path, 'keeper'], value: division.keeper } as const]),
    ...(division.source === division.id ? [] : [{ op: 'rename', unit: copy, path, key: division.id } as const]),
    { op: 'rename', unit: copy, path: ['sources'], key: 'registers' },
  ]);
  if ('failure' in goes) return goes;
  const register = applyEdits(describing.text, goes.edits);
  return {
    edits: editsOf(editPieces(editPieces(wholeText(text), using.edits), stays.edits), text.length),
    register: { text: register, tree: parse(register), unit: copy },
  };
}

/** The entry as a register is made of it: with a title, and without the comments that stay with the source. */
function described(from: Written, entry: Located, path: Path, expected: Plain, title: string, refined: ReadonlySet<string>): Written | undefined {
  const copy = alone(from, entry);
  const root = copy.tree.documents[documentOf(copy.unit)]?.root;
  const [whole, fields] = [locate(root, path), locate(root, [...path, 'fields'])];
  if (!isMapAt(whole) || !isMapAt(fields)) return undefined;
  const ofRefined = fields.node.pairs.flatMap(({ key }, index) => (refined.has(keyText(key) ?? '') ? commentsOf(copy.text, [...fields.steps, { container: fields.node, index }]) : []));
  return rewritten(copy, [...commentsOf(copy.text, whole.steps), ...ofRefined, ...strayComments(copy.text, whole), ...strayComments(copy.text, fields), titleIn(from, copy.text, whole, title)], path, expected);
}

/** The entry in a text with nothing else, where it stands on lines of its own: a short text is soon read again. */
function alone(from: Written, { steps }: Located): Written {
  const { text, tree, unit } = from;
  const step = steps[steps.length - 1]!;
  const start = entryStart(text, step);
  if (step.container.flow || !startsLine(text, start)) return from;
  const copy = `sources:${styleOf(text, tree).eol}${text.slice(lineStartBefore(text, start), blockEntryEnd(text, step))}`;
  return { text: copy, tree: parse(copy), unit: unitKey(fileOf(unit), 0) };
}

/** Fields that only select: their names, without what they were said to be. Undefined for a key whose colon stands on another line. */
function blankedFields(text: string, { steps, node }: Located & { readonly node: MapNode }, refined: ReadonlySet<string>): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const [index, { key }] of node.pairs.entries()) {
    if (refined.has(keyText(key) ?? '')) continue;
    const step: Step = { container: node, index };
    const colon = afterColon(text, key);
    if (colon !== undefined && crossesLine(text, key.end, colon)) return undefined;
    if (colon === undefined && !node.flow) return undefined;
    if (node.flow) edits.push(...commentsOf(text, [...steps, step]), replaceText(key.end, entryEnd(step), ''));
    else edits.push(...commentsAbove(text, [...steps, step]), replaceText(colon!, blockEntryEnd(text, step), ''));
  }
  return edits;
}

/** The comments of an entry itself: those above it, and the one behind it, or behind its key where a block follows. */
function commentsOf(text: string, steps: readonly Step[]): readonly TextEdit[] {
  const step = steps[steps.length - 1]!;
  const { container, index } = step;
  const pair = container.kind === 'map' ? container.pairs[index] : undefined;
  if (pair === undefined || (container.flow && !hasOwnLines(text, step))) return [];
  const hasBlock = (pair.value.kind === 'map' || pair.value.kind === 'seq') && !pair.value.flow;
  const head = afterColon(text, pair.key) ?? pair.key.end;
  const comma = container.flow ? commaAfter(text, step) : undefined;
  const from = hasBlock ? head : comma !== undefined ? comma + 1 : Math.max(head, entryEnd(step));
  const behind = skipBlanks(text, from);
  const end = hasBlock || container.flow ? lineEndFrom(text, from) : blockEntryEnd(text, step);
  const below = text.slice(from, end).trimStart().startsWith('#');
  return [...commentsAbove(text, steps), ...(text[behind] === '#' || below ? [replaceText(from, end, '')] : [])];
}

function commentsAbove(text: string, steps: readonly Step[]): readonly TextEdit[] {
  const start = entryStart(text, steps[steps.length - 1]!);
  if (!startsLine(text, start)) return [];
  const own = lineStartBefore(text, start);
  let run = commentRunStart(text, start, runLimit(text, steps));
  while (run < own && isInHeader(text, run)) run = nextLine(text, run);
  return run < own ? [replaceText(run, own, '')] : [];
}

/** Comments between and below the entries of a block that belong to none of them: they stay where the source is. */
function strayComments(text: string, { steps, node }: Located & { readonly node: MapNode }): readonly TextEdit[] {
  if (node.flow || node.pairs.length === 0) return [];
  const edits: TextEdit[] = [];
  const drop = (from: number, to: number): void => {
    if (from < to && text.slice(from, to).includes('#')) edits.push(replaceText(from, to, ''));
  };
  for (let index = 0; index < node.pairs.length; index++) {
    const step: Step = { container: node, index };
    const within = [...steps, step];
    const start = entryStart(text, step);
    if (!startsLine(text, start)) continue;
    const above = index === 0 ? runLimit(text, within) : nextLine(text, blockEntryEnd(text, { container: node, index: index - 1 }));
    drop(above, commentRunStart(text, start, runLimit(text, within)));
  }
  const last = steps[steps.length - 1];
  if (last !== undefined) drop(blockEntryEnd(text, { container: node, index: node.pairs.length - 1 }), blockEntryEnd(text, last));
  return edits;
}

/** The title as the first key of the entry. */
function titleIn(from: Written, text: string, { steps, node }: Located & { readonly node: MapNode }, title: string): TextEdit {
  const style = styleOf(from.text, from.tree);
  const first: Step = { container: node, index: 0 };
  const start = entryStart(text, first);
  const written = flowPair('title', title, style);
  if (!startsLine(text, start)) return insertText(start, `${written}, `);
  const indentation = ' '.repeat(column(text, start));
  const at = commentRunStart(text, start, runLimit(text, [...steps, first]));
  return insertText(at, `${indentation}${written}${node.flow ? ',' : ''}${style.eol}`);
}

/** The text after edits, if they make of the entry what is expected and of nothing else anything. */
function rewritten(from: Written, edits: readonly TextEdit[], path: Path, expected: Plain): (Written & { readonly edits: readonly TextEdit[] }) | undefined {
  if (!areDisjoint(edits)) return undefined;
  const text = applyEdits(from.text, edits);
  const tree = parse(text);
  if (!tree.wellFormed || tree.problems.length > from.tree.problems.length || tree.documents.length !== from.tree.documents.length) return undefined;
  const [section, name] = path as [string, string];
  const same = tree.documents.every(({ root }, number) => {
    const before = plainOf(from.tree.documents[number]?.root);
    const wanted = number === documentOf(from.unit) ? { ...asMap(before), [section]: { ...asMap(asMap(before)[section]), [name]: expected } } : before;
    return samePlain(plainOf(root), wanted);
  });
  return same ? { text, tree, unit: from.unit, edits } : undefined;
}

function valueAt({ tree, unit }: Written, path: Path): unknown {
  return path.reduce<unknown>((inner, segment) => asMap(inner)[segment], plainOf(tree.documents[documentOf(unit)]?.root));
}

function plainOf(root: Parameters<typeof toPlain>[0] | undefined): unknown {
  return root === undefined ? null : toPlain(root).value;
}

function isMapAt(found: Located | EditFailure): found is Located & { readonly node: MapNode } {
  return typeof found !== 'string' && found.node.kind === 'map';
}

function asMap(value: unknown): Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Plain) : {};
}
