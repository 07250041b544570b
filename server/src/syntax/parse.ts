/** The reading everything else starts from: fast, whole, and with every problem of the text as YAML. */
import { checkTree } from './check.ts';
import { readLeniently } from './lenient.ts';
import { MAX_TEXT } from './limits.ts';
import { failureProblem, tooLarge } from './problems.ts';
import { isFailure, readTree } from './read.ts';
import type { SyntaxProblem, SyntaxTree } from './tree.ts';

/**
 * Reads a text as YAML 1.2, all its documents.
 *
 * A text that cannot be read whole gives no documents and exactly one problem (`syntax`,
 * `too-deep`, `too-large` or `not-text`) with `wellFormed: false`; what can be read of it is asked
 * with `tolerantTree`. The other problems (`duplicate-key`, `unknown-alias`, `alias-bomb`,
 * `key-not-text`) stand beside a whole tree and leave `wellFormed` true.
 *
 * Linear in the text, broken or not. Never throws.
 */
export function parse(text: string): SyntaxTree {
  if (text.length > MAX_TEXT) return unread(tooLarge(text, MAX_TEXT));
  const nul = text.indexOf('\0');
  if (nul !== -1) return unread(failureProblem(text, 'characters', nul));
  const strict = readTree(text);
  const read = isFailure(strict) && strict.reason === 'not-closed' ? (readLeniently(text) ?? strict) : strict;
  if (isFailure(read)) return unread(failureProblem(text, read.reason, read.span.start));
  const problems = checkTree(read.documents);
  return problems.length === 0 ? read : { ...read, problems };
}

function unread(problem: SyntaxProblem): SyntaxTree {
  return { documents: [], problems: [problem], wellFormed: false };
}
