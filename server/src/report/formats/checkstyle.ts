/** Checkstyle's XML, which many build servers and review tools read. */
import { oneLine } from '../one-line.ts';
import type { Report } from '../report.ts';
import { repositoryPath } from '../repository-path.ts';
import type { ResultFinding } from '../result.ts';
import type { HandOverOptions } from '../write-options.ts';
import { xmlDocument } from '../xml.ts';
import { byFile } from '../by-file.ts';

/** All files that were checked, each with what was found in it. */
export function checkstyleReport(report: Report, { folder }: Pick<HandOverOptions, 'folder'>): string {
  return xmlDocument('checkstyle', {
    '@version': report.result.tool.version,
    file: byFile(report).map(({ file, findings }) => ({ '@name': repositoryPath(file, folder), error: findings.map(error) })),
  });
}

function error({ range: { start }, severity, message, rule }: ResultFinding): Readonly<Record<string, string | number>> {
  return { '@line': start.line, '@column': start.column, '@severity': severity, '@message': oneLine(message), '@source': `grondslag.${oneLine(rule)}` };
}
