/** Flow style around a cursor: which bracket it stands in, at which key or item, whether the bracket was ever closed or not. */
import { quoteEnd } from './block-line.ts';

interface Frame {
  readonly kind: 'map' | 'seq';
  /** The key whose value comes next, in a mapping. */
  key: string | undefined;
  index: number;
  /** Keys of the mapping, or texts of the items, cursor's own left out. */
  readonly names: string[];
}

export interface InFlow {
  /** Path below the node that the outermost bracket is. */
  readonly path: readonly string[];
  readonly kind: 'map' | 'seq';
  /** Whether the cursor is at the value of the last key, in a mapping. */
  readonly atValue: boolean;
  /** The scalar at the cursor; a zero-width span where there is none. */
  readonly start: number;
  readonly end: number;
  readonly quote: '"' | "'" | undefined;
  /** Whether a colon follows the scalar. */
  readonly colon: boolean;
  /** The other keys or items of the innermost bracket. */
  readonly names: readonly string[];
}

/** What is known when the cursor is passed; names may still come. */
type Captured = Omit<InFlow, 'names'> & { readonly frame: Frame };

/**
 * Where a cursor stands inside the flow collection that opens at `open`.
 * @param limit where reading on stops: a bracket that is never closed must not take in the rest of the file
 * @returns undefined when the collection is closed before the cursor, or the cursor stands in a comment
 */
export function flowAt(text: string, open: number, cursor: number, limit: number): InFlow | undefined {
  const frames: Frame[] = [];
  let captured: Captured | undefined;
  let last: { readonly text: string; readonly start: number; readonly end: number } | undefined;
  const capture = (start: number, end: number, quote: InFlow['quote']): void => {
    const frame = frames[frames.length - 1]!;
    captured = {
      path: frames.flatMap((one, depth) => (depth === frames.length - 1 ? (one.kind === 'map' ? (one.key === undefined ? [] : [one.key]) : [String(one.index)]) : [one.kind === 'map' ? (one.key ?? '') : String(one.index)])),
      kind: frame.kind, atValue: frame.kind === 'seq' || frame.key !== undefined, start, end, quote, colon: /^[ \t]*:(?=[\s,\]}]|$)/.test(text.slice(end, end + 40)), frame,
    };
  };
  /** A scalar of several words goes on behind a blank, not behind the end of its line. */
  const wordStart = (): number => (last !== undefined && last.end <= cursor && !/[\r\n]/.test(text.slice(last.end, cursor)) ? last.start : cursor);
  const finish = (frame: Frame): void => {
    if (frame.kind === 'seq' && last !== undefined && last.start !== captured?.start) frame.names.push(last.text);
    last = undefined;
  };
  for (let i = open; i < limit; ) {
    const character = text[i]!;
    const code = text.charCodeAt(i);
    const top = frames[frames.length - 1];
    // A cursor that nothing holds stands before what comes here; closing brackets and commas do not hold one.
    if (captured === undefined && i >= cursor && top !== undefined && !isScalarStart(character)) {
      if (isFollowed(text, cursor)) return undefined;
      capture(wordStart(), cursor, undefined);
    }
    if (code === 32 || code === 9 || code === 10 || code === 13) {
      i++;
    } else if (character === '#' && /\s/.test(text[i - 1] ?? ' ')) {
      const end = lineEnd(text, i, limit);
      if (captured === undefined && cursor > i && cursor <= end) return undefined;
      i = end;
    } else if (character === '[' || character === '{') {
      frames.push({ kind: character === '[' ? 'seq' : 'map', key: undefined, index: 0, names: [] });
      last = undefined;
      i++;
    } else if (character === ']' || character === '}') {
      if (top !== undefined) finish(top);
      const closed = frames.pop();
      if (captured !== undefined && closed === captured.frame) break;
      if (frames.length === 0) break;
      i++;
    } else if (character === ',') {
      if (top !== undefined) {
        finish(top);
        top.key = undefined;
        top.index++;
      }
      i++;
    } else if (character === ':' && (last === undefined || last.end <= i) && /^(?:[\s,\]}]|$)/.test(text[i + 1] ?? '')) {
      if (top !== undefined && top.kind === 'map') {
        top.key = last?.text ?? '';
        if (last !== undefined && last.start !== captured?.start) top.names.push(last.text);
      }
      last = undefined;
      i++;
    } else {
      const { text: value, end, quote } = scalarAt(text, i, limit);
      if (captured === undefined && cursor >= i && cursor <= end && !(quote !== undefined && cursor === i)) capture(i, end, quote);
      else if (captured === undefined && i >= cursor) return undefined;
      last = { text: value, start: i, end };
      i = Math.max(end, i + 1);
    }
  }
  if (captured === undefined && frames.length > 0 && cursor >= open + 1 && cursor <= limit) capture(wordStart(), cursor, undefined);
  if (captured === undefined) return undefined;
  for (const frame of frames) if (frame === captured.frame) finish(frame);
  const { frame, ...rest } = captured;
  return { ...rest, names: frame.names };
}

/** Whether something stands behind a cursor on its line that what is written there would run into. */
function isFollowed(text: string, cursor: number): boolean {
  return /^[ \t]*[^\s,\]}#:]/.test(text.slice(cursor, cursor + 200));
}

function isScalarStart(character: string): boolean {
  return !' \t\r\n,]}[{:#'.includes(character);
}

function lineEnd(text: string, from: number, limit: number): number {
  let end = from;
  while (end < limit && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

function scalarAt(text: string, at: number, limit: number): { readonly text: string; readonly end: number; readonly quote: InFlow['quote'] } {
  const first = text[at];
  if (first === '"' || first === "'") {
    // A quote that is not closed on its line is one that is being typed.
    const stop = lineEnd(text, at, limit);
    const end = quoteEnd(text, at, stop);
    if (end !== undefined) return { text: text.slice(at + 1, end - 1), end, quote: first };
    const cut = /[,\]}]/.exec(text.slice(at + 1, stop));
    const open = cut === null ? stop : at + 1 + cut.index;
    return { text: text.slice(at + 1, open), end: open, quote: first };
  }
  let end = at;
  for (; end < limit; end++) {
    const character = text[end]!;
    if (',[]{}\n\r'.includes(character)) break;
    if (character === ':' && /^[\s,\]}]?$/.test(text[end + 1] ?? '') && end > at) break;
    if (character === '#' && /\s/.test(text[end - 1] ?? '')) break;
  }
  let trimmed = end;
  while (trimmed > at + 1 && /\s/.test(text[trimmed - 1]!)) trimmed--;
  return { text: text.slice(at, trimmed), end: trimmed, quote: undefined };
}
