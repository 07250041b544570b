/** What can be folded in a text: mappings, lists, block scalars, collections between brackets, comments, regions and documents. */
import { comments, type Comment } from '../syntax/comments.ts';
import type { Node, SyntaxTree } from '../syntax/tree.ts';
import type { Workspace } from '../service/workspace.ts';
import type { FileId, SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { treeOf } from './at.ts';

/** What stays in sight is the line of `start`; `end` is on the last line that folds away. */
export interface Fold extends Span {
  readonly kind: 'comment' | 'region' | undefined;
}

export interface FoldOptions {
  /** Whether the client folds whole lines: then a line with a closing bracket stays in sight. */
  readonly wholeLines: boolean;
  /** Most folds the client wants; the outermost ones are kept. */
  readonly limit: number | undefined;
}

/** The folds of the newest text of a file; see `foldsOf`. */
export function foldsIn(file: FileId, workspace: Workspace, options: FoldOptions): readonly Fold[] {
  const state = workspace.file(file);
  return state === undefined ? [] : foldsOf(state.source, treeOf(state), options);
}

/** The folds of a text in the order of their first lines, one for each line. */
export function foldsOf(source: SourceFile, tree: SyntaxTree, { wholeLines, limit }: FoldOptions): readonly Fold[] {
  const found: Fold[] = [...documentFolds(source, tree), ...nodeFolds(source, tree, wholeLines), ...commentFolds(source, tree)];
  const byLine = new Map<number, Fold & { readonly last: number }>();
  for (const fold of found) {
    const first = source.positionAt(fold.start).line;
    const last = source.positionAt(fold.end).line;
    const other = byLine.get(first);
    if (last > first && (other === undefined || other.last < last)) byLine.set(first, { ...fold, last });
  }
  const folds = [...byLine].sort(([a], [b]) => a - b);
  if (limit === undefined || folds.length <= limit) return folds.map(([, fold]) => bare(fold));
  const depths = depthsOf(folds.map(([first, { last }]) => ({ first, last })));
  const kept = new Set(depths.map((depth, index) => ({ depth, index })).sort((a, b) => a.depth - b.depth || a.index - b.index).slice(0, Math.max(0, limit)).map(({ index }) => index));
  return folds.filter((_, index) => kept.has(index)).map(([, fold]) => bare(fold));
}

function bare({ start, end, kind }: Fold): Fold {
  return { start, end, kind };
}

/** How many folds each fold lies in; they are sorted by first line. */
function depthsOf(folds: readonly { readonly first: number; readonly last: number }[]): number[] {
  const open: number[] = [];
  return folds.map(({ first, last }) => {
    while (open.length > 0 && open[open.length - 1]! < first) open.pop();
    open.push(last);
    return open.length;
  });
}

/** Documents of a file that holds several; each from its `---` where it has one. */
function documentFolds({ text }: SourceFile, { documents }: SyntaxTree): readonly Fold[] {
  if (documents.length < 2) return [];
  return documents.flatMap(({ start, end, root }, index): readonly Fold[] => {
    if (root === undefined) return [];
    const from = index === 0 ? 0 : documents[index - 1]!.end;
    const marker = /^---/m.exec(text.slice(from, start));
    return [{ start: marker === null ? start : from + marker.index, end, kind: undefined }];
  });
}

function nodeFolds(source: SourceFile, tree: SyntaxTree, wholeLines: boolean): readonly Fold[] {
  const found: Fold[] = [];
  const todo: Node[] = tree.documents.flatMap(({ root }) => root ?? []);
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (node.kind === 'map') {
      for (const { key, value } of node.pairs) {
        found.push({ start: key.end, end: endOf(value, source, wholeLines), kind: undefined });
        todo.push(value, key);
      }
    } else if (node.kind === 'seq') {
      for (const item of node.items) {
        found.push({ start: item.start, end: endOf(item, source, wholeLines), kind: undefined });
        todo.push(item);
      }
    }
    if (node.kind === 'map' || node.kind === 'seq' ? node.flow : false) found.push({ start: node.start, end: endOf(node, source, wholeLines), kind: undefined });
  }
  return found;
}

/** The end of a node; for one between brackets that folds by whole lines, of the line above when nothing but brackets stands before it on its own line. */
function endOf(node: Node, source: SourceFile, wholeLines: boolean): number {
  const isFlow = (node.kind === 'map' || node.kind === 'seq') && node.flow;
  if (!isFlow || !wholeLines || !/[\]}]/.test(source.text.charAt(node.end - 1))) return node.end;
  const { line } = source.positionAt(node.end);
  const { start } = source.lineSpan(line);
  const isAlone = /^[\s\]}]*$/.test(source.text.slice(start, node.end - 1));
  return isAlone && line > 0 && start > node.start ? source.lineSpan(line - 1).end : node.end;
}

const REGION = /^(?:region|endregion)\b/;

/** Comments of two lines and more, and what stands between `# region` and `# endregion`. */
function commentFolds(source: SourceFile, tree: SyntaxTree): readonly Fold[] {
  const found: Fold[] = [];
  const regions: number[] = [];
  let block: { readonly first: Comment; last: Comment; line: number } | undefined;
  const close = (): void => {
    if (block !== undefined) found.push({ start: block.first.span.start, end: block.last.span.end, kind: 'comment' });
    block = undefined;
  };
  for (const comment of comments(source.text, tree)) {
    if (!comment.ownLine) continue;
    const { line } = source.positionAt(comment.span.start);
    const marker = REGION.exec(comment.text)?.[0];
    if (marker !== undefined || (block !== undefined && line !== block.line + 1)) close();
    if (marker === 'region') regions.push(comment.span.start);
    else if (marker === 'endregion') {
      const start = regions.pop();
      if (start !== undefined) found.push({ start, end: comment.span.end, kind: 'region' });
    } else if (block === undefined) block = { first: comment, last: comment, line };
    else {
      block.last = comment;
      block.line = line;
    }
  }
  close();
  return found;
}
