/**
 * Scanning of the text between nodes: there only blanks, line ends, comments and indicators stand,
 * so a `#` always starts a comment. All functions are linear in the stretch they pass.
 */

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const HASH = 35;
const BYTE_ORDER_MARK = 0xfeff;

/** Whether a UTF-16 unit ends a line. */
export function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === RETURN;
}

/** Whether a UTF-16 unit is a space or a tab. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** The offset of the line end at or after `at`, or the length of the text. */
export function lineEndFrom(text: string, at: number): number {
  const length = text.length;
  let end = at;
  while (end < length && !isLineEnd(text.charCodeAt(end))) end++;
  return end;
}

/** The offset at which the line holding `at` begins. */
export function lineStartBefore(text: string, at: number): number {
  let start = at;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--;
  return start;
}

/** The first offset at or after `at` that is no blank, line end, byte-order mark or comment. */
export function skipGap(text: string, at: number): number {
  const length = text.length;
  let position = at;
  while (position < length) {
    const code = text.charCodeAt(position);
    if (code === HASH) position = lineEndFrom(text, position);
    else if (code === SPACE || code === LINE_FEED || code === RETURN || code === TAB || code === BYTE_ORDER_MARK) position++;
    else break;
  }
  return position;
}

/** The end of the text in `[from, to)` without the white space at its end; `from` if there is nothing else. */
export function trimEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from) {
    const code = text.charCodeAt(end - 1);
    if (!isBlank(code) && !isLineEnd(code)) break;
    end--;
  }
  return end;
}

/** The end of a block scalar: of its last non-blank line, or of its `|` or `>` with the indicators after it. */
export function blockScalarEnd(text: string, header: number, contentStart: number, contentEnd: number): number {
  const end = trimEnd(text, contentStart, contentEnd);
  if (end > contentStart) return end;
  let at = header + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const indicator = code === 43 || code === 45 || (code >= 48 && code <= 57);
    if (!indicator) break;
  }
  return at;
}
