/** The formats of a report: one line each. What only some runs need is loaded when it is asked for. */
import type { FixDetail } from './result.ts';
import type { Report } from './report.ts';
import type { WriteOptions } from './write-options.ts';

export interface Format {
  readonly name: string;
  /** How much it shows of a fix. */
  readonly detail: FixDetail;
  /** It shows the pipelines themselves, so that all are analysed and nothing of an earlier run will do. */
  readonly whole?: true;
  write(report: Report, options: WriteOptions): Promise<string>;
}

export const FORMATS: readonly Format[] = [
  { name: 'text', detail: 'titles', write: async (report, options) => (await import('./formats/text.ts')).textReport(report, options) },
  { name: 'compact', detail: 'titles', write: async (report) => (await import('./formats/compact.ts')).compactReport(report) },
  { name: 'json', detail: 'edits', write: async (report) => (await import('./formats/json.ts')).jsonReport(report) },
  { name: 'sarif', detail: 'edits', write: async (report, options) => (await import('./formats/sarif.ts')).sarifReport(report, options) },
  { name: 'junit', detail: 'titles', write: async (report, options) => (await import('./formats/junit.ts')).junitReport(report, options) },
  { name: 'github', detail: 'titles', write: async (report, options) => (await import('./formats/github.ts')).githubReport(report, options) },
  { name: 'gitlab', detail: 'titles', write: async (report, options) => (await import('./formats/gitlab.ts')).gitlabReport(report, options) },
  { name: 'azure', detail: 'titles', write: async (report, options) => (await import('./formats/azure.ts')).azureReport(report, options) },
  { name: 'checkstyle', detail: 'titles', write: async (report, options) => (await import('./formats/checkstyle.ts')).checkstyleReport(report, options) },
  { name: 'markdown', detail: 'titles', write: async (report, options) => (await import('./formats/markdown.ts')).markdownReport(report, options) },
  { name: 'html', detail: 'titles', whole: true, write: async (report) => (await import('./formats/html.ts')).htmlReport(report) },
];
