/** What a writer of reports gets: the outcome as plain data, the rules behind it, and the texts it points into. */
import { byCodeUnit } from '../base/sorted.ts';
import type { Rule, RuleMeta } from '../rules/rule.ts';
import type { Analysis, Located } from '../service/analysis.ts';
import { isActive } from '../service/settings.ts';
import { fileId, type SourceFile } from '../text/source-file.ts';
import { checkResult, type CheckResult, type ResultParts } from './result.ts';

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
}

/** All findings of a workspace in the order of file, place and rule. */
export function allFindings(analysis: Analysis): readonly Located[] {
  // A comment can be used by a finding elsewhere: every unit is looked at before any comment is judged.
  for (const unit of analysis.workspace.allUnits()) analysis.ofUnit(unit.key);
  return [...analysis.workspace.fileIds()].sort(byCodeUnit).flatMap((file) => analysis.inFile(file));
}

/** The report of an analysis: all that its writers need. */
export function makeReport(parts: Omit<ResultParts, 'files'>): Report {
  const { workspace } = parts.analysis;
  const checked = [...workspace.fileIds()].sort(byCodeUnit);
  return {
    result: checkResult({ ...parts, files: checked.length }),
    rules: rulesThatRan(parts.analysis, parts.selected),
    checked,
    source: (file) => workspace.file(fileId(file))!.source,
  };
}

function rulesThatRan(analysis: Analysis, selected: ResultParts['selected']): readonly ReportedRule[] {
  const settings = new Set([...analysis.workspace.fileIds()].map((file) => analysis.settingsFor(file)));
  return analysis.rules().list.filter((rule) => selected?.(rule) !== false && [...settings].some((one) => isActive(rule, one))).map(reported);
}

function reported({ id, group, lens, severity, preset, confidence, principles, articles, fix, ignorable, summary, why, resolve, declaration }: Rule): ReportedRule {
  return { id, group, lens, severity, preset, confidence, principles, articles, fix, ignorable, summary, why, resolve, own: declaration !== undefined };
}
