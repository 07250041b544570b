/** Lines of a text, asked by offset. A line ends at `\n`, `\r\n` or a lone `\r`. */
import { isBlank, isLineEnd, lineEndFrom, lineStartBefore } from '../syntax/gap.ts';

/** The offset after the line end at `at`; `at` itself where none stands. */
export function afterLineEnd(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 13) return text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
  return code === 10 ? at + 1 : at;
}

/** The start of the line after the one that holds `at`, or the length of the text. */
export function nextLine(text: string, at: number): number {
  return afterLineEnd(text, lineEndFrom(text, at));
}

/** The offset before the line end that precedes a line start; 0 for the first line. */
export function endOfPreviousLine(text: string, lineStart: number): number {
  let at = lineStart;
  if (at > 0 && text.charCodeAt(at - 1) === 10) at--;
  if (at > 0 && text.charCodeAt(at - 1) === 13) at--;
  return at;
}

/** The first offset at or after `at` that holds no space or tab. */
export function skipBlanks(text: string, at: number): number {
  let position = at;
  while (position < text.length && isBlank(text.charCodeAt(position))) position++;
  return position;
}

/** The first offset such that only spaces and tabs stand between it and `at`. */
export function blanksBefore(text: string, at: number): number {
  let position = at;
  while (position > 0 && isBlank(text.charCodeAt(position - 1))) position--;
  return position;
}

/** Whether only blanks stand before `at` on its line. */
export function startsLine(text: string, at: number): boolean {
  const before = blanksBefore(text, at);
  return before === 0 || isLineEnd(text.charCodeAt(before - 1));
}

/** Whether nothing but blanks and a comment stands between `at` and the end of its line. */
export function endsLine(text: string, at: number): boolean {
  const next = skipBlanks(text, at);
  return next >= text.length || isLineEnd(text.charCodeAt(next)) || (next > at && text[next] === '#');
}

/** Whether the line that starts at `lineStart` holds nothing but blanks. The end of the text is no line. */
export function isBlankLine(text: string, lineStart: number): boolean {
  if (lineStart >= text.length) return false;
  const next = skipBlanks(text, lineStart);
  return next >= text.length || isLineEnd(text.charCodeAt(next));
}

/** The column of the comment alone on the line that starts at `lineStart`; undefined for any other line. */
export function commentColumn(text: string, lineStart: number): number | undefined {
  const next = skipBlanks(text, lineStart);
  return text[next] === '#' ? next - lineStart : undefined;
}

/** The zero-based column of an offset, in UTF-16 units. */
export function column(text: string, at: number): number {
  return at - lineStartBefore(text, at);
}

/** Whether a line end stands between two offsets. */
export function crossesLine(text: string, from: number, to: number): boolean {
  return lineEndFrom(text, from) < to;
}
