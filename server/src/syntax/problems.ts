/** The problems that end a reading, with spans an editor can show. */
import type { Span } from '../text/span.ts';
import { diagnose } from './diagnose.ts';
import { isBlank, isLineEnd } from './gap.ts';
import { MAX_DEPTH } from './limits.ts';
import type { SyntaxReason } from './reasons.ts';
import type { SyntaxProblem, SyntaxProblemCode } from './tree.ts';

/** Longest word a problem of one offset is widened to. */
const MAX_WORD = 40;

/**
 * A span to see for a problem at one offset: the word or the blanks that start there, or the last character
 * before it when it stands at a line end or the end of the text. At least one character wide unless
 * the text is empty, never more than one line, never half a surrogate pair.
 */
function visibleSpan(text: string, offset: number): Span {
  let start = Math.max(0, Math.min(offset, text.length));
  if (start === text.length || isLineEnd(text.charCodeAt(start))) {
    let before = start;
    while (before > 0 && isSpace(text.charCodeAt(before - 1))) before--;
    if (before > 0) return { start: pairStart(text, before - 1), end: before };
    return { start: Math.min(start, Math.max(0, text.length - 1)), end: Math.min(start + 1, text.length) };
  }
  start = pairStart(text, start);
  let end = start + 1;
  const limit = Math.min(text.length, start + MAX_WORD);
  const blank = isBlank(text.charCodeAt(start));
  while (end < limit && isBlank(text.charCodeAt(end)) === blank && !isLineEnd(text.charCodeAt(end))) end++;
  if (end < text.length && isLowSurrogate(text.charCodeAt(end)) && isHighSurrogate(text.charCodeAt(end - 1))) end++;
  return { start, end };
}

/** The problem for a reason to stop reading. */
export function failureProblem(text: string, reason: SyntaxReason, offset: number): SyntaxProblem {
  const told = diagnose(text, reason, offset);
  return { code: codeOf(reason), span: visibleSpan(text, told.offset), detail: reason === 'depth' ? String(MAX_DEPTH) : told.reason };
}

/** The text nests deeper than the limit at `offset`. */
export function tooDeep(text: string, offset: number): SyntaxProblem {
  return failureProblem(text, 'depth', offset);
}

/** The text is longer than `limit`; `detail` is that limit in UTF-16 units. */
export function tooLarge(text: string, limit: number): SyntaxProblem {
  return { code: 'too-large', span: visibleSpan(text, 0), detail: String(limit) };
}

function codeOf(reason: SyntaxReason): SyntaxProblemCode {
  if (reason === 'depth') return 'too-deep';
  return reason === 'characters' ? 'not-text' : 'syntax';
}

function isSpace(code: number): boolean {
  return isBlank(code) || isLineEnd(code);
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** The start of the character that holds the unit at `at`. */
function pairStart(text: string, at: number): number {
  return at > 0 && isLowSurrogate(text.charCodeAt(at)) && isHighSurrogate(text.charCodeAt(at - 1)) ? at - 1 : at;
}
