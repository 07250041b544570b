/**
 * Offsets that the fast library's events leave out, found again in the text: where an absent key,
 * value or item stands, where a flow collection ends, where a block scalar begins. Each looks only
 * at the gap after `cursor`, the end of what was read before, so all of them together are linear.
 */
import { isBlank, isLineEnd, lineEndFrom, lineStartBefore, skipGap } from './gap.ts';

const PERCENT = 37;
const COMMA = 44;
const DASH = 45;
const COLON = 58;
const GREATER = 62;
const QUESTION = 63;
const BAR = 124;

/** Where an absent key stands: after its `?`, else before its `:`. */
export function absentKey(text: string, cursor: number): number {
  let at = skipGap(text, cursor);
  if (text.charCodeAt(at) === COMMA) at = skipGap(text, at + 1);
  return text.charCodeAt(at) === QUESTION ? at + 1 : at;
}

/**
 * Where an absent value stands: after its `:`, or at the end of the key when there is no `:`. In a
 * block a `:` with more right behind it begins the next key: `? a`, then `:b: c` on the next line.
 */
export function absentValue(text: string, cursor: number, flow: boolean): number {
  const at = skipGap(text, cursor);
  if (text.charCodeAt(at) !== COLON) return cursor;
  const next = text.charCodeAt(at + 1);
  return flow || at + 1 === text.length || isBlank(next) || isLineEnd(next) ? at + 1 : cursor;
}

/** Where an absent item of a block sequence stands: after its `-`. */
export function absentItem(text: string, cursor: number): number {
  const at = skipGap(text, cursor);
  return text.charCodeAt(at) === DASH ? at + 1 : at;
}

/** The end of the flow collection whose last child ended at `cursor`: after its bracket. */
export function flowEnd(text: string, cursor: number): number {
  let at = skipGap(text, cursor);
  if (text.charCodeAt(at) === COMMA) at = skipGap(text, at + 1);
  return Math.min(at + 1, text.length);
}

/** The offset of the `|` or `>` of a block scalar whose content starts at `contentStart`. */
export function blockScalarStart(text: string, cursor: number, contentStart: number): number {
  // The header is the line before the content; at the end of the text it may lack its line end.
  let headerEnd = contentStart;
  if (headerEnd > 0 && text.charCodeAt(headerEnd - 1) === 10) headerEnd--;
  if (headerEnd > 0 && text.charCodeAt(headerEnd - 1) === 13) headerEnd--;
  let at = Math.max(cursor, lineStartBefore(text, headerEnd));
  while (at < headerEnd) {
    const code = text.charCodeAt(at);
    if (code === BAR || code === GREATER) break;
    at++;
  }
  return at;
}

/** The offset after the `---` that follows `cursor`, past blanks, comments, directives and `...`. */
export function afterDocumentStart(text: string, cursor: number): number {
  let at = skipGap(text, cursor);
  for (;;) {
    if (text.startsWith('---', at)) return at + 3;
    if (text.startsWith('...', at)) at = skipGap(text, at + 3);
    else if (text.charCodeAt(at) === PERCENT) at = skipGap(text, lineEndFrom(text, at));
    else return cursor;
  }
}
