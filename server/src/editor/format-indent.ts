/**
 * Indentation, line by line: where an entry of a mapping or a list begins its line, the line moves to the
 * column of its level, and lines that belong to it move along. Nothing moves within a line.
 */
import { isBlank, isLineEnd, lineStartBefore, skipGap } from '../syntax/gap.ts';
import type { MapNode, Node, SeqNode, SyntaxTree } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { SourceFile, type FileId } from '../text/source-file.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** An open block collection: the column it has and the one it gets. */
interface Level {
  readonly from: number;
  readonly to: number;
  readonly outer: Level | undefined;
}

/** A line on which an entry begins. */
interface EntryLine {
  readonly to: number;
  /** The innermost collection of which an entry begins on it. */
  level: Level;
}

/**
 * The edits that indent a text by `step` columns per level, and lists by `dashStep` below their key. Undefined where a line is
 * indented with a tab; none where keys are written with a `?`, whose layout is left to their writer.
 */
export function indentEdits(text: string, tree: SyntaxTree, step: number, dashStep: number): readonly TextEdit[] | undefined {
  const source = new SourceFile('' as FileId, text);
  const spans = fixedSpans(text, tree);
  const entries = entryLines(source, tree, step, dashStep);
  const edits: TextEdit[] = [];
  let above: EntryLine | undefined;
  let shift = 0;
  let next = 0;
  for (let line = 0; line < source.lineStarts.length; line++) {
    const { start, end } = source.lineSpan(line);
    const indent = indentOf(text, start);
    while (next < spans.length && spans[next]!.end <= start) next++;
    const fixed = spans[next];
    const inside = fixed !== undefined && fixed.start < start ? fixed : undefined;
    const isEmpty = start + indent >= end;
    if (inside?.content === undefined && !isEmpty && text[start + indent] === '\t') return undefined;
    const entry = inside === undefined ? entries?.get(line) : undefined;
    let to = indent;
    if (entry !== undefined) {
      to = entry.to;
      shift = to - indent;
      above = entry;
    } else if (isMarker(text, start, inside)) {
      shift = 0;
      above = undefined;
    } else if (inside !== undefined) to = isEmpty ? emptyIndent(indent, inside, shift) : Math.max(0, indent + shift);
    else if (isEmpty) continue;
    else if (text[start + indent] === '#') to = commentIndent(indent, above?.level, nextEntry(entries, source, line));
    else to = Math.max(0, indent + shift);
    if (to > indent) edits.push({ span: { start, end: start }, newText: ' '.repeat(to - indent) });
    else if (to < indent) edits.push({ span: { start, end: start + indent - to }, newText: '' });
  }
  return edits;
}

function isMarker(text: string, start: number, inside: Fixed | undefined): boolean {
  return inside === undefined && /^(?:---|\.\.\.)(?:\s|$)|^%/.test(text.slice(start, start + 4));
}

/** The next line on which an entry begins, with comments and empty lines between only. */
function nextEntry(entries: ReadonlyMap<number, EntryLine> | undefined, source: SourceFile, line: number): { readonly entry: EntryLine; readonly indent: number } | undefined {
  for (let below = line + 1; below < source.lineStarts.length; below++) {
    const { start, end } = source.lineSpan(below);
    const indent = indentOf(source.text, start);
    if (start + indent >= end || source.text[start + indent] === '#') continue;
    const entry = entries?.get(below);
    return entry && { entry, indent };
  }
  return undefined;
}

/** A comment goes with the entry below it where it stands in its column, else with the level that it stands in. */
function commentIndent(indent: number, above: Level | undefined, below: ReturnType<typeof nextEntry>): number {
  if (below?.indent === indent) return below.entry.to;
  let level = above ?? below?.entry.level;
  while (level !== undefined && level.from > indent) level = level.outer;
  return level === undefined ? indent : level.to + indent - level.from;
}

/** An empty line of a block scalar: its white space is content where it is as wide as the rest. */
function emptyIndent(indent: number, { content }: Fixed, shift: number): number {
  if (content === undefined || indent === 0) return indent;
  return indent >= content ? Math.max(0, indent + shift) : Math.min(indent, Math.max(0, content + shift));
}

function indentOf(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ') at++;
  return at - start;
}

/** A scalar or a collection between brackets: its later lines move with its first. */
interface Fixed extends Span {
  /** The column of the content of a block scalar. */
  readonly content: number | undefined;
}

function fixedSpans(text: string, tree: SyntaxTree): readonly Fixed[] {
  const found: Fixed[] = [];
  const todo: Node[] = tree.documents.flatMap(({ root }) => root ?? []).reverse();
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (node.kind === 'scalar') {
      const isBlock = node.style === 'literal' || node.style === 'folded';
      found.push({ start: node.start, end: isBlock ? behindBlock(text, node.end) : node.end, content: isBlock ? contentColumn(text, node) : undefined });
    } else if (node.kind === 'alias') continue;
    else if (node.flow) found.push({ start: node.start, end: node.end, content: undefined });
    else if (node.kind === 'seq') for (let i = node.items.length - 1; i >= 0; i--) todo.push(node.items[i]!);
    else for (let i = node.pairs.length - 1; i >= 0; i--) todo.push(node.pairs[i]!.value, node.pairs[i]!.key);
  }
  return found;
}

/** The empty lines behind a block scalar may be part of it: to the start of the next line with something on it. */
function behindBlock(text: string, end: number): number {
  let at = end;
  while (at < text.length && (isBlank(text.charCodeAt(at)) || isLineEnd(text.charCodeAt(at)))) at++;
  return at >= text.length ? at : Math.max(end, lineStartBefore(text, at));
}

function contentColumn(text: string, { start, end }: Span): number {
  const indents = text.slice(start, end).split(/\r\n|\n|\r/).slice(1).filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  return Math.min(Infinity, ...indents);
}

/** The lines on which entries of block collections begin; undefined for a text with keys written with a `?`. */
function entryLines(source: SourceFile, tree: SyntaxTree, step: number, dashStep: number): ReadonlyMap<number, EntryLine> | undefined {
  const { text } = source;
  const lines = new Map<number, EntryLine>();
  const column = (at: number): number => at - lineStartBefore(text, at);
  const todo: { readonly node: MapNode | SeqNode; readonly level: Level }[] = [];
  const open = (node: Node, to: number, outer: Level | undefined): void => {
    if ((node.kind === 'map' || node.kind === 'seq') && !node.flow) todo.push({ node, level: { from: column(withProperties(text, node.start)), to, outer } });
  };
  for (const { root } of tree.documents) {
    const start = root === undefined ? 0 : withProperties(text, root.start);
    if (root !== undefined) open(root, startsLine(text, start) ? 0 : column(start), undefined);
  }
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { node, level } = next;
    const enter = (at: number): boolean => {
      const start = withProperties(text, at);
      const { line } = source.positionAt(start);
      const known = lines.get(line);
      if (known !== undefined) known.level = level;
      else if (startsLine(text, start)) lines.set(line, { to: level.to, level });
      return text[start] !== '?';
    };
    if (node.kind === 'map') {
      for (const { key, value } of node.pairs) {
        if (!enter(key.start) || /[?]\s*$/.test(text.slice(lineStartBefore(text, key.start), key.start)) || key.kind === 'map' || key.kind === 'seq') return undefined;
        open(value, level.to + (value.kind === 'seq' ? dashStep : step), level);
      }
      continue;
    }
    let after = node.start;
    for (const item of node.items) {
      const dash = skipGap(text, after);
      if (text[dash] !== '-') return undefined;
      enter(dash);
      const start = withProperties(text, item.start);
      const isBeside = lineStartBefore(text, start) === lineStartBefore(text, dash);
      open(item, isBeside ? level.to + start - dash : level.to + step, level);
      after = Math.max(item.end, dash + 1);
    }
  }
  return lines;
}

/** Where what stands at an offset begins, with the anchor and tag before it on its line. */
function withProperties(text: string, at: number): number {
  const before = /(?:[&!]\S* +)+$/.exec(text.slice(lineStartBefore(text, at), at));
  return before === null ? at : at - before[0].length;
}

function startsLine(text: string, at: number): boolean {
  return text.slice(lineStartBefore(text, at), at).trim() === '';
}
