/** From anchors to spans, against the newest text: the only bridge from symbols back to characters. */
import { documentOf, fileOf, type Anchor } from '../model/path.ts';
import { spanOf } from '../syntax/navigate.ts';
import type { FileId, SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { treeOf } from './recent-trees.ts';
import type { FileState } from './file-table.ts';
import type { Workspace } from './workspace.ts';

export interface Place {
  readonly file: FileId;
  readonly span: Span;
}

/**
 * Where an anchor is in the newest text. Always answers while the file is there: a path that does
 * not lead all the way gives the deepest part that exists, a file that has gone gives undefined.
 */
export function locate(anchor: Anchor, workspace: Workspace): Place | undefined {
  const file = fileOf(anchor.unit);
  const state = workspace.file(file);
  if (state === undefined) return undefined;
  if (anchor.span !== undefined) return { file, span: anchor.span };
  const good = state.good;
  const root = good === undefined ? undefined : treeOf(good.source, state.limits).documents[documentOf(anchor.unit)]?.root;
  if (good === undefined || root === undefined) return { file, span: { start: 0, end: 0 } };
  let part = anchor.part;
  const path = anchor.focus ?? anchor.path;
  for (let length = path.length; length > 0; length--) {
    const span = spanOf(root, path.slice(0, length), part);
    if (span !== undefined) return { file, span: follow(span, state) };
    part = 'key';
  }
  return { file, span: follow(firstLine(root, good.source), state) };
}

function firstLine(span: Span, source: SourceFile): Span {
  const line = source.positionAt(span.start).line;
  return { start: span.start, end: Math.min(span.end, source.lineSpan(line).end) };
}

/** What a text that cannot be read and the last one that could have in common: its beginning and its end. */
interface Common {
  readonly head: number;
  readonly tail: number;
}

const common = new WeakMap<FileState, Common>();

function commonOf(state: FileState): Common {
  let found = common.get(state);
  if (found === undefined) common.set(state, (found = compare(state.good!.source.text, state.source.text)));
  return found;
}

function compare(old: string, now: string): Common {
  const shortest = Math.min(old.length, now.length);
  let head = 0;
  while (head < shortest && old.charCodeAt(head) === now.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < shortest - head && old.charCodeAt(old.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail)) tail++;
  return { head, tail };
}

/**
 * A span of the text that was last readable, in the text as it is now: what stands before the first
 * difference stays, what stands after the last moves along, what was touched shrinks to its edge.
 */
export function follow(span: Span, state: FileState): Span {
  const old = state.good!.source.text;
  const now = state.source.text;
  if (old === now) return span;
  const { head, tail } = commonOf(state);
  const move = (offset: number): number => (offset <= head ? offset : offset >= old.length - tail ? offset + now.length - old.length : Math.min(head, now.length));
  const start = move(span.start);
  return { start, end: Math.max(start, move(span.end)) };
}
