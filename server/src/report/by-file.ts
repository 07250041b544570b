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

/** Items by a key, in the order in which each key is first met. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** The id of the pipeline or catalogue that a finding is about; undefined where it has none and its file stands in for it. */
export function namedUnit({ unit, file }: Pick<ResultFinding, 'unit' | 'file'>): string | undefined {
  return unit === file || unit.startsWith(`${file}#`) ? undefined : unit;
}
