/** Comparing two versions of a project: what appears, goes or changes in what pipelines do with personal data. */
import { compareGraphs } from '../service/comparison/compare.ts';
import { portraitsOf } from '../service/portrait.ts';
import { diffResult, differs, type ComparedVersion, type DiffResult } from '../report/diff/result.ts';
import { compareFindings, type VersionFindings } from '../report/diff/findings.ts';
import { allFindings } from '../report/report.ts';
import type { FileId } from '../text/source-file.ts';
import { hasInput, reaches } from './check.ts';
import { Fault } from './fault.ts';
import { oursIn } from './outcome.ts';
import { openPast, readSpan } from './past.ts';
import { openProject, type Project, type ProjectOptions } from './project.ts';
import type { RuleSelection } from './selection.ts';
import { VERSION } from './version.ts';

export interface Comparison {
  readonly result: DiffResult;
  readonly before: Project;
  readonly after: Project;
}

/**
 * Compares a version with another, or with what is on the disk.
 * @param versions as `readSpan` reads them
 * @throws Fault for a version or a project that cannot be read, and where neither holds anything (exit code 3)
 */
export function compareVersions(options: ProjectOptions, versions: string, selection: RuleSelection): Comparison {
  const { from, to } = readSpan(versions, options);
  const [fromName = versions, toName = ''] = versions.split(/\.{2,3}/);
  const missing = new Set<string>();
  // A path may be in one of the two only; what is nowhere is a mistake.
  const after = to === undefined ? openProject({ ...options, missing: (path) => missing.add(path) }) : openPast({ ...options, missing: (path) => missing.add(path) }, to, toName);
  const before = openPast({ ...options, missing: (path) => {
    if (missing.has(path)) throw new Fault({ nl: `${path}: dit pad bestaat in geen van beide versies`, en: `${path}: this path is in neither version` });
  } }, from, fromName);
  const isEmpty = (project: Project): boolean => !hasInput(project, { isOurs: oursIn(project.analysis) });
  if (isEmpty(before) && isEmpty(after) && !before.incomplete && !after.incomplete) throw new Fault({ nl: 'geen bestanden om te vergelijken', en: 'no files to compare' }, 3);
  const unreadable = { before: unreadableIn(before), after: unreadableIn(after) };
  const findings = ({ analysis }: Project): VersionFindings => ({ analysis, findings: allFindings(analysis).filter(({ rule }) => selection.selected(rule)) });
  const version = (project: Project, name: string | null, commit: string | null): ComparedVersion => ({ name, commit, files: project.files.length });
  return {
    before, after,
    result: diffResult({
      graph: compareGraphs(portraitsOf(before.analysis), portraitsOf(after.analysis), unreadable),
      findings: compareFindings(findings(before), findings(after), { locale: after.locale, unreadable }),
      version: VERSION, locale: after.locale, today: options.today,
      from: version(before, fromName, from.id), to: version(after, to === undefined ? null : toName, to?.id ?? null),
    }),
  };
}

/** The files of a project whose text is no YAML: what is in them nobody can tell. */
function unreadableIn({ files, analysis: { workspace } }: Project): ReadonlySet<FileId> {
  return new Set(files.flatMap(({ id }) => (workspace.file(id)?.parsed.unreadable === true ? [id] : [])));
}

/** From what difference on a comparison fails: a finding of that severity that appeared, or any difference. */
export type FailOnDiff = 'error' | 'warning' | 'info' | 'change' | 'never';

/**
 * What a comparison comes to.
 * @returns 0 nothing that counts, 1 a difference that does, 2 something could not be read
 */
export function diffExitCode({ result, before, after }: Comparison, failOn: FailOnDiff): 0 | 1 | 2 {
  if (before.incomplete || after.incomplete) return 2;
  if (failOn === 'change') return differs(result) ? 1 : 0;
  return result.findings.appeared.some(({ severity }) => reaches(severity, failOn)) ? 1 : 0;
}
