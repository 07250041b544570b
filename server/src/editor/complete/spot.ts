/**
 * Where a cursor stands in a text that is being written: in which mapping or list, at which key or value. Told from the
 * lines around it and not from a tree, so that a line that keeps the file from being read does not blind it.
 */
import type { SourceFile } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import { readBlockLine, type BlockLine } from './block-line.ts';
import { cleared, documentAround, outline, type DocumentLines, type Outline } from './outline.ts';
import { flowAt } from './flow-scan.ts';

export interface Spot {
  /**
   * `key`: at a key of the mapping at `path`. `value`: where the value at `path` stands or begins. `line`: on a line of its own
   * inside what is at `path`, whose keys or items begin here.
   */
  readonly at: 'key' | 'value' | 'line';
  readonly path: readonly string[];
  /** The word that a completion replaces; it holds the cursor. */
  readonly span: Span;
  readonly cursor: number;
  /** What is written before the cursor of that word. */
  readonly typed: string;
  readonly flow: boolean;
  /** The quote the word stands in. */
  readonly quote: '"' | "'" | undefined;
  /** Whether a colon follows the word. */
  readonly colon: boolean;
  /** A blank that must come first: the cursor stands right behind a colon or dash. */
  readonly blankFirst: boolean;
  /** Column at which a key or item here stands, and how much deeper the next level is. */
  readonly column: number;
  readonly step: number;
  /** Indentation to take away or add before the word, where it stands at the wrong column. */
  readonly reindent: Span | undefined;
  /** A value that begins on a dash may also be the first key of a mapping. */
  readonly onDash: boolean;
  /** The other keys of the mapping or items of the list. */
  readonly names: readonly string[];
  readonly lines: DocumentLines;
}

/** The spot of a cursor, or undefined where nothing can be proposed: in comments, block scalars and texts over several lines. */
export function spotAt(source: SourceFile, cursor: number): Spot | undefined {
  const { text } = source;
  const { line } = source.positionAt(cursor);
  const { start, end } = source.lineSpan(line);
  const here = readBlockLine(text, start, end);
  if (here.comment !== undefined && cursor > here.comment) return undefined;
  if (/^(?:---|\.\.\.|%)/.test(text.slice(start, start + 3)) && cursor > start) return undefined;
  const lines = documentAround(source, line);
  const around = outline(source, lines, line);
  const base = { cursor, step: lines.step, lines };
  const column = here.blank ? cursor - start : here.indent;
  const opened = cleared(around, source, column, start, here.blank ? undefined : text[start + here.indent]);
  if (opened.kind === 'text') return undefined;
  if (opened.kind === 'flow') {
    return flowSpot(text, opened.at, cursor, limitOf(source, lines, line, opened.owner), opened.path, { ...base, column });
  }
  const { entries } = opened;
  if (here.blank || (here.entries.length === 0 && here.rest === 'text')) return lineSpot(source, line, here, entries, base);
  return insideLine(source, line, here, entries, base);
}

type Base = Pick<Spot, 'cursor' | 'step' | 'lines'>;

/** On a line without a dash or a colon: blank, or a word just begun. */
function lineSpot(source: SourceFile, line: number, here: BlockLine, entries: Outline['entries'], base: Base): Spot | undefined {
  const { cursor } = base;
  const { text } = source;
  const { start } = source.lineSpan(line);
  const wordStart = here.blank ? cursor : start + here.indent;
  if (cursor < wordStart) return undefined;
  const column = wordStart - start;
  const fitted = fit(source, line, entries, column, base.lines);
  if (fitted === undefined) return undefined;
  const reindent = fitted.column === column ? undefined : { start, end: wordStart };
  const wordEnd = here.blank ? cursor : Math.max(here.restEnd, cursor);
  return {
    ...base, at: 'line', path: fitted.path, span: { start: wordStart, end: wordEnd }, typed: text.slice(wordStart, cursor), flow: false, quote: undefined, colon: false, blankFirst: false,
    column: fitted.column, reindent, onDash: false, names: fitted.names,
  };
}

/** Which mapping or list a new line at a column belongs to, and at which column it should stand. */
function fit(source: SourceFile, line: number, entries: Outline['entries'], column: number, lines: DocumentLines): { readonly path: readonly string[]; readonly column: number; readonly names: readonly string[] } | undefined {
  const found = (path: readonly string[], at: number): { path: readonly string[]; column: number; names: readonly string[] } => ({ path, column: at, names: neighbours(source, lines, line, at) });
  const same = entries.findIndex((entry) => entry.column === column);
  if (same !== -1) return found(entries[same]!.parent, column);
  const outer = entries.findLastIndex((entry) => entry.column < column);
  if (outer === -1) return entries.length === 0 || column === 0 ? found([], 0) : found(entries[0]!.parent, entries[0]!.column);
  const owner = entries[outer]!;
  const inner = entries[outer + 1];
  if (inner !== undefined) return found(inner.parent, inner.column);
  if (owner.open) {
    const below = nextIndent(source, lines, line);
    return found(owner.path, below !== undefined && below > owner.column ? below : column);
  }
  // A text may go on on the next line; anything else cannot, so the line belongs beside it.
  return owner.rest === 'text' && /\s/.test(owner.value) ? undefined : found(owner.parent, owner.column);
}

/** The indentation of the next line that says something, inside the document. */
function nextIndent(source: SourceFile, lines: DocumentLines, line: number): number | undefined {
  for (let at = line + 1; at < lines.end; at++) {
    const { start, end } = source.lineSpan(at);
    const read = readBlockLine(source.text, start, end);
    if (!read.blank) return read.indent;
  }
  return undefined;
}

/** On a line with a dash, a key or a value. */
function insideLine(source: SourceFile, line: number, here: BlockLine, entries: Outline['entries'], base: Base): Spot | undefined {
  const { text } = source;
  const { cursor } = base;
  const own = outline(source, base.lines, line, here, entries).entries.slice(-here.entries.length || undefined);
  const onKey = here.entries.findIndex((entry) => entry.kind === 'key' && entry.start <= cursor && cursor <= entry.end);
  if (onKey !== -1) {
    const key = here.entries[onKey]!;
    const quote = text[key.start] === '"' || text[key.start] === "'" ? (text[key.start] as '"' | "'") : undefined;
    const names = neighbours(source, base.lines, line, key.column);
    return {
      ...base, at: 'key', path: own[onKey]?.parent ?? [], span: { start: key.start, end: key.end }, typed: text.slice(key.start, cursor), flow: false, quote, colon: true, blankFirst: false,
      column: key.column, reindent: undefined, onDash: false, names: names.filter((name) => name !== key.name),
    };
  }
  const last = here.entries[here.entries.length - 1];
  const owner = own[own.length - 1];
  const opensAt = last === undefined ? here.restStart : last.kind === 'item' ? last.end : text.indexOf(':', last.end) + 1;
  if (cursor < opensAt || here.rest === 'block-scalar' || here.rest === 'alias') return undefined;
  const path = owner?.path ?? entries[entries.length - 1]?.path ?? [];
  if (here.rest === 'flow' && cursor > here.restStart) {
    const limit = limitOf(source, base.lines, line, here.indent);
    return flowSpot(text, here.restStart, cursor, limit, path, { ...base, column: here.indent });
  }
  if (here.rest !== 'nothing' && cursor < here.restStart) return undefined;
  if (here.rest === 'flow' || (here.rest === 'quoted' && cursor === here.restStart)) return undefined;
  const quote = here.rest === 'quoted' ? (text[here.restStart] as '"' | "'") : undefined;
  if (quote !== undefined && here.restEnd - here.restStart >= 2 && text[here.restEnd - 1] === quote && cursor >= here.restEnd) return undefined;
  const wordStart = here.rest === 'nothing' ? cursor : here.restStart;
  const span = { start: wordStart, end: here.rest === 'nothing' ? cursor : Math.max(here.restEnd, cursor) };
  const onDash = last?.kind === 'item' && here.rest !== 'quoted';
  const column = onDash && last !== undefined ? (here.rest === 'nothing' ? Math.max(last.column + 2, cursor - source.lineSpan(line).start) : here.restStart - source.lineSpan(line).start) : (last?.column ?? here.indent);
  const names = last?.kind === 'item' ? itemsAround(source, base.lines, line, last.column) : [];
  return {
    ...base, at: 'value', path, span, typed: text.slice(wordStart, cursor), flow: false, quote, colon: false,
    blankFirst: cursor === opensAt && here.rest === 'nothing', column, reindent: undefined, onDash, names,
  };
}

function flowSpot(text: string, open: number, cursor: number, limit: number, path: readonly string[], base: Base & { readonly column: number }): Spot | undefined {
  const found = flowAt(text, open, cursor, limit);
  if (found === undefined) return undefined;
  const atValue = found.atValue;
  return {
    ...base, at: atValue ? 'value' : 'key', path: [...path, ...found.path], span: { start: found.start, end: found.end }, typed: text.slice(found.start, cursor), flow: true, quote: found.quote,
    colon: found.colon, blankFirst: text[cursor - 1] === ':' && found.start === cursor, reindent: undefined, onDash: false,
    names: found.kind === 'seq' || !atValue ? found.names : [],
  };
}

/** How far a bracket that was never closed may reach: to the first line that is not deeper than what it belongs to. */
function limitOf(source: SourceFile, lines: DocumentLines, line: number, owner: number): number {
  for (let at = line + 1; at < lines.end; at++) {
    const { start, end } = source.lineSpan(at);
    const read = readBlockLine(source.text, start, end);
    if (!read.blank && read.indent <= owner && !/[\]}]/.test(source.text[start + read.indent] ?? '')) return source.lineSpan(at - 1).end;
  }
  return source.lineSpan(lines.end - 1).end;
}

/** The keys at a column around a line, up and down to where their mapping ends; the line itself is left out. */
function neighbours(source: SourceFile, lines: DocumentLines, line: number, column: number): readonly string[] {
  const names: string[] = [];
  for (const direction of [-1, 1]) {
    for (let at = line + direction; at >= lines.start && at < lines.end; at += direction) {
      const { start, end } = source.lineSpan(at);
      // Deeper lines are most of a file: a look at their beginning is enough.
      if (start + column < end && isBlankUntil(source.text, start, start + column + 1)) continue;
      const read = readBlockLine(source.text, start, end);
      if (read.blank || read.indent > column) continue;
      if (read.indent === column && read.entries[0]?.kind === 'item') {
        for (const text of itemOf(source.text, read)) names.push(text);
        continue;
      }
      const entry = read.entries.find((one) => one.column === column && one.kind === 'key');
      if (direction === 1 && read.indent < column) break;
      if (entry !== undefined) names.push(entry.name);
      if (read.indent < column) break;
    }
  }
  const own = source.lineSpan(line);
  const key = readBlockLine(source.text, own.start, own.end).entries.find((one) => one.kind === 'key' && one.column === column);
  if (key !== undefined) names.push(key.name);
  return names;
}

function isBlankUntil(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) !== 32) return false;
  return true;
}

function itemsAround(source: SourceFile, lines: DocumentLines, line: number, column: number): readonly string[] {
  return neighbours(source, lines, line, column);
}

function itemOf(text: string, read: BlockLine): readonly string[] {
  return read.entries.length === 1 && read.rest === 'text' ? [text.slice(read.restStart, read.restEnd)] : [];
}
