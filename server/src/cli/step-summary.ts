/** The summary of a job of GitHub Actions: a Markdown file that steps add to. */
import { resolve } from 'node:path';
import type { LoadedProject } from '../api/project.ts';
import { errorText } from '../base/error-text.ts';
import { appendReport, sizeOf } from '../host/write-report.node.ts';
import type { Report } from '../report/report.ts';
import { visible } from '../report/visible.ts';
import type { HandOverOptions } from '../report/write-options.ts';
import type { Io } from './io.ts';

/** GitHub drops a summary of a step that is larger. */
const LARGEST = 1024 * 1024;

/**
 * Adds the Markdown report to the summary of the job, where GitHub names a file for it. A summary
 * that cannot be written changes nothing about the outcome: it is said.
 */
export async function appendStepSummary(report: Report, options: HandOverOptions, { locale, options: { note } }: LoadedProject, { cwd, env }: Io): Promise<void> {
  const name = env['GITHUB_STEP_SUMMARY'];
  if (name === undefined || name === '') return;
  const path = resolve(cwd, name);
  const { markdownReport } = await import('../report/formats/markdown.ts');
  try {
    const room = LARGEST - sizeOf(path) - 1;
    if (room > 0) appendReport(path, `\n${markdownReport(report, { ...options, markdownLimit: Math.min(room, options.markdownLimit ?? room) })}`);
  } catch (error) {
    const reason = visible(errorText(error));
    note(locale === 'nl' ? `de samenvatting in GITHUB_STEP_SUMMARY is niet te schrijven (${reason})` : `the summary in GITHUB_STEP_SUMMARY cannot be written (${reason})`);
  }
}
