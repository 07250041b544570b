/**
 * A half-open range of UTF-16 offsets into one source text.
 * Invariant: `0 <= start <= end <= text.length`.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A zero-based position, `character` in UTF-16 units: what editors speak. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Whether `inner` lies within `outer`, edges included. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether two spans share at least one position; a zero-width span touches what it borders on. */
export function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
