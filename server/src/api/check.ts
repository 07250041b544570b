/** A check as a whole: the findings of a project as a report, and what they come to. */
import { byCodeUnit } from '../base/sorted.ts';
import type { Severity } from '../rules/finding.ts';
import { survey, type Report } from '../report/report.ts';
import { checkResult } from '../report/result.ts';
import { visible } from '../report/visible.ts';
import type { FailOn } from '../service/config-read.ts';
import { fileId, SourceFile } from '../text/source-file.ts';
import { noteBaselines, withBaselines } from './known-findings.ts';
import type { Outcome } from './outcome.ts';
import { analysed, type LoadedProject } from './project.ts';
import type { RuleSelection } from './selection.ts';
import { VERSION } from './version.ts';

export interface ReportWish {
  readonly selection: RuleSelection;
  /** Findings that somebody put aside count as well. */
  readonly withIgnored: boolean;
  /** Only what was changed since this version is reported. */
  readonly since?: string | undefined;
}

/** The report of an outcome. */
export function reportOn(project: LoadedProject, outcome: Outcome, { selection, withIgnored, since }: ReportWish): Report {
  const { files, locale, options: { today } } = project;
  const entries = withIgnored ? outcome.entries : withBaselines(project, outcome);
  if (!withIgnored) noteBaselines(project, outcome);
  const { rules } = outcome;
  const asked = entries.filter(({ rule: id, lens, principles }) => selection.selected({ id, lens, principles }));
  const texts = new Map(files.map(({ id, text }) => [id as string, text]));
  const sources = new Map<string, SourceFile>();
  const result = checkResult({ version: VERSION, locale, today, files: files.length, entries: asked, withIgnored });
  return {
    result,
    rules: rules.filter((rule) => selection.selected(rule)),
    checked: [...texts.keys()].sort(byCodeUnit),
    source(file) {
      let source = sources.get(file);
      if (source === undefined) sources.set(file, (source = new SourceFile(fileId(file), texts.get(file)!)));
      return source;
    },
    since,
    withIgnored,
    survey: () => survey(outcome.analysis ?? analysed(project).analysis, result),
  };
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
export function exitCode({ result: { findings, summary } }: Report, project: LoadedProject, most: number | undefined): 0 | 1 | 2 {
  if (project.incomplete) return 2;
  const failed = findings.some(({ severity, file }) => reaches(severity, project.failOn(fileId(file))));
  return failed || (most !== undefined && summary.warning > most) ? 1 : 0;
}

/** Whether anything was there to check: a file of ours that was asked for, or one that could be and cannot be read. */
export function hasInput({ files }: LoadedProject, { isOurs }: Pick<Outcome, 'isOurs'>): boolean {
  return files.some(({ id, asked }) => asked && isOurs(id));
}

/** Files that were read and hold nothing of ours are told: silence would look like a pass. */
export function noteStrangers({ files, locale, options }: LoadedProject, { isOurs }: Pick<Outcome, 'isOurs'>): void {
  for (const { id } of files) {
    if (isOurs(id)) continue;
    options.note(`${visible(id)}: ${locale === 'nl' ? 'heeft geen sleutel «grondslag» en is niet gecontroleerd' : 'has no key “grondslag” and was not checked'}`);
  }
}
