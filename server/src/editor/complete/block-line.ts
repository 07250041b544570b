/** One line of block YAML by itself: its dashes, its key and what follows, however unfinished the rest of the file is. */

/** A dash or a key, with the column it stands at. */
export interface LineEntry {
  readonly kind: 'item' | 'key';
  readonly column: number;
  /** The text of a key; empty for a dash. */
  readonly name: string;
  readonly start: number;
  /** Behind the last character of the key, its quote included; behind the dash. */
  readonly end: number;
}

/** What stands after the last dash or key of a line. */
export type RestKind = 'nothing' | 'text' | 'quoted' | 'flow' | 'block-scalar' | 'alias';

export interface BlockLine {
  readonly indent: number;
  /** Nothing but blanks or a comment. */
  readonly blank: boolean;
  readonly entries: readonly LineEntry[];
  readonly rest: RestKind;
  /** Where the rest starts, anchors and tags passed over, and where it ends before a comment. */
  readonly restStart: number;
  readonly restEnd: number;
  /** Where a comment starts, or undefined. */
  readonly comment: number | undefined;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/** Reads the line between two offsets. Never throws. */
export function readBlockLine(text: string, start: number, end: number): BlockLine {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  const indent = at - start;
  const comment = commentStart(text, at, end);
  const stop = comment ?? end;
  const entries: LineEntry[] = [];
  const done = (rest: RestKind, from: number): BlockLine => ({ indent, blank: at >= stop && entries.length === 0, entries, rest, restStart: from, restEnd: trimmed(text, from, stop), comment });
  for (;;) {
    while (at < stop && isBlank(text.charCodeAt(at))) at++;
    if (at >= stop) return done('nothing', Math.min(at, stop));
    if (text[at] === '-' && (at + 1 >= stop || isBlank(text.charCodeAt(at + 1)))) {
      entries.push({ kind: 'item', column: at - start, name: '', start: at, end: at + 1 });
      at++;
      continue;
    }
    const key = keyAt(text, at, stop);
    if (key !== undefined) {
      entries.push({ kind: 'key', column: at - start, ...key, start: at });
      at = text.indexOf(':', key.end) + 1;
    }
    at = afterProps(text, at, stop);
    return done(at >= stop ? 'nothing' : restKind(text, at), at);
  }
}

function trimmed(text: string, from: number, stop: number): number {
  let end = stop;
  while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}

function restKind(text: string, at: number): RestKind {
  switch (text[at]) {
    case '"':
    case "'": return 'quoted';
    case '[':
    case '{': return 'flow';
    case '|':
    case '>': return 'block-scalar';
    case '*': return 'alias';
    default: return 'text';
  }
}

/** Passes over blanks, anchors and tags. */
function afterProps(text: string, from: number, stop: number): number {
  let at = from;
  for (;;) {
    while (at < stop && isBlank(text.charCodeAt(at))) at++;
    if (text[at] !== '&' && text[at] !== '!') return at;
    while (at < stop && !isBlank(text.charCodeAt(at))) at++;
  }
}

/** The key that starts at an offset, when a colon follows on the line. */
function keyAt(text: string, at: number, stop: number): { readonly name: string; readonly end: number } | undefined {
  const first = text[at]!;
  if (first === '"' || first === "'") {
    const close = quoteEnd(text, at, stop);
    if (close === undefined) return undefined;
    let after = close;
    while (after < stop && isBlank(text.charCodeAt(after))) after++;
    return text[after] === ':' && (after + 1 >= stop || isBlank(text.charCodeAt(after + 1))) ? { name: text.slice(at + 1, close - 1), end: close } : undefined;
  }
  if ('[{|>*&!%@`,]}#'.includes(first)) return undefined;
  for (let i = at; i < stop; i++) {
    if (text[i] !== ':' || (i + 1 < stop && !isBlank(text.charCodeAt(i + 1)))) continue;
    const end = trimmed(text, at, i);
    return { name: text.slice(at, end), end };
  }
  return undefined;
}

/** The offset behind the closing quote of the scalar that opens at `at`, or undefined when it does not close before `stop`. */
export function quoteEnd(text: string, at: number, stop: number): number | undefined {
  const quote = text[at];
  for (let i = at + 1; i < stop; i++) {
    if (quote === '"' && text[i] === '\\') i++;
    else if (text[i] === quote) {
      if (quote === "'" && text[i + 1] === "'") i++;
      else return i + 1;
    }
  }
  return undefined;
}

/** Where a comment begins on a line: a `#` behind a blank, outside quotes. */
function commentStart(text: string, from: number, end: number): number | undefined {
  let opens = true;
  for (let i = from; i < end; i++) {
    const character = text[i]!;
    if (character === '#' && (i === from || isBlank(text.charCodeAt(i - 1)))) return i;
    if ((character === '"' || character === "'") && opens) {
      const close = quoteEnd(text, i, end);
      if (close === undefined) return undefined;
      i = close - 1;
      opens = false;
    } else if (!isBlank(text.charCodeAt(i))) opens = '[{,:-'.includes(character);
  }
  return undefined;
}
