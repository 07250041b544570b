/** How many findings there are: by severity, by question and by rule. */
import { byCodeUnit } from '../base/sorted.ts';
import type { Lens } from '../knowledge/types.ts';
import { GRAVEST_FIRST, type Severity } from '../rules/finding.ts';
import type { LensSummary, PutAsideCounts, Summary } from './result-types.ts';

export type { LensSummary, PutAsideCounts, Summary };

/** What is counted of a finding. */
export interface Counted {
  readonly rule: string;
  readonly severity: Severity;
  readonly lens: Lens;
}

/** The three questions in the order in which people ask them. */
export const LENSES: readonly Lens[] = ['technical', 'legal', 'ethical'];

/** Counts of findings, by severity and by lens. */
export function summarise(findings: readonly Counted[], aside: PutAsideCounts): Summary {
  const lenses = {
    technical: lensSummary(findings, 'technical'),
    legal: lensSummary(findings, 'legal'),
    ethical: lensSummary(findings, 'ethical'),
  };
  const total = (severity: Severity): number => LENSES.reduce((sum, lens) => sum + lenses[lens][severity], 0);
  const all = ({ error, warning, info }: LensSummary): number => error + warning + info;
  return {
    error: total('error'),
    warning: total('warning'),
    info: total('info'),
    suppressed: aside.comments + aside.baseline,
    suppressedBy: aside,
    byLens: { technical: all(lenses.technical), legal: all(lenses.legal), ethical: all(lenses.ethical) },
    lenses,
  };
}

function lensSummary(findings: readonly Counted[], lens: Lens): LensSummary {
  const count: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const own = findings.filter((finding) => finding.lens === lens);
  for (const { severity } of own) count[severity]++;
  const rules: Record<string, number> = {};
  const frequent = statistics(own);
  for (const severity of GRAVEST_FIRST) {
    for (const row of frequent) if (row.severity === severity) rules[row.rule] = (rules[row.rule] ?? 0) + row.count;
  }
  return { ...count, rules };
}

/** How often each rule was found, the most frequent first. */
export function statistics(findings: readonly Pick<Counted, 'rule' | 'severity'>[]): readonly { readonly rule: string; readonly severity: Severity; readonly count: number }[] {
  const found = new Map<string, { rule: string; severity: Severity; count: number }>();
  for (const { rule, severity } of findings) {
    const key = `${rule} ${severity}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { rule, severity, count: 1 });
    else known.count++;
  }
  return [...found.values()].sort((a, b) => b.count - a.count || byCodeUnit(a.rule, b.rule) || byCodeUnit(a.severity, b.severity));
}
