/** Edits with a stop for the cursor at each place that they leave to be filled in. */
import type { SnippetTextEdit, TextEdit as LspTextEdit } from 'vscode-languageserver';
import { PLACEHOLDER } from '../base/placeholder.ts';
import { blanksIn } from '../service/blanks.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { applyEdits, sortEdits, type TextEdit } from '../text/text-edit.ts';
import { toRange } from './convert.ts';

/** The edits of a text, which are disjoint, in its order; those with something to fill in as snippets. */
export function toStops(edits: readonly TextEdit[], source: SourceFile): (LspTextEdit | SnippetTextEdit)[] {
  // Whether a word is a value only shows in the whole of the text.
  const blanks = edits.some(({ newText }) => newText.includes(PLACEHOLDER)) ? blanksIn(applyEdits(source.text, edits)) : [];
  let shift = 0;
  return sortEdits(edits).map(({ span, newText }) => {
    const start = span.start + shift;
    shift += newText.length - (span.end - span.start);
    const range = toRange(span, source);
    const own = blanks.filter((blank) => start <= blank.start && blank.end <= start + newText.length).map((blank) => ({ start: blank.start - start, end: blank.end - start }));
    // An editor indents the later lines of a snippet as it sees fit: only what begins a line or stays on one is safe.
    const fits = range.start.character === 0 || !/[\r\n]/.test(newText);
    return fits && own.length > 0 ? { range, snippet: { kind: 'snippet', value: snippetOf(newText, own) } } : { range, newText };
  });
}

/** A text as a snippet with numbered stops at the spans, which are disjoint and in order. */
function snippetOf(text: string, stops: readonly Span[]): string {
  const literal = (from: number, to?: number): string => text.slice(from, to).replace(/[\\$}]/g, '\\$&');
  let value = '';
  let at = 0;
  stops.forEach(({ start, end }, index) => {
    value += `${literal(at, start)}\${${index + 1}:${literal(start, end)}}`;
    at = end;
  });
  return value + literal(at);
}
