/** `grondslag fix`: apply fixes until none is left, and never change a byte outside them. */
import { hasInput, noteStrangers, reaches } from '../../api/check.ts';
import { Fault } from '../../api/fault.ts';
import { oursIn } from '../../api/outcome.ts';
import { openProject, type LoadedFile, type Project } from '../../api/project.ts';
import { readSelection } from '../../api/selection.ts';
import type { BilingualText, Locale } from '../../messages/template.ts';
import { FIX_KINDS } from '../../report/fix-kinds.ts';
import { allFindings } from '../../report/report.ts';
import { summarise, type PutAsideCounts } from '../../report/summary.ts';
import { summaryLines } from '../../report/summary-lines.ts';
import { visible, wrap } from '../../report/visible.ts';
import type { FixKind } from '../../rules/finding.ts';
import type { Located } from '../../service/analysis.ts';
import { fixAll, type FixRun } from '../../service/fix-all.ts';
import type { FileId } from '../../text/source-file.ts';
import type { Io } from '../io.ts';
import type { Arguments } from '../options.ts';
import { projectOptions } from '../project-options.ts';
import { showConfig } from '../show-config.ts';
import { terminalWidth } from '../terminal.ts';
import { obstacleTo, removeDraftsBeside, withMark, writeFixed } from '../write-fixed.ts';

/** Runs the fixes. @returns 0 when nothing at fail-on is left, 1 when something is, 2 when a file could not be read or written */
export async function fix(args: Arguments, io: Io): Promise<number> {
  const selection = readSelection({ select: args.list('select'), ignore: args.list('ignore') });
  const shown = args.value('show-config');
  if (shown !== undefined) return showConfig(shown, args, io, projectOptions(args, io, selection));
  const project = openProject(projectOptions(args, io, selection));
  const findings = (): readonly Located[] => allFindings(project.analysis).filter(({ rule }) => selection.selected(rule));
  const isOurs = oursIn(project.analysis);
  if (!hasInput(project, { isOurs })) {
    if (!project.incomplete) throw new Fault({ nl: 'geen bestanden om te herstellen', en: 'no files to fix' }, 3);
    return 2;
  }
  noteStrangers(project, { isOurs });
  const kinds: ReadonlySet<FixKind> = new Set(args.has('unsafe') ? ['safe', 'unsafe'] : ['safe']);
  const { locale } = project;
  const dry = args.has('diff') || args.has('dry-run');
  const refused = new Set<FileId>();
  const complain: Complain = ({ id }, problem) => {
    if (problem === undefined) return false;
    refused.add(id);
    io.stderr.write(`grondslag: ${visible(id)}: ${problem[locale]}\n`);
    return true;
  };
  const { run, files } = workOut(project, kinds, ({ rule }) => selection.selected(rule), complain, io.cwd);
  if (!dry) {
    removeDraftsBeside(project.files.filter(({ asked }) => asked), io.cwd);
    const written = files.filter((file) => !complain(file, writeFixed(file, run.files.get(file.id)!.text, io.cwd)));
    project.analysis.workspace.apply(written.map(({ id }) => ({ file: id, text: run.files.get(id)!.text })));
    project.analysis.workspace.settle();
  }
  if (args.has('diff')) await writeDiff(run, files, io);
  else io.stdout.write(appliedLines(run.applied.filter(({ fix: { edits } }) => ![...edits.keys()].some((file) => refused.has(file))), locale, terminalWidth(io), dry));
  const found = findings();
  const left = found.filter(({ suppressed }) => suppressed === undefined);
  if (!args.has('diff') && !args.has('quiet')) {
    const summary = summarise(left.map(({ rule: { id, lens }, severity }) => ({ rule: id, lens, severity })), asideOf(found));
    io.stdout.write(`${summaryLines({ language: locale, files: project.files.length, summary }, terminalWidth(io)).join('\n')}\n`);
  }
  if (project.incomplete || refused.size > 0) return 2;
  return left.some(({ severity, file }) => reaches(severity, project.failOn(file))) ? 1 : 0;
}

/** How many of these findings somebody put aside, and how. */
function asideOf(found: readonly Located[]): PutAsideCounts {
  const by = (kind: 'comment' | 'baseline'): number => found.filter(({ suppressed }) => suppressed?.kind === kind).length;
  return { comments: by('comment'), baseline: by('baseline') };
}

interface Outcome {
  readonly run: FixRun;
  /** The files that are to be written. */
  readonly files: readonly LoadedFile[];
}

/**
 * Works out the fixes. Files that cannot be written are told and left out, and then all is worked out
 * again: a fix in several files is made in all of them or in none.
 */
function workOut(project: Project, kinds: ReadonlySet<FixKind>, wanted: (finding: Located) => boolean, complain: Complain, cwd: string): Outcome {
  let files = project.files.filter((file) => file.asked && file.exact);
  for (;;) {
    const run = fixAll(files.map(({ id }) => id), project.analysis, kinds, wanted);
    const refused = new Set(files.filter((file) => run.files.has(file.id)).filter((file) => complain(file, obstacleTo(file, cwd))));
    if (refused.size === 0) return { run, files: files.filter(({ id }) => run.files.has(id)) };
    files = files.filter((file) => !refused.has(file));
  }
}

/** Says what is in the way of a file, if anything is. @returns whether something is */
type Complain = (file: LoadedFile, problem: BilingualText | undefined) => boolean;

function appliedLines(applied: FixRun['applied'], locale: Locale, width: number, dry: boolean): string {
  const byFile = new Map<FileId, string[]>();
  for (const { finding, fix: { title, kind } } of applied) byFile.set(finding.file, [...(byFile.get(finding.file) ?? []), `${title[locale]} [${FIX_KINDS[locale][kind]}] (${finding.rule.id})`]);
  const lines = [...byFile].flatMap(([file, titles]) => [visible(file), ...titles.flatMap((title) => wrap(title, width - 4).map((line, i) => (i === 0 ? `  - ${line}` : `    ${line}`)))]);
  const count = applied.length;
  const total = locale === 'nl' ? `${count} ${count === 1 ? 'fix' : 'fixes'} ${dry ? 'mogelijk' : 'toegepast'}` : `${count} ${count === 1 ? 'fix' : 'fixes'} ${dry ? 'possible' : 'applied'}`;
  return `${[...lines, total].join('\n')}\n`;
}

async function writeDiff(run: FixRun, files: readonly LoadedFile[], io: Io): Promise<void> {
  const { createTwoFilesPatch } = await import('diff');
  for (const { id, path, text } of files) {
    // Without the mark at the start the patch would not apply.
    const patch = createTwoFilesPatch(`a/${id}`, `b/${id}`, text, withMark({ path, text }, run.files.get(id)!.text), undefined, undefined, { context: 3 }).replace(/^=+\n/, '');
    // Piped into `patch` it has to be exact; on a terminal nothing in it may act.
    io.stdout.write(io.stdout.isTTY ? patch.split('\n').map(visible).join('\n') : patch);
  }
}
