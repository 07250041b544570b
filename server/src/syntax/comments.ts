/** Comments: where they stand, and what a comment that carries a directive speaks about. */
import type { Span } from '../text/span.ts';
import { isBlank, isLineEnd, lineEndFrom, lineStartBefore } from './gap.ts';
import { scalarsOf } from './scalars.ts';
import type { Node, Pair, ScalarNode, SyntaxTree } from './tree.ts';

/** A comment; its span runs from the `#` to the end of the line. */
export interface Comment {
  readonly span: Span;
  /** What stands after the `#`, without the white space around it. */
  readonly text: string;
  /** Whether nothing but blanks stands before it on its line. */
  readonly ownLine: boolean;
}

/** How a comment that speaks to grondslag begins, after its `#`. */
const DIRECTIVE = 'grondslag:';

/**
 * All comments of a text, in its order; linear. A `#` inside a scalar is no comment, nor one that
 * no white space precedes. For a text without a tree every `#` that could begin one counts.
 */
export function comments(text: string, tree: SyntaxTree): Comment[] {
  return commentsAmong(text, tree, text.indexOf('#'));
}

/** The comments that begin with `grondslag:`. Looks at the tree only when there may be one. */
export function directiveComments(text: string, tree: SyntaxTree): Comment[] {
  if (!/#[ \t]*grondslag:/.test(text)) return [];
  return comments(text, tree).filter((comment) => comment.text.startsWith(DIRECTIVE));
}

function commentsAmong(text: string, tree: SyntaxTree, firstHash: number): Comment[] {
  const found: Comment[] = [];
  if (firstHash === -1) return found;
  const scalars = scalarsOf(tree);
  let next = 0;
  for (let at = firstHash; at !== -1; ) {
    while (next < scalars.length && scalars[next]!.end <= at) next++;
    const scalar = scalars[next];
    if (scalar !== undefined && scalar.start <= at && !inHeader(text, scalar, at)) {
      at = text.indexOf('#', scalar.end);
    } else if (at > 0 && !isBlank(text.charCodeAt(at - 1)) && !isLineEnd(text.charCodeAt(at - 1)) && text.charCodeAt(at - 1) !== 0xfeff) {
      at = text.indexOf('#', at + 1);
    } else {
      const end = lineEndFrom(text, at);
      let before = at;
      while (before > 0 && isBlank(text.charCodeAt(before - 1))) before--;
      const ownLine = before === 0 || isLineEnd(text.charCodeAt(before - 1));
      found.push({ span: { start: at, end }, text: text.slice(at + 1, end).trim(), ownLine });
      at = text.indexOf('#', end);
    }
  }
  return found;
}

/** Whether an offset lies on the line of a block scalar's `|` or `>`, where a comment may follow. */
function inHeader(text: string, { style, start }: ScalarNode, at: number): boolean {
  return (style === 'literal' || style === 'folded') && at < lineEndFrom(text, start);
}

/**
 * The part of the text a comment speaks about. A comment alone on its line covers the node right
 * below it: the outermost mapping pair or sequence item that starts on the next line with content,
 * from that line's first character to the end of the node. A comment behind something covers the
 * line it stands on, from the first character to the `#`. With nothing below it, it covers itself.
 */
export function coveredSpan(comment: Comment, text: string, tree: SyntaxTree): Span {
  const line = lineStartBefore(text, comment.span.start);
  if (!comment.ownLine) return { start: firstInLine(text, line), end: comment.span.start };
  const below = nextContent(text, comment.span.end);
  if (below === undefined) return comment.span;
  const lineEnd = lineEndFrom(text, below);
  for (const { root } of tree.documents) {
    if (root === undefined || root.end < below) continue;
    const end = endOfNodeStartingIn(root, { start: below, end: lineEnd }, text);
    return { start: below, end: Math.max(end ?? lineEnd, below) };
  }
  return { start: below, end: lineEnd };
}

/** The first offset after `from` that holds neither white space nor comment, on a later line. */
function nextContent(text: string, from: number): number | undefined {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isBlank(code) || isLineEnd(code)) at++;
    else if (code === 35) at = lineEndFrom(text, at);
    else return at;
  }
  return undefined;
}

function firstInLine(text: string, lineStart: number): number {
  let at = lineStart;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

/**
 * Walks down to the outermost pair or item that starts within `line`; the end of it. On a line that
 * begins with an indicator, an anchor or a tag the node itself may start on a later line.
 */
function endOfNodeStartingIn(root: Node, line: Span, text: string): number | undefined {
  const latest = /[-?&!]/.test(text.charAt(line.start)) && !text.startsWith('---', line.start) ? Infinity : line.end;
  let node: Node | undefined = root;
  while (node !== undefined) {
    let inner: Node | undefined;
    switch (node.kind) {
      case 'scalar':
      case 'alias':
        return node.start >= line.start && node.start <= latest ? node.end : undefined;
      case 'map': {
        const pair: Pair | undefined = firstEndingFrom(node.pairs, line.start, ({ key, value }) => Math.max(key.end, value.end));
        if (pair === undefined) return undefined;
        if (pair.key.start >= line.start) return pair.key.start <= latest ? Math.max(pair.key.end, pair.value.end) : undefined;
        inner = pair.key.end >= line.start ? pair.key : pair.value;
        break;
      }
      case 'seq': {
        const item: Node | undefined = firstEndingFrom(node.items, line.start, ({ end }) => end);
        if (item === undefined) return undefined;
        if (item.start >= line.start) return item.start <= latest ? item.end : undefined;
        inner = item;
        break;
      }
    }
    node = inner;
  }
  return undefined;
}

/** The first of entries in the order of the text that ends at or after an offset. */
function firstEndingFrom<T>(entries: readonly T[], offset: number, endOf: (entry: T) => number): T | undefined {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endOf(entries[middle]!) < offset) low = middle + 1;
    else high = middle;
  }
  return entries[low];
}
