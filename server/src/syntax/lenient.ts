/**
 * A closing bracket in the column of its key, as nearly everybody writes it:
 *
 *     fields: [
 *       naam,
 *     ]
 *
 * YAML 1.2 wants the bracket further in, and the reader refuses it. The meaning is not in doubt, so
 * the line ends before such a bracket are read as spaces. Every offset stays what it was.
 */
import { isBlank, isLineEnd, lineStartBefore } from './gap.ts';
import { isFailure, readTree } from './read.ts';
import { inText } from './scalars.ts';
import type { SyntaxTree } from './tree.ts';

/** The tree of a text whose closing brackets stand too far out, or undefined where that is not what is wrong with it. */
export function readLeniently(text: string): SyntaxTree | undefined {
  const brackets = bracketLines(text);
  const read = readJoined(text, brackets);
  if (read === undefined) return undefined;
  // A bracket that begins a line of a text block is text, and must stay on its line.
  const inside = inText(read, brackets);
  if (inside.size === 0) return read;
  const closing = brackets.filter((bracket) => !inside.has(bracket));
  const again = readJoined(text, closing);
  return again === undefined || inText(again, closing).size > 0 ? undefined : again;
}

function readJoined(text: string, brackets: readonly number[]): SyntaxTree | undefined {
  if (brackets.length === 0) return undefined;
  const read = readTree(joinLines(text, brackets));
  return isFailure(read) ? undefined : read;
}

/** Offsets of closing brackets that begin a line. */
function bracketLines(text: string): readonly number[] {
  const found: number[] = [];
  for (const match of text.matchAll(/[\r\n][ \t]*[\]}]/g)) found.push(match.index + match[0].length - 1);
  return found;
}

/** The text with what is between each bracket and the content before it as spaces. */
function joinLines(text: string, brackets: readonly number[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const bracket of brackets) {
    const content = Math.max(from, contentEnd(text, lineStartBefore(text, bracket)));
    parts.push(text.slice(from, content), ' '.repeat(bracket - content));
    from = bracket;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** The end of what stands before `from`, without line ends, blank lines, and comments. */
function contentEnd(text: string, from: number): number {
  let end = from;
  while (end > 0) {
    let stop = end;
    while (stop > 0 && isLineEnd(text.charCodeAt(stop - 1))) stop--;
    const start = lineStartBefore(text, stop);
    const comment = trailingComment(text, start, stop);
    let last = comment ?? stop;
    while (last > start && isBlank(text.charCodeAt(last - 1))) last--;
    if (last > start) return last;
    if (start === end) return start;
    end = start;
  }
  return 0;
}

/** Where the comment at the end of a line begins: its last `#` with white space before it. */
function trailingComment(text: string, start: number, end: number): number | undefined {
  for (let at = end - 1; at >= start; at--) {
    if (text.charCodeAt(at) === 35 && (at === start || isBlank(text.charCodeAt(at - 1)))) return at;
  }
  return undefined;
}
