/** A check from options to report: what the command line and the programmatic API both do. */
import type { Report } from '../report/report.ts';
import type { FixDetail } from '../report/result.ts';
import { visible } from '../report/visible.ts';
import { exitCode, hasInput, noteStrangers, reportOn } from './check.ts';
import { Fault } from './fault.ts';
import { outcomeOf, outcomeOfAnalysis, type Means } from './outcome.ts';
import { analysed, loadProject, type LoadedProject, type ProjectOptions } from './project.ts';
import type { RuleSelection } from './selection.ts';

export interface CheckWish {
  readonly options: ProjectOptions;
  readonly selection: RuleSelection;
  /** Findings that somebody put aside count as well. */
  readonly withIgnored: boolean;
  readonly detail: FixDetail;
  /** Whether the report will be asked for the pipelines themselves: then all are analysed at once. */
  readonly whole?: boolean;
  /** Report what the change since this version causes. */
  readonly since: string | undefined;
  /** More warnings than this are a failure. */
  readonly maxWarnings: number | undefined;
  readonly means: Means;
  /** Hears of the files before anything is computed. @throws Fault to stop there */
  loaded?(project: LoadedProject): void;
}

export interface CheckRun {
  readonly project: LoadedProject;
  readonly report: Report;
  /** 0 nothing at or above fail-on, 1 findings, 2 something could not be read. */
  readonly exitCode: 0 | 1 | 2;
}

/**
 * Checks the files of a project.
 * @returns undefined where nothing could be read that there is
 * @throws Fault for options, paths or a configuration that cannot be used; 3 where there is nothing to check
 */
export async function runCheck({ options, selection, withIgnored, detail, whole = false, since, maxWarnings, means, loaded }: CheckWish): Promise<CheckRun | undefined> {
  const project = loadProject(options);
  loaded?.(project);
  const outcome = since !== undefined ? (await import('./since.ts')).outcomeSince(analysed(project), since, detail, { selection, withIgnored })
    : whole ? outcomeOfAnalysis(analysed(project), detail) : await outcomeOf(project, detail, means);
  const trouble = means.store?.save();
  if (trouble !== undefined) options.note(visible(project.locale === 'nl' ? `de cache is niet te bewaren (${trouble})` : `the cache cannot be kept (${trouble})`));
  if (!hasInput(project, outcome)) {
    if (!project.incomplete) throw new Fault({ nl: 'geen bestanden om te controleren', en: 'no files to check' }, 3);
    return undefined;
  }
  noteStrangers(project, outcome);
  const report = reportOn(project, outcome, { selection, withIgnored, since });
  return { project, report, exitCode: exitCode(report, project, maxWarnings) };
}
