/** Leaving out what a change has no part in: `check --since`. */
import { counted } from '../messages/counted.ts';
import { fingerprint } from '../report/describe.ts';
import { allFindings } from '../report/report.ts';
import type { FixDetail } from '../report/result.ts';
import { visible } from '../report/visible.ts';
import type { Located } from '../service/analysis.ts';
import { causedBy } from '../service/caused-by.ts';
import type { ReportWish } from './check.ts';
import { Fault } from './fault.ts';
import { outcomeOfAnalysis, type Outcome } from './outcome.ts';
import { changedFiles, openPast, readSpan } from './past.ts';
import type { Project } from './project.ts';

/**
 * Which findings of a project the change since a version causes.
 * @param ref a version, or `VERSION...` for the last one it has in common with this one
 * @throws Fault for a version that cannot be read
 */
function since(project: Project, ref: string): (located: Located) => boolean {
  const { from, to } = readSpan(ref, project.options);
  if (to !== undefined) {
    throw new Fault({ nl: `--since ${ref}: wat er nu staat wordt gecontroleerd; schrijf VERSIE of VERSIE...`, en: `--since ${ref}: what is there now is checked; write VERSION or VERSION...` });
  }
  const past = openPast(project.options, from, ref);
  const files = changedFiles(project, past);
  const known = new Set(allFindings(past.analysis).map((located) => fingerprint(located, past.analysis)));
  return causedBy({ now: project.analysis, before: past.analysis, files, wasThere: (located) => known.has(fingerprint(located, project.analysis)) });
}

/** The outcome of what the change since a version causes; says how much was left out. @throws Fault for a version that cannot be read */
export function outcomeSince(project: Project, ref: string, detail: FixDetail, { selection, withIgnored }: ReportWish): Outcome {
  const caused = since(project, ref);
  const found = allFindings(project.analysis);
  noteLeftOut(found.filter((located) => selection.selected(located.rule) && (withIgnored || located.suppressed === undefined) && !caused(located)).length, ref, project);
  return outcomeOfAnalysis(project, detail, found.filter(caused));
}

/** Says how many findings were left out. */
function noteLeftOut(count: number, ref: string, { locale, options }: Project): void {
  if (count === 0) return;
  options.note(locale === 'nl'
    ? `${counted(count, 'finding', locale)} waar de wijziging sinds ${visible(ref)} buiten staat, niet gemeld`
    : `${counted(count, 'finding', locale)} that the change since ${visible(ref)} has no part in left out`);
}
