/** The reading everything else starts from: fast, whole, and with every problem of the text as YAML. */
import { checkTree } from './check.ts';
import { readLeniently } from './lenient.ts';
import { MAX_TEXT, type ReadLimits } from './limits.ts';
import { failureProblem, tooLarge } from './problems.ts';
import { isFailure, readTree } from './read.ts';
import type { Node, SyntaxProblem, SyntaxTree } from './tree.ts';

/**
 * Reads a text as YAML 1.2, all its documents.
 *
 * A text that cannot be read whole gives no documents and exactly one problem (`syntax`,
 * `too-deep`, `too-large` or `not-text`) with `wellFormed: false`; what can be read of it is asked
 * with `tolerantTree`. The other problems (`duplicate-key`, `unknown-alias`, `alias-bomb`,
 * `key-not-text`) stand beside a whole tree and leave `wellFormed` true.
 *
 * Linear in the text, broken or not. Never throws.
 * @param limits lower bounds than the built-in ones
 */
export function parse(text: string, limits: ReadLimits = {}): SyntaxTree {
  const longest = Math.min(limits.text ?? MAX_TEXT, MAX_TEXT);
  if (text.length > longest) return unread(tooLarge(text, longest));
  const nul = text.indexOf('\0');
  if (nul !== -1) return unread(failureProblem(text, 'characters', nul));
  const strict = readTree(text);
  const read = isFailure(strict) && strict.reason === 'not-closed' ? (readLeniently(text) ?? strict) : strict;
  if (isFailure(read)) return unread(failureProblem(text, read.reason, read.span.start));
  const tooDeep = limits.depth === undefined ? undefined : firstBelow(read, limits.depth);
  if (tooDeep !== undefined) return unread({ ...failureProblem(text, 'depth', tooDeep.start), detail: String(limits.depth) });
  const problems = checkTree(read.documents, limits.aliasNodes);
  return problems.length === 0 ? read : { ...read, problems };
}

/** The first node, in the order of the text, that lies deeper than `depth`. */
function firstBelow({ documents }: SyntaxTree, depth: number): Node | undefined {
  const open = documents.flatMap(({ root }) => (root === undefined ? [] : [{ node: root, level: 1 }])).reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, level } = next;
    if (level > depth) return node;
    const children = node.kind === 'seq' ? node.items : node.kind === 'map' ? node.pairs.flatMap(({ key, value }) => [key, value]) : [];
    for (let i = children.length - 1; i >= 0; i--) open.push({ node: children[i]!, level: level + 1 });
  }
  return undefined;
}

function unread(problem: SyntaxProblem): SyntaxTree {
  return { documents: [], problems: [problem], wellFormed: false };
}
