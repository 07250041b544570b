/** The decisions to put findings aside as plain data, in one language: what JSON prints and the other formats read. */
import type { Locale } from '../../messages/template.ts';
import { pathText } from '../../model/path.ts';
import type { Severity } from '../../rules/finding.ts';
import type { Analysis, Located } from '../../service/analysis.ts';
import { daysBetween } from '../../service/days.ts';
import type { Decision, DecisionState } from '../../service/decisions.ts';
import { fingerprint, unitId } from '../../service/fingerprint.ts';
import { citationText, principleTitle } from '../articles.ts';
import { messageOf } from '../describe.ts';

/** A finding that a decision is about. */
export interface DecidedFinding {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly unit: string;
  readonly path: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fingerprint: string;
}

export interface ReportedDecision {
  readonly kind: 'comment' | 'baseline';
  readonly state: DecisionState;
  readonly rule: string;
  /** What the rule is about, in a line; null for a rule that does not exist. */
  readonly summary: string | null;
  readonly principles: readonly { readonly id: string; readonly title: string }[];
  readonly articles: readonly string[];
  readonly by: string | null;
  /** Only a baseline says since when. */
  readonly since: string | null;
  readonly until: string | null;
  /** Negative once it has run out; null without an end date. */
  readonly daysLeft: number | null;
  readonly reason: string | null;
  readonly findings: readonly DecidedFinding[];
  /** What a baseline says it is about; null for a comment. */
  readonly about: { readonly file: string; readonly unit: string | null; readonly path: string | null } | null;
  /** Where it is written. */
  readonly written: { readonly file: string; readonly line: number };
}

export interface DecisionsReport {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'grondslag'; readonly version: string };
  readonly language: Locale;
  /** The day that counted as today, as an ISO date. */
  readonly today: string;
  readonly files: number;
  readonly summary: Readonly<Partial<Record<DecisionState, number>>>;
  readonly decisions: readonly ReportedDecision[];
}

/** The decisions as plain data. */
export function decisionsReport(decisions: readonly Decision[], analysis: Analysis, { locale, version, files }: { readonly locale: Locale; readonly version: string; readonly files: number }): DecisionsReport {
  const summary: Partial<Record<DecisionState, number>> = {};
  for (const { state } of decisions) summary[state] = (summary[state] ?? 0) + 1;
  return { schemaVersion: 1, tool: { name: 'grondslag', version }, language: locale, today: analysis.today, files, summary, decisions: decisions.map((decision) => reported(decision, analysis, locale)) };
}

function reported({ kind, state, rule, known, findings, by, since, until, reason, file, source, span, about }: Decision, analysis: Analysis, locale: Locale): ReportedDecision {
  return {
    kind, state, rule,
    summary: known?.summary[locale] ?? null,
    principles: (known?.principles ?? []).map((id) => ({ id, title: principleTitle(id, locale) })),
    articles: (known?.articles ?? []).map((citation) => citationText(citation, locale)),
    by: by ?? null, since: since ?? null, until: until ?? null,
    daysLeft: (until === undefined ? undefined : daysBetween(analysis.today, until)) ?? null,
    reason: reason ?? null,
    findings: findings.map((located) => decided(located, analysis, locale)),
    about: about === undefined ? null : { file: about.file, unit: about.unit ?? null, path: about.path ?? null },
    written: { file, line: source.positionAt(span.start).line + 1 },
  };
}

function decided(located: Located, analysis: Analysis, locale: Locale): DecidedFinding {
  const { finding, file, span, severity } = located;
  return {
    file, line: analysis.workspace.file(file)!.source.positionAt(span.start).line + 1,
    unit: unitId(finding.at, analysis), path: pathText(finding.at.path), severity, message: messageOf(finding, locale), fingerprint: fingerprint(located, analysis),
  };
}
