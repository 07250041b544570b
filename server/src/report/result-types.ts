/**
 * The outcome of a check as plain data, in one language: what JSON version 1 prints, what the
 * programmatic API returns and what every writer of a report reads. Lines and columns count from 1,
 * columns in UTF-16 units; ends are exclusive. Within a version keys are only added.
 *
 * This file stands on its own: it is shipped with the types of the API.
 */

/** The question a finding is about: can it, may it, should it. */
export type ResultLens = 'technical' | 'legal' | 'ethical';

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
  readonly kind: 'safe' | 'unsafe' | 'suggestion';
  /** Absent where only titles were asked for. */
  readonly edits?: readonly ResultEdit[];
}

export interface ResultFinding extends ResultPlace {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly confidence: 'high' | 'medium' | 'low';
  readonly lens: ResultLens;
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

export interface CheckResult {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'grondslag'; readonly version: string };
  readonly language: 'nl' | 'en';
  /** The day that counted as today, as an ISO date. */
  readonly today: string;
  /** How many files were read. */
  readonly files: number;
  readonly findings: readonly ResultFinding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly summary: Summary;
}

/** How many findings are put aside, and by what. */
export interface PutAsideCounts {
  readonly comments: number;
  readonly baseline: number;
}

export interface Summary {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  /** How many are put aside, by comments and by the baseline together. */
  readonly suppressed: number;
  readonly suppressedBy: PutAsideCounts;
  readonly byLens: Readonly<Record<ResultLens, number>>;
  /** The same three questions with what was found under each: how serious, and by which rules. */
  readonly lenses: Readonly<Record<ResultLens, LensSummary>>;
}

export interface LensSummary {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  /** Rule → how often, by severity, then the most frequent first. */
  readonly rules: Readonly<Record<string, number>>;
}
