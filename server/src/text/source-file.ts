import type { Position, Span } from './span.ts';

/** A path relative to the workspace root, with `/` between its parts; never an operating-system path. */
export type FileId = string & { readonly __brand: 'FileId' };

/** Makes a `FileId` of a relative path; back-slashes become `/`. */
export function fileId(path: string): FileId {
  return path.replaceAll('\\', '/') as FileId;
}

/**
 * The text of one file at one moment. A byte-order mark is not part of `text` (editors strip it
 * too); `bom` remembers it so that offsets on disk stay right and writing back loses nothing.
 */
export class SourceFile {
  readonly id: FileId;
  readonly text: string;
  readonly bom: boolean;
  private starts: number[] | undefined;

  constructor(id: FileId, text: string) {
    this.id = id;
    this.bom = text.charCodeAt(0) === 0xfeff;
    this.text = this.bom ? text.slice(1) : text;
  }

  /** Offsets at which lines begin. A line ends at `\n`, `\r\n` or a lone `\r`, as in the LSP. */
  get lineStarts(): readonly number[] {
    return (this.starts ??= computeLineStarts(this.text));
  }

  /** The position of an offset; offsets outside the text are clamped. */
  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    const starts = this.lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: clamped - starts[low]! };
  }

  /** The offset of a position; a position outside the text is clamped to the line or the text. */
  offsetAt(position: Position): number {
    const starts = this.lineStarts;
    if (position.line < 0) return 0;
    if (position.line >= starts.length) return this.text.length;
    const start = starts[position.line]!;
    return Math.min(start + Math.max(0, position.character), this.lineSpan(position.line).end);
  }

  /** The span of a line without its line end. */
  lineSpan(line: number): Span {
    const start = this.lineStarts[line] ?? this.text.length;
    let end = this.lineStarts[line + 1] ?? this.text.length;
    if (end > start && this.text.charCodeAt(end - 1) === 10) end--;
    if (end > start && this.text.charCodeAt(end - 1) === 13) end--;
    return { start, end };
  }
}

function computeLineStarts(text: string): number[] {
  const starts = [0];
  let carriageReturn = text.indexOf('\r');
  if (carriageReturn === -1) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) starts.push(at + 1);
    else if (code === 13 && text.charCodeAt(at + 1) !== 10) starts.push(at + 1);
  }
  return starts;
}
