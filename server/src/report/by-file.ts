import { grouped } from '../base/grouped.ts';
import type { Report } from './report.ts';
import type { ResultFinding, SuppressedFinding } from './result.ts';

export interface FileFindings {
  readonly file: string;
  readonly findings: readonly ResultFinding[];
  readonly suppressed: readonly SuppressedFinding[];
}

/** All files that were checked, in their order, with what was found in each. */
export function byFile({ checked, result }: Report): readonly FileFindings[] {
  const findings = grouped(result.findings, ({ file }) => file);
  const suppressed = grouped(result.suppressed, ({ file }) => file);
  return checked.map((file) => ({ file, findings: findings.get(file) ?? [], suppressed: suppressed.get(file) ?? [] }));
}

/** The id of the pipeline or catalogue that a finding is about; undefined where it has none and its file stands in for it. */
export function namedUnit({ unit, file }: Pick<ResultFinding, 'unit' | 'file'>): string | undefined {
  return unit === file || unit.startsWith(`${file}#`) ? undefined : unit;
}
