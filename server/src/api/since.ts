/** Leaving out what a change has no part in: `check --since`. */
import { fingerprint } from '../report/describe.ts';
import { allFindings } from '../report/report.ts';
import { visible } from '../report/visible.ts';
import type { Located } from '../service/analysis.ts';
import { causedBy } from '../service/caused-by.ts';
import { Fault } from './fault.ts';
import { changedFiles, openPast, readSpan } from './past.ts';
import type { Project } from './project.ts';

/**
 * Which findings of a project the change since a version causes.
 * @param ref a version, or `VERSION...` for the last one it has in common with this one
 * @throws Fault for a version that cannot be read
 */
export function since(project: Project, ref: string): (located: Located) => boolean {
  const { from, to } = readSpan(ref, project.options);
  if (to !== undefined) {
    throw new Fault({ nl: `--since ${ref}: wat er nu staat wordt gecontroleerd; schrijf VERSIE of VERSIE...`, en: `--since ${ref}: what is there now is checked; write VERSION or VERSION...` });
  }
  const past = openPast(project.options, from, ref);
  const files = changedFiles(project, past);
  const known = new Set(allFindings(past.analysis).map((located) => fingerprint(located, past.analysis)));
  return causedBy({ now: project.analysis, before: past.analysis, files, wasThere: (located) => known.has(fingerprint(located, project.analysis)) });
}

/** Says how many findings were left out. */
export function noteLeftOut(count: number, ref: string, { locale, options }: Project): void {
  if (count === 0) return;
  options.note(locale === 'nl'
    ? `${count} ${count === 1 ? 'bevinding' : 'bevindingen'} waar de wijziging sinds ${visible(ref)} buiten staat, niet gemeld`
    : `${count} ${count === 1 ? 'finding' : 'findings'} that the change since ${visible(ref)} has no part in left out`);
}
