/** `grondslag fix`: apply fixes until none is left, and never change a byte outside them. */
import { hasInput, noteStrangers, reaches } from '../../api/check.ts';
import { Fault } from '../../api/fault.ts';
import { openProject, type LoadedFile, type Project } from '../../api/project.ts';
import { readSelection } from '../../api/selection.ts';
import { readText } from '../../host/read-text.node.ts';
import { writablePath, writeAtomically } from '../../host/write-atomically.node.ts';
import type { BilingualText, Locale } from '../../messages/template.ts';
import { FIX_KINDS } from '../../report/fix-kinds.ts';
import { allFindings } from '../../report/report.ts';
import { summarise } from '../../report/summary.ts';
import { summaryLines } from '../../report/summary-lines.ts';
import { visible, wrap } from '../../report/visible.ts';
import type { FixKind } from '../../rules/finding.ts';
import type { Located } from '../../service/analysis.ts';
import { fixAll, type FixRun } from '../../service/fix-all.ts';
import type { FileId } from '../../text/source-file.ts';
import type { Io } from '../io.ts';
import type { Arguments } from '../options.ts';
import { projectOptions } from '../project-options.ts';
import { terminalWidth } from '../terminal.ts';

const BOM = '\ufeff';

/** Runs the fixes. @returns 0 when nothing at fail-on is left, 1 when something is, 2 when a file could not be read or written */
export async function fix(args: Arguments, io: Io): Promise<number> {
  const selection = readSelection({ select: args.list('select'), ignore: args.list('ignore') });
  const project = openProject(projectOptions(args, io, selection));
  const open = (): readonly Located[] => allFindings(project.analysis).filter(({ rule, suppressed }) => selection.selected(rule) && suppressed === undefined);
  if (!hasInput(project)) {
    if (!project.incomplete) throw new Fault({ nl: 'geen bestanden om te herstellen', en: 'no files to fix' }, 3);
    return 2;
  }
  noteStrangers(project);
  const kinds: ReadonlySet<FixKind> = new Set(args.has('unsafe') ? ['safe', 'unsafe'] : ['safe']);
  const candidates = project.files.filter((file) => file.asked && file.exact);
  const run = fixAll(candidates.map(({ id }) => id), project.analysis, kinds, ({ rule }) => selection.selected(rule));
  const { locale } = project;
  if (args.has('diff')) {
    await writeDiff(run, candidates, io);
  } else io.stdout.write(appliedLines(run, locale, terminalWidth(io), args.has('dry-run')));
  let broken = project.incomplete;
  if (!args.has('diff') && !args.has('dry-run')) broken = !writeAll(run, candidates, project, io) || broken;
  const left = open();
  if (!args.has('diff') && !args.has('quiet')) {
    const summary = summarise(left.map(({ rule: { id, lens }, severity }) => ({ rule: id, lens, severity })), 0);
    io.stdout.write(`${summaryLines({ language: locale, files: project.files.length, summary }, terminalWidth(io)).join('\n')}\n`);
  }
  if (broken) return 2;
  return left.some(({ severity, file }) => reaches(severity, project.failOn(file))) ? 1 : 0;
}

/** Writes the files that changed and takes their new texts in. @returns whether all could be written */
function writeAll(run: FixRun, files: readonly LoadedFile[], { analysis, locale }: Project, io: Io): boolean {
  let whole = true;
  for (const file of files) {
    const fixed = run.files.get(file.id);
    if (fixed === undefined) continue;
    const problem = writeOne(file, fixed.text, io);
    if (problem === undefined) analysis.workspace.apply([{ file: file.id, text: fixed.text }]);
    else {
      whole = false;
      io.stderr.write(`grondslag: ${visible(file.id)}: ${problem[locale]}\n`);
    }
  }
  analysis.workspace.settle();
  return whole;
}

function writeOne(file: LoadedFile, text: string, io: Io): BilingualText | undefined {
  try {
    const path = writablePath(file.path, io.cwd);
    if (path === undefined) return { nl: 'is een verwijzing naar buiten deze map en is niet veranderd', en: 'is a link that leads out of this folder and was not changed' };
    const now = readText(path);
    if (now.kind !== 'text' || now.text !== file.text) return { nl: 'is intussen veranderd en is met rust gelaten', en: 'has changed meanwhile and was left alone' };
    writeAtomically(path, file.text.startsWith(BOM) ? BOM + text : text);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { nl: `niet te schrijven: ${reason}`, en: `cannot be written: ${reason}` };
  }
}

function appliedLines(run: FixRun, locale: Locale, width: number, dry: boolean): string {
  const byFile = new Map<FileId, string[]>();
  for (const { finding, fix: applied } of run.applied) byFile.set(finding.file, [...(byFile.get(finding.file) ?? []), `${applied.title[locale]} [${FIX_KINDS[locale][applied.kind]}] (${finding.rule.id})`]);
  const lines = [...byFile].flatMap(([file, titles]) => [visible(file), ...titles.flatMap((title) => wrap(title, width - 4).map((line, i) => (i === 0 ? `  - ${line}` : `    ${line}`)))]);
  const count = run.applied.length;
  const total = locale === 'nl' ? `${count} ${count === 1 ? 'fix' : 'fixes'} ${dry ? 'mogelijk' : 'toegepast'}` : `${count} ${count === 1 ? 'fix' : 'fixes'} ${dry ? 'possible' : 'applied'}`;
  return `${[...lines, total].join('\n')}\n`;
}

async function writeDiff(run: FixRun, files: readonly LoadedFile[], io: Io): Promise<void> {
  const { createTwoFilesPatch } = await import('diff');
  for (const { id, text } of files) {
    const fixed = run.files.get(id);
    if (fixed === undefined) continue;
    // The mark at the start is a byte of the first line: a patch without it would not apply.
    const after = text.startsWith(BOM) ? BOM + fixed.text : fixed.text;
    const patch = createTwoFilesPatch(`a/${id}`, `b/${id}`, text, after, undefined, undefined, { context: 3 }).replace(/^=+\n/, '');
    // Piped into `patch` it has to be exact; on a terminal nothing in it may act.
    io.stdout.write(io.stdout.isTTY ? patch.split('\n').map(visible).join('\n') : patch);
  }
}
