/** A check as a whole: the findings of a project as a report, and what they come to. */
import type { Severity } from '../rules/finding.ts';
import { allFindings, makeReport, type Report } from '../report/report.ts';
import type { FixDetail } from '../report/result.ts';
import { visible } from '../report/visible.ts';
import type { Analysis, Located } from '../service/analysis.ts';
import type { FailOn } from '../service/config-read.ts';
import { fileId, type FileId } from '../text/source-file.ts';
import type { Project } from './project.ts';
import type { RuleSelection } from './selection.ts';
import { noteLeftOut, since } from './since.ts';
import { VERSION } from './version.ts';

export interface ReportWish {
  readonly selection: RuleSelection;
  /** Findings that somebody put aside count as well. */
  readonly withIgnored: boolean;
  readonly detail: FixDetail;
  /** Report what the change since this version causes, and say how much was left out. */
  readonly since?: string | undefined;
}

/** The report of a project. @throws Fault for a version that cannot be read */
export function reportOn(project: Project, { selection, withIgnored, detail, since: ref }: ReportWish): Report {
  const { analysis, locale } = project;
  const found = allFindings(analysis).filter(({ rule }) => selection.selected(rule));
  const counts = ({ suppressed }: Located): boolean => withIgnored || suppressed === undefined;
  const all = ref === undefined ? found : found.filter(since(project, ref));
  if (ref !== undefined) noteLeftOut(found.filter(counts).length - all.filter(counts).length, ref, project);
  return makeReport({
    analysis, version: VERSION, locale, detail,
    findings: all.filter(counts),
    suppressed: all.filter((located) => !counts(located)),
    selected: selection.selected,
  });
}

const WEIGHT: Readonly<Record<FailOn, number>> = { info: 0, warning: 1, error: 2, never: 3 };

/** Whether a severity is at or above the one from which a run fails. */
export function reaches(severity: Severity, failOn: FailOn): boolean {
  return WEIGHT[severity] >= WEIGHT[failOn];
}

/**
 * What a check comes to.
 * @param most more warnings than this are a failure; undefined for any number
 * @returns 0 nothing at or above fail-on, 1 findings, 2 something could not be read; whatever the format of the report
 */
export function exitCode({ result: { findings, summary } }: Report, project: Project, most: number | undefined): 0 | 1 | 2 {
  if (project.incomplete) return 2;
  const failed = findings.some(({ severity, file }) => reaches(severity, project.failOn(fileId(file))));
  return failed || (most !== undefined && summary.warning > most) ? 1 : 0;
}

/** Whether anything was there to check: a file of ours that was asked for, or one that could be and cannot be read. */
export function hasInput({ files, analysis }: Project): boolean {
  return files.some(({ id, asked }) => asked && !isStranger(id, analysis));
}

/** Whether a file holds nothing of ours, and is no file that cannot be told. */
function isStranger(id: FileId, { workspace }: Analysis): boolean {
  const parsed = workspace.file(id)?.parsed;
  return parsed === undefined || (!parsed.unreadable && parsed.shapes.length === 0 && parsed.units.length === 0);
}

/** Files that were read and hold nothing of ours are told: silence would look like a pass. */
export function noteStrangers({ files, analysis, locale, options }: Project): void {
  for (const { id } of files) {
    if (!isStranger(id, analysis)) continue;
    options.note(`${visible(id)}: ${locale === 'nl' ? 'heeft geen sleutel «grondslag» en is niet gecontroleerd' : 'has no key “grondslag” and was not checked'}`);
  }
}
