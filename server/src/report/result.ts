/** Findings as plain data: from the analysis to what reports and programs read. */
import type { Locale } from '../messages/template.ts';
import { pathText, type Anchor } from '../model/path.ts';
import type { Param, ParamMap } from '../rules/finding.ts';
import type { Analysis, Located } from '../service/analysis.ts';
import type { Place } from '../service/locate.ts';
import type { FileId, SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { fingerprint, laterDocument, messageOf, pathFrom, relatedMessage, unitId } from './describe.ts';
import { fixTitles, reportedFixes } from './reported-fixes.ts';
import type { CheckResult, PutAsideCounts, ResultFinding, ResultFix, ResultIgnore, ResultPlace, ResultPosition, ResultRange, SuppressedFinding } from './result-types.ts';
import { summarise } from './summary.ts';

export type * from './result-types.ts';

/** Who put a finding aside, whichever way. */
export function decisionOf({ ignore, baseline }: SuppressedFinding): ResultIgnore {
  return (ignore ?? baseline)!;
}

/** How much of a fix a report needs: its title alone is much cheaper than its edits. */
export type FixDetail = 'titles' | 'edits';

function resultFinding(located: Located, analysis: Analysis, locale: Locale, detail: FixDetail): ResultFinding {
  const { finding, rule, severity, related } = located;
  return {
    rule: rule.id,
    severity,
    confidence: rule.confidence,
    lens: rule.lens,
    unit: unitId(finding.at, analysis),
    ...(finding.purpose === undefined ? {} : { purpose: finding.purpose }),
    ...placeOf(located, finding.at, analysis),
    message: messageOf(finding, locale),
    messageId: finding.message,
    params: paramsOf(finding.params, locale),
    principles: rule.principles,
    articles: rule.articles,
    combination: finding.combination.map((anchor) => pathFrom(finding, anchor, analysis)),
    related: related.map((item) => ({ ...placeOf(item, item.place.at, analysis), message: relatedMessage(item.place, locale) })),
    trace: analysis.pathOf(finding).map((stop) => ({ kind: stop.kind, name: stop.name, ...placeOf(stop, stop.at, analysis) })),
    fixes: detail === 'titles' ? fixTitles(located, analysis, locale) : fixesWithEdits(located, analysis, locale),
    fingerprint: fingerprint(located, analysis),
    ...(finding.ignorable ? {} : { ignorable: false as const }),
  };
}

function fixesWithEdits(located: Located, analysis: Analysis, locale: Locale): readonly ResultFix[] {
  return reportedFixes(located, analysis, locale).map(({ title, kind, edits }) => ({ title, kind, edits: edits.map(({ file, span, newText }) => ({ file, range: rangeOf(file, span, analysis), newText })) }));
}

/** A finding as a run leaves it: open, or put aside by somebody. */
export type ResultEntry = ResultFinding | SuppressedFinding;

/** A finding as plain data, with who put it aside if anybody did. */
export function resultEntry(located: Located, analysis: Analysis, locale: Locale, detail: FixDetail): ResultEntry {
  const finding = resultFinding(located, analysis, locale, detail);
  const aside = located.suppressed;
  if (aside === undefined) return finding;
  const { by = null, until = null, reason = null, file, span } = aside;
  if (aside.kind === 'comment') return { ...finding, ignore: { by, until, reason, file, range: rangeOf(file, span, analysis) } };
  return { ...finding, baseline: { by, until, reason, since: aside.since ?? null, file, range: rangeIn(aside.source, span) } };
}

/** Whether a finding was put aside. */
export function isSuppressed(entry: ResultEntry): entry is SuppressedFinding {
  return 'ignore' in entry || 'baseline' in entry;
}

/** The same without what a baseline says of it: that may be another for the next run. */
export function withoutBaseline(entry: ResultEntry): ResultEntry {
  if (!isSuppressed(entry) || entry.baseline === undefined) return entry;
  const { baseline: _, ...finding } = entry;
  return finding;
}

function bare(entry: ResultEntry): ResultFinding {
  if (!isSuppressed(entry)) return entry;
  const { ignore: _, baseline: __, ...finding } = entry;
  return finding;
}

export interface ResultParts {
  readonly version: string;
  readonly locale: Locale;
  readonly today: string;
  readonly files: number;
  /** In the order of file, place and rule. */
  readonly entries: readonly ResultEntry[];
  /** Findings that somebody put aside count as open ones. */
  readonly withIgnored: boolean;
}

/** The outcome of a check as plain data. */
export function checkResult({ version, locale, today, files, entries, withIgnored }: ResultParts): CheckResult {
  const findings = entries.filter((entry) => withIgnored || !isSuppressed(entry)).map(bare);
  const suppressed = withIgnored ? [] : entries.filter(isSuppressed);
  return { schemaVersion: 1, tool: { name: 'grondslag', version }, language: locale, today, files, findings, suppressed, summary: summarise(findings, countAside(suppressed)) };
}

/** How many findings each of the two puts aside. */
function countAside(aside: readonly SuppressedFinding[]): PutAsideCounts {
  const baseline = aside.filter((found) => found.baseline !== undefined).length;
  return { comments: aside.length - baseline, baseline };
}

/** The span of a range in its text. */
export function spanIn(source: SourceFile, { start, end }: ResultRange): Span {
  const offset = ({ line, column }: ResultPosition): number => source.offsetAt({ line: line - 1, character: column - 1 });
  return { start: offset(start), end: offset(end) };
}

function placeOf({ file, span }: Place, at: Anchor, analysis: Analysis): ResultPlace {
  const document = laterDocument(at);
  return { file, path: pathText(at.path), ...(document === undefined ? {} : { document }), range: rangeOf(file, span, analysis) };
}

function rangeOf(file: FileId, span: Span, { workspace }: Analysis): ResultRange {
  return rangeIn(workspace.file(file)!.source, span);
}

/** A span of a text as a range. */
export function rangeIn(source: SourceFile, span: Span): ResultRange {
  const at = (offset: number): ResultPosition => {
    const { line, character } = source.positionAt(offset);
    return { line: line + 1, column: character + 1 };
  };
  return { start: at(span.start), end: at(span.end) };
}

function paramsOf(params: ParamMap, locale: Locale): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, paramOf(value, locale)]));
}

function paramOf(value: Param, locale: Locale): unknown {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return (value as readonly Param[]).map((item) => paramOf(item, locale));
  return (value as { readonly nl: string; readonly en: string })[locale];
}
