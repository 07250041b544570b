/**
 * Formatting that touches white space only: indentation, the inside of brackets, ends of lines and of the
 * file. Order, comments, empty lines, quotes, line ends and block scalars stay; a result that would not say
 * the same is not given.
 */
import { styleOf } from '../edit/style.ts';
import { declares } from '../service/parsed-file.ts';
import type { Workspace } from '../service/workspace.ts';
import { comments } from '../syntax/comments.ts';
import { lineEndFrom, lineStartBefore } from '../syntax/gap.ts';
import { parse } from '../syntax/parse.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { FileId } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { applyEdits, areDisjoint, type TextEdit } from '../text/text-edit.ts';
import { treeOf } from './at.ts';
import { flowEdits } from './format-flow.ts';
import { indentEdits } from './format-indent.ts';
import { endEdits, trailingEdits } from './format-ends.ts';
import { sameTree } from './same-tree.ts';

export interface FormatOptions {
  /** Columns per level; what is not from 2 to 7 gives what most of the file has. Eight is how wide a tab is where nobody chose, and no way to write YAML. */
  readonly tabSize: number | undefined;
  /** Yes unless said otherwise, as for the next two. */
  readonly trimTrailingWhitespace?: boolean;
  readonly insertFinalNewline?: boolean;
  readonly trimFinalNewlines?: boolean;
}

/** The edits that format the newest text of a file, or a part of it; undefined where that cannot be, and for a file that does not say it is ours. */
export function formatIn(file: FileId, range: Span | undefined, options: FormatOptions, workspace: Workspace): readonly TextEdit[] | undefined {
  const state = workspace.file(file);
  if (state === undefined || state.parsed.unreadable || !declares(state.source.text)) return undefined;
  const { text } = state.source;
  return range === undefined ? formatEdits(text, options, treeOf(state)) : formatRangeEdits(text, range, options, treeOf(state));
}

/** The edits that format a text, none where it is as it should be; undefined for a text that cannot be read or is indented with tabs. */
export function formatEdits(text: string, options: FormatOptions, tree: SyntaxTree = parse(text)): readonly TextEdit[] | undefined {
  if (!tree.wellFormed || tree.documents.every(({ root }) => root === undefined)) return undefined;
  const { tabSize } = options;
  const style = styleOf(text, tree);
  const step = tabSize !== undefined && Number.isInteger(tabSize) && tabSize >= 2 && tabSize < 8 ? tabSize : style.step;
  const indents = indentEdits(text, tree, step, style.dashStep === 0 ? 0 : step);
  if (indents === undefined) return undefined;
  const ends = endEdits(text, style.eol, options);
  const endsFrom = ends[0]?.span.start ?? Infinity;
  const trailing = options.trimTrailingWhitespace === false ? [] : trailingEdits(text, tree).filter(({ span }) => span.end < endsFrom);
  const flow = flowEdits(text, tree, style.braceSpace, style.bracketSpace);
  const inText = indents.filter(({ span }) => span.end <= endsFrom);
  // What one part would change the meaning of, the others may still be right about.
  const attempts = [[...inText, ...flow, ...trailing, ...ends], [...indents, ...flow, ...trailing], [...flow, ...trailing], trailing];
  return attempts.find((edits) => keepsMeaning(text, tree, edits)) ?? [];
}

/**
 * The edits of `formatEdits` on the lines that a range touches; where those lines alone cannot be changed without changing what
 * the text says, on the whole top-level entries that it touches.
 */
export function formatRangeEdits(text: string, range: Span, options: FormatOptions, tree: SyntaxTree = parse(text)): readonly TextEdit[] | undefined {
  const edits = formatEdits(text, { ...options, insertFinalNewline: false, trimFinalNewlines: false }, tree);
  if (edits === undefined) return undefined;
  const within = ({ start, end }: Span): readonly TextEdit[] => edits.filter(({ span }) => start <= span.start && span.end <= end);
  const lines = { start: lineStartBefore(text, range.start), end: lineEndFrom(text, range.end) };
  const sections = tree.documents.flatMap(({ root }) => (root?.kind === 'map' ? root.pairs.map(({ key, value }) => ({ start: lineStartBefore(text, key.start), end: lineEndFrom(text, Math.max(key.end, value.end)) })) : []));
  const touched = sections.filter(({ start, end }) => start <= lines.end && lines.start <= end);
  const whole = { start: Math.min(lines.start, ...touched.map(({ start }) => start)), end: Math.max(lines.end, ...touched.map(({ end }) => end)) };
  return [within(lines), within(whole)].find((some) => keepsMeaning(text, tree, some)) ?? [];
}

/** Whether the text after the edits has the same nodes and comments. */
function keepsMeaning(text: string, tree: SyntaxTree, edits: readonly TextEdit[]): boolean {
  if (edits.length === 0) return true;
  if (!areDisjoint(edits)) return false;
  const after = applyEdits(text, edits);
  const read = parse(after);
  if (!read.wellFormed || read.problems.length !== tree.problems.length || !sameTree(tree, read)) return false;
  const [old, now] = [comments(text, tree), comments(after, read)];
  return old.length === now.length && old.every((comment, index) => comment.text === now[index]!.text && comment.ownLine === now[index]!.ownLine);
}
