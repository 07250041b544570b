/** The keys and dashes that a line stands below, from the outermost to the nearest, by indentation alone. */
import type { SourceFile } from '../../text/source-file.ts';
import { readBlockLine, type BlockLine, type RestKind } from './block-line.ts';
import { flowAt } from './flow-scan.ts';

/** The lines of one YAML document: from `start` up to `end`, its number, and how much a level is indented. */
export interface DocumentLines {
  readonly start: number;
  readonly end: number;
  readonly document: number;
  readonly step: number;
}

export interface OutlineEntry {
  readonly kind: 'item' | 'key';
  readonly column: number;
  readonly path: readonly string[];
  /** The path of the mapping or list it belongs to. */
  readonly parent: readonly string[];
  /** Whether what it holds comes on the lines below. */
  readonly open: boolean;
  readonly rest: RestKind;
  readonly value: string;
  readonly restStart: number;
  /** The indentation of its line. */
  readonly indent: number;
}

export interface Outline {
  readonly entries: readonly OutlineEntry[];
}

/** The document that holds a line. */
export function documentAround(source: SourceFile, line: number): DocumentLines {
  const { text } = source;
  const count = source.lineStarts.length;
  const isMarker = (at: number): boolean => /^---(?:\s|$)/.test(text.slice(source.lineStarts[at], source.lineStarts[at]! + 4));
  let start = 0;
  let markers = 0;
  let leading = false;
  for (let at = 0; at <= line; at++) {
    if (text.charCodeAt(source.lineStarts[at]!) === 45 && isMarker(at)) {
      if (markers === 0) leading = saysSomething(source, 0, at);
      markers++;
      start = at + 1;
    }
  }
  let end = Math.max(start, line + 1);
  while (end < count && !(text.charCodeAt(source.lineStarts[end]!) === 45 && isMarker(end))) end++;
  return { start, end, document: Math.max(0, markers - 1 + (leading ? 1 : 0)), step: indentStep(source, start, end) };
}

function saysSomething(source: SourceFile, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const { start, end } = source.lineSpan(at);
    const line = source.text.slice(start, end).trim();
    if (line !== '' && !line.startsWith('#') && !line.startsWith('%')) return true;
  }
  return false;
}

/** How far the first indented line is indented; two where nothing is. */
function indentStep(source: SourceFile, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const { start, end } = source.lineSpan(at);
    const width = /^( +)[^\s#-]/.exec(source.text.slice(start, Math.min(end, start + 12)))?.[1]?.length;
    if (width !== undefined) return Math.min(width, 8);
  }
  return 2;
}

/** What the lines above a line are nested in. With `own`, that line's dashes and keys come last. */
export function outline(source: SourceFile, lines: DocumentLines, line: number, own?: BlockLine, above?: Outline['entries']): Outline {
  if (own !== undefined) return { entries: nest(above ?? [], [{ read: own, line }], source, lines) };
  const chain: { read: BlockLine; line: number }[] = [];
  let limit = Infinity;
  let dashed = false;
  for (let at = line - 1; at >= lines.start && limit > 0 - Number(dashed); at--) {
    const { start, end } = source.lineSpan(at);
    const read = readBlockLine(source.text, start, end);
    if (read.blank) continue;
    const isItem = read.entries[0]?.kind === 'item';
    // A list may stand at the very column of its key.
    if (read.indent < limit || (read.indent === limit && dashed && !isItem && read.entries.length > 0)) {
      chain.push({ read, line: at });
      limit = read.indent;
      dashed = isItem;
    }
  }
  return { entries: nest([], chain.reverse(), source, lines) };
}

function nest(above: readonly OutlineEntry[], chain: readonly { readonly read: BlockLine; readonly line: number }[], source: SourceFile, lines: DocumentLines): readonly OutlineEntry[] {
  const stack = [...above];
  for (const { read, line } of chain) {
    read.entries.forEach((entry, index) => {
      const holds = (other: OutlineEntry): boolean => other.column < entry.column || (entry.kind === 'item' && other.kind === 'key' && other.column === entry.column);
      while (stack.length > 0 && !holds(stack[stack.length - 1]!)) stack.pop();
      const parent = stack[stack.length - 1]?.path ?? [];
      const isLast = index === read.entries.length - 1;
      const name = entry.kind === 'key' ? entry.name : String(index === 0 ? itemsBefore(source, lines, line, entry.column) : 0);
      stack.push({
        kind: entry.kind, column: entry.column, path: [...parent, name], parent, open: isLast && read.rest === 'nothing', rest: isLast ? read.rest : 'nothing',
        value: isLast ? source.text.slice(read.restStart, read.restEnd) : '', restStart: read.restStart, indent: read.indent,
      });
    });
    if (read.entries.length === 0 && (read.rest === 'flow' || read.rest === 'quoted')) {
      // A bracket on a line of its own is the value of what is above it.
      const owner = stack[stack.length - 1];
      if (owner?.open === true) stack[stack.length - 1] = { ...owner, open: false, rest: read.rest, value: '', restStart: read.restStart };
    }
  }
  return stack;
}

/** How many items of the same list stand above a dash. */
function itemsBefore(source: SourceFile, lines: DocumentLines, line: number, column: number): number {
  let count = 0;
  for (let at = line - 1; at >= lines.start; at--) {
    const { start, end } = source.lineSpan(at);
    const read = readBlockLine(source.text, start, end);
    if (read.blank || read.indent > column) continue;
    if (read.indent < column || read.entries[0]?.kind !== 'item') break;
    count++;
  }
  return count;
}

export type Opened =
  | { readonly kind: 'block'; readonly entries: readonly OutlineEntry[] }
  | { readonly kind: 'flow'; readonly at: number; readonly path: readonly string[]; readonly owner: number }
  /** Inside a block scalar or a quoted text over several lines. */
  | { readonly kind: 'text' };

/**
 * Whether a line at a column is really nested in what stands above it, or is part of a bracket or text that is still open there.
 * @param first the first character of the line, or undefined when it is blank
 */
export function cleared({ entries }: Outline, source: SourceFile, column: number, lineStart: number, first: string | undefined): Opened {
  for (const [index, entry] of entries.entries()) {
    const deeper = column > entry.indent || first === ']' || first === '}';
    if (entry.rest === 'block-scalar') {
      if (column > entry.indent) return { kind: 'text' };
      return { kind: 'block', entries: entries.slice(0, index + 1) };
    }
    if (entry.rest === 'flow') {
      if (deeper && flowAt(source.text, entry.restStart, lineStart, lineStart) !== undefined) return { kind: 'flow', at: entry.restStart, path: entry.path, owner: entry.indent };
      return { kind: 'block', entries: entries.slice(0, index + 1) };
    }
    if (entry.rest === 'quoted') {
      if (column > entry.indent && isOpenQuote(source.text, entry.restStart, lineStart)) return { kind: 'text' };
      return { kind: 'block', entries: entries.slice(0, index + 1) };
    }
  }
  return { kind: 'block', entries };
}

function isOpenQuote(text: string, at: number, end: number): boolean {
  const quote = text[at];
  for (let i = at + 1; i < end; i++) {
    if (quote === '"' && text[i] === '\\') i++;
    else if (text[i] === quote) {
      if (quote === "'" && text[i + 1] === "'") i++;
      else return false;
    }
  }
  return true;
}
