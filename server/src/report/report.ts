/** What a writer of reports gets: the outcome as plain data, the rules behind it, and the texts it points into. */
import { byCodeUnit } from '../base/sorted.ts';
import type { Locale } from '../messages/template.ts';
import type { RuleSet } from '../rules/own/rule-set.ts';
import type { Rule, RuleMeta } from '../rules/rule.ts';
import type { Analysis, Located } from '../service/analysis.ts';
import { isActive, type Settings } from '../service/settings.ts';
import { fileId, type SourceFile } from '../text/source-file.ts';
import { checkResult, resultEntry, type CheckResult, type FixDetail } from './result.ts';
import type { Survey } from './survey.ts';

/** A rule as reports tell it. */
export interface ReportedRule extends RuleMeta {
  /** Whether a catalogue declares it. */
  readonly own: boolean;
}

export interface Report {
  readonly result: CheckResult;
  /** The rules that ran on at least one of the files, in the order of the program. */
  readonly rules: readonly ReportedRule[];
  /** The files that were checked, in their order. */
  readonly checked: readonly string[];
  /** The text of a file that a place is in. */
  source(file: string): SourceFile;
  /** The version of which only what was changed since is reported; undefined where everything is. */
  readonly since: string | undefined;
  /** Whether findings that somebody put aside are told as open ones. */
  readonly withIgnored: boolean;
  /** The pipelines themselves and the conditions of the check: worked out when it is asked for. */
  survey(): Promise<Survey>;
}

/** All findings of a workspace in the order of file, place and rule. */
export function allFindings(analysis: Analysis): readonly Located[] {
  // A comment can be used by a finding elsewhere: every unit is looked at before any comment is judged.
  for (const unit of analysis.workspace.allUnits()) analysis.ofUnit(unit.key);
  return [...analysis.workspace.fileIds()].sort(byCodeUnit).flatMap((file) => analysis.inFile(file));
}

/** The report of an analysis of some files: all that its writers need. */
export function makeReport(analysis: Analysis, findings: readonly Located[], { locale, version, detail }: { readonly locale: Locale; readonly version: string; readonly detail: FixDetail }): Report {
  const { workspace } = analysis;
  const checked = [...workspace.fileIds()].sort(byCodeUnit);
  const result = checkResult({ version, locale, today: analysis.today, files: checked.length, entries: findings.map((located) => resultEntry(located, analysis, locale, detail)), withIgnored: false });
  return {
    result,
    rules: rulesThatRan(analysis.rules(), checked.map((file) => analysis.settingsFor(file))),
    checked,
    source: (file) => workspace.file(fileId(file))!.source,
    since: undefined,
    withIgnored: false,
    survey: () => survey(analysis, result),
  };
}

/** The rules that are active under any of the settings, as reports tell them. */
export function rulesThatRan({ list }: RuleSet, settings: Iterable<Settings>): readonly ReportedRule[] {
  const different = [...new Set(settings)];
  return list.filter((rule) => different.some((one) => isActive(rule, one))).map(reported);
}

/** The survey of an analysis, with what the result lists: its code is loaded when somebody wants one. */
export async function survey(analysis: Analysis, result: CheckResult): Promise<Survey> {
  return (await import('./survey.ts')).surveyOf(analysis, result.language, result.findings);
}

/** A rule as reports tell it. */
export function reported({ id, group, lens, severity, preset, confidence, principles, articles, fix, ignorable, summary, why, resolve, declaration }: Rule): ReportedRule {
  return { id, group, lens, severity, preset, confidence, principles, articles, fix, ignorable, summary, why, resolve, own: declaration !== undefined };
}
