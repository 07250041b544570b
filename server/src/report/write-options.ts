/** What writers of reports may want to know beside the report. */
import type { TextOptions } from './formats/text.ts';
import type { ResultFinding } from './result.ts';

/** What reports need that other programs read: build servers, code hosts, viewers. */
export interface HandOverOptions {
  /** The working directory as seen from the top of its repository: empty, or parts that each end in `/`. */
  readonly folder: string;
  /** What the run comes to: 0 nothing that makes it fail, 1 findings that do, 2 something could not be read. */
  readonly exitCode: 0 | 1 | 2;
  /** Whether a finding is one that makes the run fail. */
  fails(finding: ResultFinding): boolean;
  readonly sarif: SarifOptions;
  /** The most UTF-8 bytes a Markdown report may take; undefined for any number. */
  readonly markdownLimit: number | undefined;
}

export interface SarifOptions {
  /** Findings that somebody put aside come along, marked as such. */
  readonly withSuppressed: boolean;
  /** Rules carry a number that makes security alerts of their findings. */
  readonly securitySeverity: boolean;
  /** Tells reports of one commit apart; undefined for the only one. */
  readonly category: string | undefined;
}

export type WriteOptions = TextOptions & HandOverOptions;
