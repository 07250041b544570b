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
}

/** All findings of a workspace in the order of file, place and rule. */
export function allFindings(analysis: Analysis): readonly Located[] {
  // A comment can be used by a finding elsewhere: every unit is looked at before any comment is judged.
  for (const unit of analysis.workspace.allUnits()) analysis.refresh(unit.key);
  return [...analysis.workspace.fileIds()].sort(byCodeUnit).flatMap((file) => analysis.inFile(file));
}

/** Counts of findings, by severity and by lens. */
export function summarise(report: Pick<Report, 'findings' | 'suppressed'>): Summary {
  const count: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const byLens: Record<Lens, number> = { technical: 0, legal: 0, ethical: 0 };
  for (const { severity, rule } of report.findings) {
    count[severity]++;
    byLens[rule.lens]++;
  }
  return { ...count, suppressed: report.suppressed.length, byLens };
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
