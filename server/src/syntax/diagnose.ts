/**
 * From where the parser stopped to what someone did wrong: it notices a mistake later than it was
 * made, and has one reason for several. Looks at the line of the failure and the one before it.
 */
import { isBlank, isLineEnd, lineStartBefore, trimEnd } from './gap.ts';
import type { SyntaxReason } from './reasons.ts';

/** A reason, and the offset at which to show it. */
export interface Diagnosis {
  readonly reason: SyntaxReason;
  readonly offset: number;
}

const COLON = 58;

/** The reason and the place to tell for what the parser said. */
export function diagnose(text: string, reason: SyntaxReason, offset: number): Diagnosis {
  const at = Math.min(offset, text.length);
  switch (reason) {
    case 'not-closed':
      // Noticed only where the next line begins; what is missing belongs before that.
      return { reason, offset: trimEnd(text, 0, at) };
    case 'indentation':
      return afterValue(text, at);
    case 'multiline-key':
    case 'document-end':
      return lineWithoutColon(text, reason, at);
    default:
      return { reason, offset: at };
  }
}

/** The parser calls everything it did not expect behind a value bad indentation. */
function afterValue(text: string, at: number): Diagnosis {
  const line = lineStartBefore(text, at);
  const before = text.slice(line, at);
  if (before.trim() === '') return { reason: 'indentation', offset: at };
  const behindColon = /:\s/.test(before);
  if (text.charCodeAt(at) === COLON) return { reason: behindColon ? 'colon-in-value' : 'indentation', offset: at };
  return { reason: /[@`%]/.test(text.charAt(at)) ? 'reserved-character' : 'after-value', offset: at };
}

/** A key that runs over lines is nearly always a line without its colon above a key. */
function lineWithoutColon(text: string, reason: SyntaxReason, at: number): Diagnosis {
  if (text.charCodeAt(at) !== COLON) return { reason, offset: at };
  const above = trimEnd(text, 0, lineStartBefore(text, at));
  if (above === 0) return { reason, offset: at };
  let start = lineStartBefore(text, above);
  while (start < above && (isBlank(text.charCodeAt(start)) || isLineEnd(text.charCodeAt(start)))) start++;
  return { reason: 'multiline-key', offset: start };
}
