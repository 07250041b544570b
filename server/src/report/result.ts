/**
 * The outcome of a check as plain data, in one language: what JSON version 1 prints, what the
 * programmatic API returns and what every writer of a report reads. Lines and columns count from 1,
 * columns in UTF-16 units; ends are exclusive. Within a version keys are only added.
 */
import type { Lens } from '../knowledge/types.ts';
import type { Locale } from '../messages/template.ts';
import { pathText, type Anchor } from '../model/path.ts';
import type { FixKind, Param, ParamMap, Severity } from '../rules/finding.ts';
import type { Confidence } from '../rules/rule.ts';
import type { Analysis, Located } from '../service/analysis.ts';
import type { Place } from '../service/locate.ts';
import type { FileId, SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { fingerprint, laterDocument, messageOf, pathFrom, relatedMessage, unitId } from './describe.ts';
import { fixTitles, reportedFixes } from './reported-fixes.ts';
import { summarise, type PutAsideCounts, type Summary } from './summary.ts';

export interface ResultPosition {
  readonly line: number;
  readonly column: number;
}

export interface ResultRange {
  readonly start: ResultPosition;
  readonly end: ResultPosition;
}

/** A place in a text and in the declarations. */
export interface ResultPlace {
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  /** Logical path from the root of the unit; empty for the unit as a whole. */
  readonly path: string;
  /** The number of the document in its file; absent for the first. */
  readonly document?: number;
  readonly range: ResultRange;
}

export interface ResultRelated extends ResultPlace {
  readonly message: string;
}

/** A stop on the way the data came. */
export interface ResultStop extends ResultPlace {
  readonly kind: string;
  readonly name: string;
}

export interface ResultEdit {
  readonly file: string;
  readonly range: ResultRange;
  readonly newText: string;
}

export interface ResultFix {
  readonly title: string;
  readonly kind: FixKind;
  /** Absent where only titles were asked for. */
  readonly edits?: readonly ResultEdit[];
}

export interface ResultFinding extends ResultPlace {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly lens: Lens;
  /** The id of the pipeline or catalogue it is about; its file where it has none. */
  readonly unit: string;
  /** The purpose it is about, where it is about one. */
  readonly purpose?: string;
  readonly message: string;
  readonly messageId: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly principles: readonly string[];
  readonly articles: readonly string[];
  readonly combination: readonly string[];
  readonly related: readonly ResultRelated[];
  /** The way the data came, first to last; empty where there is none to tell. */
  readonly trace: readonly ResultStop[];
  readonly fixes: readonly ResultFix[];
  readonly fingerprint: string;
  /** Only where neither a comment nor a baseline may put it aside. */
  readonly ignorable?: false;
}

/** Who put a finding aside, until when and why, and where that is written. */
export interface ResultIgnore {
  readonly by: string | null;
  readonly until: string | null;
  readonly reason: string | null;
  readonly file: string;
  readonly range: ResultRange;
}

/** The same of an entry in the baseline, which also says since when. */
export interface ResultBaseline extends ResultIgnore {
  readonly since: string | null;
}

/** A finding that is put aside: by a comment or by the baseline, and so with one of the two. */
export interface SuppressedFinding extends ResultFinding {
  readonly ignore?: ResultIgnore;
  readonly baseline?: ResultBaseline;
}

/** Who put a finding aside, whichever way. */
export function decisionOf({ ignore, baseline }: SuppressedFinding): ResultIgnore {
  return (ignore ?? baseline)!;
}

export interface CheckResult {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'grondslag'; readonly version: string };
  readonly language: Locale;
  /** The day that counted as today, as an ISO date. */
  readonly today: string;
  /** How many files were read. */
  readonly files: number;
  readonly findings: readonly ResultFinding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly summary: Summary;
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
