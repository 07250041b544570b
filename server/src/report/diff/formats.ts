/** The formats of a comparison. */
import { safeJson } from '../safe-json.ts';
import { diffMarkdown } from './markdown.ts';
import type { DiffResult } from './result.ts';
import { diffText } from './text.ts';

export type DiffFormat = 'text' | 'markdown' | 'json';

/** Writes a comparison. */
export function writeDiff(format: DiffFormat, result: DiffResult, options: { readonly width: number; readonly quiet: boolean }): string {
  switch (format) {
    case 'text': return diffText(result, options);
    case 'markdown': return diffMarkdown(result);
    case 'json': return safeJson(result);
  }
}
