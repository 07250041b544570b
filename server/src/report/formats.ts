/** The formats of a report: one line each. What only some runs need is loaded when it is asked for. */
import type { FixDetail } from './result.ts';
import type { Report } from './report.ts';
import type { TextOptions } from './formats/text.ts';

/** What a writer may want to know beside the report. */
export type WriteOptions = TextOptions;

export interface Format {
  readonly name: string;
  /** How much it shows of a fix. */
  readonly detail: FixDetail;
  write(report: Report, options: WriteOptions): Promise<string>;
}

export const FORMATS: readonly Format[] = [
  { name: 'text', detail: 'titles', write: async (report, options) => (await import('./formats/text.ts')).textReport(report, options) },
  { name: 'compact', detail: 'titles', write: async (report) => (await import('./formats/compact.ts')).compactReport(report) },
  { name: 'json', detail: 'edits', write: async (report) => (await import('./formats/json.ts')).jsonReport(report) },
];
