/** A piece of source text with the places under it marked and told. */
import type { SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { cellsOf, widthOf, wrap, type Cell } from './visible.ts';

export interface Mark {
  readonly span: Span;
  /** Empty for the place the finding is about: its message stands above. */
  readonly label: string;
  readonly primary: boolean;
}

/** How marks and frame are coloured. */
export interface SnippetStyle {
  frame(text: string): string;
  mark(primary: boolean, text: string): string;
}

interface LineMark extends Mark {
  readonly line: number;
  /** UTF-16 offsets in the line. */
  readonly from: number;
  readonly to: number;
  readonly goesOn: boolean;
}

/** UTF-16 units before and behind a mark that can be of use in a window; the rest of a long line is not looked at. */
const REACH = 600;

/**
 * The lines of a snippet, marks below their lines, in the order of the text.
 * @param gutter columns of the widest line number of the block
 * @param width columns of the whole line
 */
export function snippet(source: SourceFile, marks: readonly Mark[], gutter: number, width: number, style: SnippetStyle): readonly string[] {
  const placed = marks.map((mark) => place(source, mark)).sort((a, b) => a.line - b.line || a.from - b.from || Number(b.primary) - Number(a.primary));
  const room = Math.max(width - gutter - 3, 20);
  const bare = `${' '.repeat(gutter)} ${style.frame('|')}`;
  const rows: string[] = [];
  let last = -1;
  for (let i = 0; i < placed.length; ) {
    const { line } = placed[i]!;
    let next = i;
    while (next < placed.length && placed[next]!.line === line) next++;
    if (last >= 0 && line > last + 1) rows.push(style.frame('...'));
    const { start, end } = source.lineSpan(line);
    for (const { text, below } of excerpts(source.text, start, end, placed.slice(i, next), room, style)) {
      rows.push(`${style.frame(String(line + 1).padStart(gutter))} ${style.frame('|')} ${text}`.trimEnd());
      rows.push(...below.map((row) => `${bare} ${row}`));
    }
    last = line;
    i = next;
  }
  return rows;
}

function place(source: SourceFile, mark: Mark): LineMark {
  const { line, character } = source.positionAt(mark.span.start);
  const { start, end } = source.lineSpan(line);
  const from = Math.min(character, end - start);
  return { ...mark, line, from, to: Math.max(from, Math.min(mark.span.end, end) - start), goesOn: mark.span.end > end + 1 };
}

/** One line as it is shown, once or, where its marks are too far apart for one window, several times. */
function* excerpts(text: string, start: number, end: number, marks: readonly LineMark[], room: number, style: SnippetStyle): Iterable<{ readonly text: string; readonly below: readonly string[] }> {
  let rest = marks;
  while (rest.length > 0) {
    const first = rest[0]!;
    const sliceStart = boundary(text, Math.max(start, start + first.from - REACH));
    const sliceEnd = boundary(text, Math.min(end, start + Math.max(first.to, first.from) + REACH, start + first.from + 2 * REACH));
    const cells = cellsOf(text.slice(sliceStart, sliceEnd));
    const columns = columnsOf(cells);
    const shift = sliceStart - start;
    const column = (offset: number): number => columnAt(cells, columns, offset - shift);
    const whole = sliceStart === start && sliceEnd === end && columns[cells.length]! <= room;
    const left = whole ? 0 : Math.max(0, Math.min(column(first.from) - Math.floor(room / 4), columns[cells.length]! - room + (sliceEnd === end ? 1 : 2)));
    const cutLeft = left > 0 || sliceStart > start;
    const right = left + room;
    const inside = rest.filter((mark) => mark === first || (mark.from - shift <= sliceEnd - sliceStart && column(mark.from) + 1 < right));
    const shown = cut(cells, columns, left, right, cutLeft, sliceEnd < end);
    yield { text: shown.text, below: inside.flatMap((mark) => underline(mark, column(mark.from) - left, column(mark.to) - left, shown.width, room, style)) };
    rest = rest.filter((mark) => !inside.includes(mark));
  }
}

/** An offset that does not stand between the halves of a character. */
function boundary(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}

function columnsOf(cells: readonly Cell[]): readonly number[] {
  const columns = [0];
  for (const { width } of cells) columns.push(columns[columns.length - 1]! + width);
  return columns;
}

function columnAt(cells: readonly Cell[], columns: readonly number[], offset: number): number {
  let low = 0;
  let high = cells.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cells[middle]!.offset < offset) low = middle + 1;
    else high = middle;
  }
  return columns[low]!;
}

/** The cells between two columns; an ellipsis stands where something was cut off. */
function cut(cells: readonly Cell[], columns: readonly number[], left: number, right: number, cutLeft: boolean, more: boolean): { readonly text: string; readonly width: number } {
  const cutRight = more || columns[cells.length]! > right;
  const from = cutLeft ? left + 1 : left;
  const to = cutRight ? right - 1 : right;
  let text = cutLeft ? '…' : '';
  let at = cutLeft ? left + 1 : left;
  cells.forEach((cell, i) => {
    if (columns[i]! < from || columns[i]! + cell.width > to) return;
    // A wide character that was cut in half leaves a gap.
    text += ' '.repeat(columns[i]! - at) + cell.text;
    at = columns[i]! + cell.width;
  });
  return { text: text + (cutRight ? '…' : ''), width: at - left };
}

function underline(mark: LineMark, from: number, to: number, shown: number, room: number, style: SnippetStyle): readonly string[] {
  const start = Math.max(0, Math.min(from, room - 1));
  const length = Math.max(1, Math.min(to, Math.max(shown, start + 1), room - (mark.goesOn ? 1 : 0)) - start);
  const line = (mark.primary ? '^' : '-').repeat(length) + (mark.goesOn ? '…' : '');
  const indent = ' '.repeat(start);
  const marked = indent + style.mark(mark.primary, line);
  if (mark.label === '') return [marked];
  const [only, ...others] = wrap(mark.label, room);
  const end = start + widthOf(line) + 1;
  if (others.length === 0 && end + widthOf(only!) <= room) return [`${marked} ${style.mark(mark.primary, only!)}`];
  const inset = room - start >= 40 ? start : Math.min(start, 2);
  return [marked, ...wrap(mark.label, room - inset).map((row) => ' '.repeat(inset) + style.mark(mark.primary, row))];
}
