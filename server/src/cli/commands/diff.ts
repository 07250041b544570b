/** `grondslag diff`: what changes around personal data between two versions. */
import { resolve } from 'node:path';
import { compareVersions, diffExitCode, type FailOnDiff } from '../../api/diff.ts';
import { Fault } from '../../api/fault.ts';
import { readSelection } from '../../api/selection.ts';
import { fileKey } from '../../host/write-report.node.ts';
import { writeDiff, type DiffFormat } from '../../report/diff/formats.ts';
import type { Io } from '../io.ts';
import type { Arguments } from '../options.ts';
import { projectOptions } from '../project-options.ts';
import { writeReportFile } from '../report-file.ts';
import { terminalWidth } from '../terminal.ts';

/** Compares two versions. @returns the exit code */
export function diff(args: Arguments, io: Io): number {
  const [versions, ...paths] = args.positionals;
  if (versions === undefined) {
    throw new Fault({ nl: 'waarmee vergelijken? Geef een versie: grondslag diff main', en: 'compare with what? Give a version: grondslag diff main' });
  }
  const selection = readSelection({ select: args.list('select'), ignore: args.list('ignore') });
  // From which severity on a check fails says nothing about a comparison.
  const options = { ...projectOptions({ ...args, positionals: paths }, io, selection), failOn: undefined };
  const comparison = compareVersions(options, versions, selection);
  const output = args.value('output');
  if (output !== undefined) {
    const key = fileKey(resolve(io.cwd, output));
    if (comparison.after.files.some(({ path }) => fileKey(path) === key)) throw new Fault({ nl: `${output} wordt in deze run gelezen; schrijf het rapport naar een ander bestand`, en: `${output} is read in this run; write the report to another file` });
  }
  const text = writeDiff((args.value('format') ?? 'text') as DiffFormat, comparison.result, { width: output === undefined ? terminalWidth(io) : 80, quiet: args.has('quiet') });
  if (output === undefined) io.stdout.write(text);
  else writeReportFile(output, text, io);
  return diffExitCode(comparison, (args.value('fail-on') ?? 'never') as FailOnDiff);
}
