/**
 * Taking an entry of a mapping over into another document as it is written: its bytes, with the
 * comments that belong to it, at the indentation of the place it comes to.
 */
import { documentOf, type Path, type UnitKey } from '../model/path.ts';
import { lineStartBefore } from '../syntax/gap.ts';
import { parse } from '../syntax/parse.ts';
import { toPlain } from '../syntax/plain.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import { applyEdits } from '../text/text-edit.ts';
import { planEdits, type EditPlan } from './apply.ts';
import { editPieces, editsOf, wholeText } from './composition.ts';
import { blockEntryEnd, commentRunStart, entryEnd, entryStart, hasOwnLines, runLimit } from './entry.ts';
import { samePlain } from './expected.ts';
import { column, skipBlanks, startsLine } from './lines.ts';
import { locate, pairAt, type EditFailure } from './locate.ts';
import { styleOf } from './style.ts';

/** A document of a text. */
export interface Written {
  readonly text: string;
  readonly tree: SyntaxTree;
  readonly unit: UnitKey;
}

/** Stands for what is carried over while its place is made. */
const MARK = 'carried-over';

/**
 * The edits that add the pair at `path` of one document to the section of that name in another.
 * Refused where it cannot be read there as it is here, as with an alias to something that stays behind.
 * @param path of two segments: a section and a name in it
 */
export function planCarryOver(from: Written, path: Path, to: Written): EditPlan {
  const [section, name] = path;
  const [source, target] = [from.tree.documents[documentOf(from.unit)], to.tree.documents[documentOf(to.unit)]];
  if (section === undefined || name === undefined || source?.root === undefined || target === undefined) return { failure: 'not-found' };
  const lines = linesOf(from.text, source.root, path);
  const value = plainAt(source.root, path);
  if (typeof lines === 'string') return { failure: lines };
  if (value === undefined) return { failure: 'shared-by-alias' };
  const before = target.root === undefined ? {} : asMap(toPlain(target.root).value);
  const isNew = before[section] === undefined || before[section] === null;
  const room = planEdits(to.text, to.tree, [{ op: 'insert', unit: to.unit, path: [section], key: name, value: MARK }]);
  if ('failure' in room) return room;

  const roomy = applyEdits(to.text, room.edits);
  const root = parse(roomy).documents[documentOf(to.unit)]?.root;
  const place = root === undefined ? 'not-found' : locate(root, isNew ? [section] : path);
  if (root === undefined || typeof place === 'string') return { failure: 'would-break' };
  const step = place.steps[place.steps.length - 1]!;
  const pair = pairAt(step)!;
  const style = styleOf(to.text, to.tree);
  const eol = style.eol;
  const at = (depth: number): string => lines.map((line) => (line === '' ? '' : ' '.repeat(depth) + line)).join(eol);
  const depth = column(roomy, pair.key.start);
  let edit;
  if (step.container.flow) {
    if (lines.length > 1 || lines[0]!.includes('#')) return { failure: 'would-break' };
    edit = { span: { start: pair.key.start, end: pair.value.end }, newText: lines[0]! };
  } else if (isNew) {
    edit = { span: { start: pair.key.end, end: Math.max(pair.key.end, pair.value.end) }, newText: `:${eol}${at(depth + style.step)}` };
  } else {
    if (!startsLine(roomy, pair.key.start)) return { failure: 'would-break' };
    edit = { span: { start: lineStartBefore(roomy, pair.key.start), end: pair.value.end }, newText: at(depth) };
  }
  const after = applyEdits(roomy, [edit]);
  const tree = parse(after);
  const expected = { ...before, [section]: { ...asMap(before[section]), [name]: value } };
  const read = tree.documents[documentOf(to.unit)]?.root;
  if (!tree.wellFormed || tree.problems.length > to.tree.problems.length || read === undefined || !samePlain(toPlain(read).value, expected)) return { failure: 'would-break' };
  return { edits: editsOf(editPieces(editPieces(wholeText(to.text), room.edits), [edit]), to.text.length) };
}

/** The lines of an entry with its comments, from the column it stands at. */
function linesOf(text: string, root: NonNullable<SyntaxTree['documents'][number]['root']>, path: Path): readonly string[] | EditFailure {
  const located = locate(root, path);
  if (typeof located === 'string') return located;
  const { steps } = located;
  const step = steps[steps.length - 1]!;
  const start = entryStart(text, step);
  const inFlow = step.container.flow;
  if (inFlow && hasOwnLines(text, step) && text[skipBlanks(text, entryEnd(step) + (text[entryEnd(step)] === ',' ? 1 : 0))] === '#') return 'would-break';
  if (!inFlow && !startsLine(text, start)) return 'would-break';
  const from = inFlow ? start : commentRunStart(text, start, runLimit(text, steps));
  const end = inFlow ? entryEnd(step) : blockEntryEnd(text, step);
  const depth = inFlow ? column(text, lineStartBefore(text, start) + /^[ \t]*/.exec(text.slice(lineStartBefore(text, start)))![0].length) : column(text, start);
  return text.slice(from, end).split(/\r\n|\n|\r/).map((line) => dedented(line, depth));
}

function dedented(line: string, depth: number): string {
  const blanks = /^ */.exec(line)![0].length;
  return line.trim() === '' ? '' : line.slice(Math.min(blanks, depth));
}

function plainAt(root: NonNullable<SyntaxTree['documents'][number]['root']>, path: Path): unknown {
  const { value, complete } = toPlain(root);
  return complete ? path.reduce<unknown>((inner, segment) => asMap(inner)[segment], value) : undefined;
}

function asMap(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
