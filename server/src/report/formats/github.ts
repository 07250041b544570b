/** Annotations of GitHub Actions: workflow commands, one per finding. */
import { oneLine } from '../one-line.ts';
import { advice } from '../reason.ts';
import type { Report } from '../report.ts';
import { lastLine, repositoryPath } from '../repository-path.ts';
import type { ResultFinding } from '../result.ts';
import { tellingFirst } from '../telling-first.ts';
import { visible } from '../visible.ts';
import type { HandOverOptions } from '../write-options.ts';

const COMMAND = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** One command per finding. GitHub shows ten of a kind in a step, so those that tell most come first. */
export function githubReport(report: Report, { folder }: Pick<HandOverOptions, 'folder'>): string {
  const summaries = new Map(report.rules.map(({ id, summary }) => [id, summary[report.result.language]]));
  return tellingFirst(report.result.findings).map((finding) => `${annotation(finding, summaries.get(finding.rule) ?? '', report, folder)}\n`).join('');
}

function annotation(finding: ResultFinding, summary: string, report: Report, folder: string): string {
  const { file, range, rule, severity, message } = finding;
  const { start, end } = range;
  const last = lastLine(range);
  const place: readonly (readonly [name: string, value: string | number])[] = [
    ['file', visible(repositoryPath(file, folder))],
    ['line', start.line],
    ['endLine', last],
    // Columns over several lines are refused. Ours end before a column, GitHub's at one.
    ...(last === start.line && end.line === start.line ? [['col', start.column] as const, ['endColumn', Math.max(start.column, end.column - 1)] as const] : []),
    ['title', oneLine(summary === '' ? rule : `${rule}: ${summary}`)],
  ];
  const lines = [message, ...advice(finding, report)].map(oneLine);
  return `::${COMMAND[severity]} ${place.map(([name, value]) => `${name}=${property(String(value))}`).join(',')}::${data(lines.join('\n'))}`;
}

/** What follows the command, as GitHub's runner reads it. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The value of a property, as GitHub's runner reads it. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
