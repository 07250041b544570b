/** Issues of Azure Pipelines: logging commands, one per finding. */
import { oneLine } from '../one-line.ts';
import { advice } from '../reason.ts';
import type { Report } from '../report.ts';
import { repositoryPath } from '../repository-path.ts';
import type { ResultFinding } from '../result.ts';
import { tellingFirst } from '../telling-first.ts';
import { visible } from '../visible.ts';
import type { HandOverOptions } from '../write-options.ts';

/**
 * One command per finding, those that tell most first. Azure knows errors and warnings: a remark
 * is a line of the log. Whether the step fails is up to the exit code.
 */
export function azureReport(report: Report, { folder }: Pick<HandOverOptions, 'folder'>): string {
  return tellingFirst(report.result.findings).map((finding) => `${finding.severity === 'info' ? remark(finding, folder) : issue(finding, finding.severity, report, folder)}\n`).join('');
}

function issue(finding: ResultFinding, type: 'error' | 'warning', report: Report, folder: string): string {
  const { file, range: { start }, rule, message } = finding;
  const properties: readonly (readonly [name: string, value: string | number])[] = [
    ['type', type],
    ['sourcepath', visible(repositoryPath(file, folder))],
    ['linenumber', start.line],
    ['columnnumber', start.column],
    ['code', oneLine(rule)],
  ];
  const lines = [message, ...advice(finding, report)].map(oneLine);
  return `##vso[task.logissue ${properties.map(([name, value]) => `${name}=${property(String(value))};`).join('')}]${data(lines.join('\n'))}`;
}

function remark({ file, range: { start }, severity, rule, message }: ResultFinding, folder: string): string {
  return `${visible(repositoryPath(file, folder))}:${start.line}:${start.column}: ${severity} ${oneLine(rule)} ${oneLine(message)}`;
}

/** What follows the command, as Azure's agent reads it. */
function data(text: string): string {
  return text.replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The value of a property, as Azure's agent reads it. */
function property(text: string): string {
  return data(text).replaceAll(';', '%3B').replaceAll(']', '%5D');
}
