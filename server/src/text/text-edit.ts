import type { Span } from './span.ts';

/** Replaces the text of `span` (a zero-width span inserts). */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Edits in the order of the text; edits at one place keep the order in which they were given. */
export function sortEdits(edits: readonly TextEdit[]): TextEdit[] {
  return edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.index - b.index)
    .map(({ edit }) => edit);
}

/** Whether no two edits replace the same character. Two insertions at one place may stand together. */
export function areDisjoint(edits: readonly TextEdit[]): boolean {
  const sorted = sortEdits(edits);
  return sorted.every((edit, i) => i === 0 || sorted[i - 1]!.span.end <= edit.span.start);
}

/**
 * The text after the edits; every other character is kept.
 * @throws RangeError when edits overlap or lie outside the text
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = sortEdits(edits);
  const parts: string[] = [];
  let at = 0;
  for (const { span, newText } of sorted) {
    if (span.start < at || span.end < span.start || span.end > text.length) throw new RangeError('edits overlap or lie outside the text');
    parts.push(text.slice(at, span.start), newText);
    at = span.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
