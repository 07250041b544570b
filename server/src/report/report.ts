/** What every report is made of: the findings of a run, in their fixed order, and how many. */
import { byCodeUnit } from '../base/sorted.ts';
import type { Lens } from '../knowledge/types.ts';
import type { Locale } from '../messages/template.ts';
import type { FixKind, Severity } from '../rules/finding.ts';
import type { Analysis, Located } from '../service/analysis.ts';
import type { FileId } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';

/** What a fix is called, and of what kind it is. */
export interface FixTitle {
  readonly title: string;
  readonly kind: FixKind;
}

/** A fix as reports tell it. */
export interface ReportedFix extends FixTitle {
  readonly edits: readonly { readonly file: FileId; readonly span: Span; readonly newText: string }[];
}

export interface Report {
  readonly analysis: Analysis;
  readonly version: string;
  readonly locale: Locale;
  /** How many files were read. */
  readonly files: number;
  readonly findings: readonly Located[];
  readonly suppressed: readonly Located[];
  fixes(finding: Located): readonly ReportedFix[];
  fixTitles(finding: Located): readonly FixTitle[];
}

export interface Summary {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly suppressed: number;
  readonly byLens: Readonly<Record<Lens, number>>;
  /** The same three questions with what was found under each: how serious, and by which rules. */
  readonly lenses: Readonly<Record<Lens, LensSummary>>;
}

export interface LensSummary {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  /** Rule → how often, by severity, then the most frequent first. */
  readonly rules: Readonly<Record<string, number>>;
}

/** The three questions in the order in which people ask them. */
export const LENSES: readonly Lens[] = ['technical', 'legal', 'ethical'];

/** All findings of a workspace in the order of file, place and rule. */
export function allFindings(analysis: Analysis): readonly Located[] {
  // A comment can be used by a finding elsewhere: every unit is looked at before any comment is judged.
  for (const unit of analysis.workspace.allUnits()) analysis.ofUnit(unit.key);
  return [...analysis.workspace.fileIds()].sort(byCodeUnit).flatMap((file) => analysis.inFile(file));
}

/** Counts of findings, by severity and by lens. */
export function summarise({ findings, suppressed }: Pick<Report, 'findings' | 'suppressed'>): Summary {
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
    suppressed: suppressed.length,
    byLens: { technical: all(lenses.technical), legal: all(lenses.legal), ethical: all(lenses.ethical) },
    lenses,
  };
}

function lensSummary(findings: readonly Located[], lens: Lens): LensSummary {
  const count: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const own = findings.filter(({ rule }) => rule.lens === lens);
  for (const { severity } of own) count[severity]++;
  const rules: Record<string, number> = {};
  const frequent = statistics(own);
  for (const severity of ['error', 'warning', 'info'] as const) {
    for (const row of frequent) if (row.severity === severity) rules[row.rule] = (rules[row.rule] ?? 0) + row.count;
  }
  return { ...count, rules };
}

/** How often each rule was found, the most frequent first. */
export function statistics(findings: readonly Located[]): readonly { readonly rule: string; readonly severity: Severity; readonly count: number }[] {
  const found = new Map<string, { rule: string; severity: Severity; count: number }>();
  for (const { rule, severity } of findings) {
    const key = `${rule.id} ${severity}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { rule: rule.id, severity, count: 1 });
    else known.count++;
  }
  return [...found.values()].sort((a, b) => b.count - a.count || byCodeUnit(a.rule, b.rule) || byCodeUnit(a.severity, b.severity));
}
