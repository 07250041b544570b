/** What the page is made of: plain data, in one language. */
import type { Locale } from '../../messages/template.ts';
import type { Preset } from '../../rules/finding.ts';
import type { Portrait } from '../../service/portrait.ts';
import type { ReportedRule } from '../report.ts';
import type { CheckResult } from '../result.ts';
import type { Sheet } from '../survey.ts';

export interface PageData {
  readonly result: CheckResult;
  readonly checked: readonly string[];
  readonly rules: readonly ReportedRule[];
  /** The rules that did not run on any file. */
  readonly silent: readonly ReportedRule[];
  readonly presets: readonly Preset[];
  readonly sheets: readonly Sheet[];
  /** The version of which only what was changed since is reported. */
  readonly since: string | undefined;
  /** Whether findings that somebody put aside are told as open ones. */
  readonly withIgnored: boolean;
}

/** What the parts of a page know of a pipeline beside its own. */
export interface Telling {
  readonly locale: Locale;
  readonly portrait: Portrait;
}
