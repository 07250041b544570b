/**
 * From symbolic operations to text edits.
 *
 * The operations are carried out one after another, each on the text the one before it left; the
 * result is then said as edits of the first text. Their paths all name nodes of the first text: after
 * the removal of item 0, `1` is still the item that was second. An operation on something that an
 * earlier one removed is left out. A collection that a removal empties stays if a later operation
 * adds to it.
 *
 * Nothing is trusted: the text is read again after every operation, and at the end every document
 * must have exactly the value that the operations ask for.
 */
import type { Path } from '../model/path.ts';
import { documentOf } from '../model/path.ts';
import { parse } from '../syntax/parse.ts';
import { toPlain } from '../syntax/plain.ts';
import type { DocumentNode, SyntaxTree } from '../syntax/tree.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { applyEdits, areDisjoint } from '../text/text-edit.ts';
import { planComment, planRecomment, planRename } from './annotate.ts';
import type { Change, Place } from './change.ts';
import type { Piece } from './composition.ts';
import { editPieces, editsOf, originOf, wholeText } from './composition.ts';
import { isInHeader } from './entry.ts';
import { expectedValue, samePlain } from './expected.ts';
import { planAppend, planInsert } from './insert.ts';
import type { EditFailure } from './locate.ts';
import { reach } from './locate.ts';
import type { Operation } from './operations.ts';
import { fills, rebaseOperations } from './rebase-path.ts';
import { planRemove } from './remove.ts';
import { planReplace } from './replace.ts';
import { styleOf } from './style.ts';
import { isWritable } from './write-value.ts';

export type { EditFailure } from './locate.ts';

/** Disjoint edits in the order of the text, or why there are none. */
export type EditPlan = { readonly edits: readonly TextEdit[] } | { readonly failure: EditFailure };

/**
 * Turns the operations on one file into edits of its text: all of them or, with a failure, none.
 * @param tree the tree of `text`, as `parse` gives it
 * @param operations on documents of this file only; the file in their unit keys is not looked at
 */
export function planEdits(text: string, tree: SyntaxTree, operations: readonly Operation[]): EditPlan {
  if (!tree.wellFormed) return { failure: 'not-yaml' };
  const style = styleOf(text, tree);
  const values = plainDocuments(tree);
  if (values === undefined) return { failure: 'would-break' };

  let now = { text, tree };
  let pieces: readonly Piece[] = wholeText(text);
  let [operation, ...rest] = operations;
  while (operation !== undefined) {
    const number = documentOf(operation.unit);
    const document = documentAt(now.tree, number);
    if (document === undefined) return { failure: 'not-yaml' };
    const before = pieces;
    const isHeader = (lineStart: number): boolean => {
      const origin = originOf(before, lineStart);
      return origin !== undefined && isInHeader(text, origin);
    };
    const place: Place = { ...now, document, style, isHeader, originOf: (offset) => originOf(before, offset) };
    const change = planOne(place, operation, rest);
    if (typeof change === 'string') return { failure: change };
    if (!areDisjoint(change.edits)) return { failure: 'would-break' };

    const [current, following] = [operation, rest];
    const inSequence = change.removed !== undefined && isItem(document, change.removed);
    rest = rebaseOperations(following, current, change, inSequence);
    values[number] = expectedValue(values[number], current, change);
    pieces = editPieces(pieces, change.edits);
    const after = applyEdits(now.text, change.edits);
    now = { text: after, tree: parse(after) };
    if (!now.tree.wellFormed) return { failure: 'would-break' };
    [operation, ...rest] = rest;
  }
  return isAsExpected(tree, now.tree, values) ? { edits: editsOf(pieces, text.length) } : { failure: 'would-break' };
}

function planOne(place: Place, operation: Operation, later: readonly Operation[]): Change | EditFailure {
  const { path } = operation;
  if ('value' in operation && !isWritable(operation.value)) return 'too-deep';
  switch (operation.op) {
    case 'remove':
      return planRemove(place, path, (collection) => staysFilled(collection, path, operation, later));
    case 'replace':
      return planReplace(place, path, operation.value);
    case 'rename':
      return planRename(place, path, operation.key);
    case 'insert':
      return planInsert(place, path, operation.key, operation.value, operation.after);
    case 'append':
      return planAppend(place, path, operation.value);
    case 'comment':
      return planComment(place, path, operation.text);
    case 'recomment':
      return planRecomment(place, operation);
  }
}

function staysFilled(collection: Path, removed: Path, { unit }: Operation, later: readonly Operation[]): boolean {
  const child = removed.slice(0, collection.length + 1);
  return later.some((operation) => operation.unit === unit && fills(operation, collection, child));
}

/** An empty text has no documents; it counts as one without content. */
function documentAt({ documents }: SyntaxTree, number: number): DocumentNode | undefined {
  if (documents.length === 0 && number === 0) return { start: 0, end: 0, root: undefined };
  return documents[number];
}

function isItem({ root }: DocumentNode, path: Path): boolean {
  const reached = root === undefined ? 'not-found' : reach(root, path.slice(0, -1));
  return typeof reached !== 'string' && reached.node.kind === 'seq';
}

/** The plain values of all documents, undefined for one without content; undefined if one cannot be known whole. */
function plainDocuments({ documents }: SyntaxTree): unknown[] | undefined {
  const values: unknown[] = [];
  for (const { root } of documents) {
    if (root === undefined) values.push(null);
    else {
      const { value, complete } = toPlain(root);
      if (!complete) return undefined;
      values.push(value);
    }
  }
  return values.length === 0 ? [null] : values;
}

function isAsExpected(before: SyntaxTree, after: SyntaxTree, expected: readonly unknown[]): boolean {
  const values = plainDocuments(after);
  return values !== undefined && after.problems.length <= before.problems.length && samePlain(values, expected);
}
