/** The places in a text that are still to be filled in: where a cursor goes after a change that leaves something open. */
import { PLACEHOLDER } from '../base/placeholder.ts';
import { directiveComments } from '../syntax/comments.ts';
import { parse } from '../syntax/parse.ts';
import type { Node } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { openAnswers } from './ignore.ts';

/**
 * The blanks of a text, in its order: values that are the placeholder and nothing else, and the answers
 * that a comment that ignores findings still lacks. The word elsewhere, as in a name,
 * a sentence or another comment, is no blank.
 */
export function blanksIn(text: string): readonly Span[] {
  if (!text.includes(PLACEHOLDER)) return [];
  const tree = parse(text);
  const found: Span[] = [];
  for (const { span } of directiveComments(text, tree)) for (const { start, end } of openAnswers(text.slice(span.start, span.end))) found.push({ start: span.start + start, end: span.start + end });
  const open: Node[] = tree.documents.flatMap(({ root }) => root ?? []);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'map') for (const { value } of node.pairs) open.push(value);
    else if (node.kind === 'seq') for (const item of node.items) open.push(item);
    else if (node.kind === 'scalar' && node.value === PLACEHOLDER) found.push({ start: node.start, end: node.end });
  }
  return found.sort((a, b) => a.start - b.start);
}
