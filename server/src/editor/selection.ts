/** What a selection grows to: from the part of a name to the whole text. */
import { comments } from '../syntax/comments.ts';
import type { Node, SyntaxTree } from '../syntax/tree.ts';
import type { Workspace } from '../service/workspace.ts';
import type { FileId, SourceFile } from '../text/source-file.ts';
import { contains, type Span } from '../text/span.ts';
import { treeOf } from './at.ts';

/** The spans around each of several offsets of the newest text of a file; see `selectionsAt`. */
export function selectionsIn(file: FileId, offsets: readonly number[], workspace: Workspace): readonly (readonly Span[])[] {
  const state = workspace.file(file);
  if (state === undefined) return [];
  const tree = treeOf(state);
  return offsets.map((offset) => selectionsAt(state.source, tree, offset));
}

/** The spans around an offset, innermost first, each larger than the one before and holding it; the last is the whole text. */
export function selectionsAt(source: SourceFile, tree: SyntaxTree, offset: number): readonly Span[] {
  const { text } = source;
  const at = Math.max(0, Math.min(offset, text.length));
  const found: Span[] = [];
  const grow = (span: Span): void => {
    const last = found[found.length - 1];
    const holds = last === undefined ? span.start <= at && at <= span.end : contains(span, last) && (span.start < last.start || span.end > last.end);
    if (holds) found.push({ start: span.start, end: span.end });
  };
  const comment = comments(text, tree).find(({ span }) => span.start <= at && at <= span.end);
  if (comment !== undefined) for (const span of [...wordsAt(text, comment.span, at), { start: comment.span.end - text.slice(comment.span.start + 1, comment.span.end).trimStart().length, end: comment.span.end }, comment.span]) grow(span);
  for (const { root } of tree.documents) {
    if (root === undefined || at < root.start || at > root.end) continue;
    const chain = nodesAt(root, at);
    const [innermost] = chain;
    if (comment === undefined && innermost?.kind === 'scalar') for (const span of scalarSpans(text, innermost, at)) grow(span);
    for (const node of chain) for (const span of spansOf(text, node, at)) grow(span);
    break;
  }
  if (found.length === 0) for (const span of wordsAt(text, source.lineSpan(source.positionAt(at).line), at)) grow(span);
  grow({ start: 0, end: text.length });
  return found.length > 0 ? found : [{ start: at, end: at }];
}

/** The nodes that hold an offset, innermost first. */
function nodesAt(root: Node, at: number): readonly Node[] {
  const chain: Node[] = [root];
  const holds = ({ start, end }: Span): boolean => start <= at && at <= end;
  for (let node: Node | undefined = root; node !== undefined; ) {
    const children: readonly Node[] = node.kind === 'map' ? node.pairs.flatMap(({ key, value }) => [key, value]) : node.kind === 'seq' ? node.items : [];
    // Where two nodes touch, the one with something in it counts.
    node = children.findLast((child) => holds(child) && child.end > child.start) ?? children.findLast(holds);
    if (node !== undefined) chain.unshift(node);
  }
  return chain;
}

/** The node, and before it the pair of it that holds the offset; between brackets first without them. */
function spansOf(text: string, node: Node, at: number): readonly Span[] {
  const pair = node.kind === 'map' ? node.pairs.findLast(({ key, value }) => key.start <= at && at <= Math.max(key.end, value.end)) : undefined;
  const spans: Span[] = pair === undefined ? [] : [{ start: pair.key.start, end: Math.max(pair.key.end, pair.value.end) }];
  if ((node.kind === 'map' || node.kind === 'seq') && node.flow) spans.push(within(text, node));
  return [...spans, node];
}

function within(text: string, { start, end }: Span): Span {
  const inner = text.slice(start + 1, /[\]}]/.test(text.charAt(end - 1)) ? end - 1 : end);
  const from = start + 1 + (inner.length - inner.trimStart().length);
  return { start: from, end: Math.max(from, start + 1 + inner.trimEnd().length) };
}

function scalarSpans(text: string, node: Extract<Node, { kind: 'scalar' }>, at: number): readonly Span[] {
  const quoted = (node.style === 'single' || node.style === 'double') && node.end - node.start > 1;
  const inner = quoted ? { start: node.start + 1, end: node.end - 1 } : node;
  return [...wordsAt(text, inner, at), inner];
}

const WORD = /[\p{L}\p{N}_]+/gu;
/** What a reference is made of: `input.field`, `pipeline/output`. */
const NAME = /[\p{L}\p{N}_-]+/gu;

/** The word, the name and the run of characters without white space that hold an offset, as far as they differ. */
function wordsAt(text: string, { start, end }: Span, at: number): readonly Span[] {
  const from = Math.max(start, at - LONGEST);
  const part = text.slice(from, Math.min(end, at + LONGEST));
  return [WORD, NAME, /[^\s,]+/g].flatMap((pattern) => {
    const found = [...part.matchAll(pattern)].map((match) => ({ start: from + match.index, end: from + match.index + match[0].length }));
    return found.find((span) => span.start <= at && at < span.end) ?? found.find((span) => span.end === at) ?? [];
  });
}

/** No word is longer; what stands further away is not looked at. */
const LONGEST = 500;
