/** Edits made one after another, said again as edits of the first text. */
import type { TextEdit } from '../text/text-edit.ts';
import { sortEdits } from '../text/text-edit.ts';

/** A stretch of the newest text: taken from the first text, or new. */
export type Piece = { readonly start: number; readonly end: number } | { readonly added: string };

/** The pieces of a text nothing has happened to. */
export function wholeText(text: string): Piece[] {
  return text === '' ? [] : [{ start: 0, end: text.length }];
}

/** The pieces after disjoint edits of the text the pieces make. */
export function editPieces(pieces: readonly Piece[], edits: readonly TextEdit[]): Piece[] {
  const result: Piece[] = [];
  let index = 0;
  let offset = 0; // how much of the piece at `index` has been used
  let at = 0;
  const advance = (to: number, keep: boolean): void => {
    while (at < to) {
      const piece = pieces[index]!;
      const take = Math.min(to - at, lengthOf(piece) - offset);
      if (keep) result.push(part(piece, offset, offset + take));
      at += take;
      offset += take;
      if (offset === lengthOf(piece)) {
        index++;
        offset = 0;
      }
    }
  };
  for (const { span, newText } of sortEdits(edits)) {
    advance(span.start, true);
    if (newText !== '') result.push({ added: newText });
    advance(span.end, false);
  }
  advance(pieces.reduce((sum, piece) => sum + lengthOf(piece), 0), true);
  return result;
}

/** The pieces as disjoint, sorted edits of the first text, of which `length` is the length. */
export function editsOf(pieces: readonly Piece[], length: number): TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let added = '';
  const flush = (to: number): void => {
    if (added !== '' || to > at) edits.push({ span: { start: at, end: to }, newText: added });
    added = '';
  };
  for (const piece of pieces) {
    if ('added' in piece) added += piece.added;
    else {
      flush(piece.start);
      at = piece.end;
    }
  }
  flush(length);
  return edits;
}

/** Where the character at an offset of the newest text stood in the first text; undefined for one that was added. */
export function originOf(pieces: readonly Piece[], offset: number): number | undefined {
  let at = 0;
  for (const piece of pieces) {
    const length = lengthOf(piece);
    if (offset < at + length) return 'added' in piece ? undefined : piece.start + offset - at;
    at += length;
  }
  return undefined;
}

function lengthOf(piece: Piece): number {
  return 'added' in piece ? piece.added.length : piece.end - piece.start;
}

function part(piece: Piece, from: number, to: number): Piece {
  return 'added' in piece ? { added: piece.added.slice(from, to) } : { start: piece.start + from, end: piece.start + to };
}
