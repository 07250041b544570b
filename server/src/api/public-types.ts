/** The types of the programmatic API. They stand on their own: this file and what it imports are shipped as they are. */
import type { CheckResult } from '../report/result-types.ts';

export type * from '../report/result-types.ts';

export interface CheckOptions {
  /** Working directory: paths count from it, and results name files from it. The process's when left out. */
  readonly cwd?: string;
  /** Files and folders; the working directory when left out. */
  readonly paths?: readonly string[];
  /** A text that stands in for a file, as an editor has one; checked with the configuration that counts for that file. */
  readonly text?: { readonly file: string; readonly content: string };
  /** A configuration file; `false` for none; the nearest one of each file when left out. */
  readonly config?: string | false;
  /** How much is reported; the configuration's, else `engineer`. */
  readonly preset?: 'engineer' | 'reviewer' | 'auditor';
  /** Language of the texts; the configuration's, else Dutch. */
  readonly language?: 'nl' | 'en';
  /** The day that counts as today, as YYYY-MM-DD; the machine's when left out. */
  readonly today?: string;
  /** Only these rules, lenses or principles. */
  readonly select?: readonly string[];
  /** Without these rules, lenses or principles. */
  readonly ignore?: readonly string[];
  /** From which severity on `exitCode` is 1; the configuration's, else `error`. */
  readonly failOn?: 'error' | 'warning' | 'info' | 'never';
  /** More warnings than this make `exitCode` 1. */
  readonly maxWarnings?: number;
  /** `false`: findings that somebody put aside count as open ones. */
  readonly ignores?: boolean;
  /** The file with known findings; the configuration's when left out. */
  readonly baseline?: string;
  /** Only what the change since this commit causes, in the words of Git; `VERSION...` counts from the last version in common. */
  readonly since?: string;
  /** `false`: fixes come with their titles only, which is quicker. */
  readonly edits?: boolean;
  /** Keep what was found, in the user's cache or in this folder. It is trusted: nobody else should be able to write there. */
  readonly cache?: boolean | string;
  /** How many threads; 1 when left out. Needs more than two cores to be quicker. */
  readonly workers?: number;
}

export interface Check {
  /** What was found, as the JSON of the command line has it. */
  readonly result: CheckResult;
  /** 0 nothing at or above `failOn`, 1 findings, 2 something could not be read: that is never a pass. */
  readonly exitCode: 0 | 1 | 2;
  /** What could not be read or was left out, a line each. */
  readonly notes: readonly string[];
  /** The same as a report. @throws GrondslagError for a format that does not exist */
  format(name: string, options?: FormatOptions): Promise<string>;
}

export interface FormatOptions {
  /** Columns of a text report; 80 when left out. */
  readonly width?: number;
  /** The most UTF-8 bytes of a Markdown report. */
  readonly markdownLimit?: number;
  readonly sarif?: {
    readonly includeSuppressed?: boolean;
    readonly securitySeverity?: boolean;
    readonly category?: string;
  };
}

/** 2 for a mistake in options, paths or configuration; 3 where there is nothing to check. */
export type GrondslagErrorCode = 2 | 3;
