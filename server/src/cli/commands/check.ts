/** `grondslag check`: analyse and report. */
import { resolve } from 'node:path';
import { exitCode, hasInput, noteStrangers, reportOn } from '../../api/check.ts';
import { Fault } from '../../api/fault.ts';
import { openProject, type Project, type StandIn } from '../../api/project.ts';
import { readSelection } from '../../api/selection.ts';
import { decode } from '../../host/read-text.node.ts';
import { fileKey, writeReport } from '../../host/write-report.node.ts';
import { FORMATS, type Format, type WriteOptions } from '../../report/formats.ts';
import { NO_STYLE } from '../../report/style.ts';
import type { Io } from '../io.ts';
import { wrongValue, type Arguments } from '../options.ts';
import { projectOptions } from '../project-options.ts';
import { terminalStyle, terminalWidth } from '../terminal.ts';

interface Target {
  readonly format: Format;
  /** Undefined for stdout. */
  readonly file: string | undefined;
}

/** Runs a check. @returns the exit code */
export async function check(args: Arguments, io: Io): Promise<number> {
  const targets = readTargets(args);
  const most = readMaxWarnings(args);
  const selection = readSelection({ select: args.list('select'), ignore: args.list('ignore') });
  const project = openProject({ ...projectOptions(args, io, selection), standIn: readStandIn(args, io) });
  checkTargets(targets, project, io);
  if (!hasInput(project)) {
    if (!project.incomplete) throw new Fault({ nl: 'geen bestanden om te controleren', en: 'no files to check' }, 3);
    return 2;
  }
  noteStrangers(project);
  const report = reportOn(project, { selection, withIgnored: args.has('no-ignores'), detail: targets.some(({ format }) => format.detail === 'edits') ? 'edits' : 'titles', since: args.value('since') });
  for (const { format, file } of targets) {
    const text = await format.write(report, writeOptions(args, io, file !== undefined));
    if (file === undefined) io.stdout.write(text);
    else writeReport(resolve(io.cwd, file), text);
  }
  return exitCode(report, project, most);
}

function writeOptions(args: Arguments, io: Io, toFile: boolean): WriteOptions {
  const when = args.value('color');
  return {
    width: toFile ? 80 : terminalWidth(io),
    style: toFile && when !== 'always' ? NO_STYLE : terminalStyle(when, io),
    quiet: args.has('quiet'),
    statistics: args.has('statistics'),
  };
}

function readTargets(args: Arguments): readonly Target[] {
  const targets = (args.has('format') ? args.values('format') : ['text']).map((value): Target => {
    const [name, file] = splitOnce(value);
    const format = FORMATS.find((known) => known.name === name);
    if (format === undefined) throw wrongValue('--format', name, FORMATS.map((known) => known.name));
    if (file === '') throw new Fault({ nl: `--format ${value}: na = hoort een bestandsnaam`, en: `--format ${value}: a file name belongs after =` });
    return { format, file };
  });
  const output = args.value('output');
  const open = targets.filter(({ file }) => file === undefined);
  if (open.length > 1) throw new Fault({ nl: 'twee rapporten naar dezelfde plek; geef er een als --format FORMAT=FILE', en: 'two reports to one place; give one of them as --format FORMAT=FILE' });
  if (output !== undefined && open.length === 0) throw new Fault({ nl: 'alle rapporten gaan al naar een bestand; --output heeft niets te doen', en: 'all reports go to a file already; --output has nothing to do' });
  return targets.map((target) => ({ ...target, file: target.file ?? output }));
}

/** A report may take the place of an earlier report only. @throws Fault where two go to one file, or one to a file that this run reads */
function checkTargets(targets: readonly Target[], { files }: Project, io: Io): void {
  const places = targets.flatMap(({ file }) => (file === undefined ? [] : [{ file, key: fileKey(resolve(io.cwd, file)) }]));
  if (places.length === 0) return;
  const read = new Set([...new Set(files.flatMap(({ path, config }) => [path, ...(config?.layers ?? []).map((layer) => layer.path)]))].map(fileKey));
  places.forEach(({ file, key }, index) => {
    if (read.has(key)) throw new Fault({ nl: `${file} wordt in deze run gelezen; schrijf het rapport naar een ander bestand`, en: `${file} is read in this run; write the report to another file` });
    if (places.slice(0, index).some((other) => other.key === key)) throw new Fault({ nl: `twee rapporten naar ${file}; geef elk een eigen bestand`, en: `two reports to ${file}; give each a file of its own` });
  });
}

function splitOnce(value: string): readonly [string, string | undefined] {
  const at = value.indexOf('=');
  return at === -1 ? [value, undefined] : [value.slice(0, at), value.slice(at + 1)];
}

function readMaxWarnings(args: Arguments): number | undefined {
  const value = args.value('max-warnings');
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value)) throw new Fault({ nl: `--max-warnings ${value}: geef een geheel getal vanaf 0`, en: `--max-warnings ${value}: give a whole number from 0 up` });
  return Number(value);
}

function readStandIn(args: Arguments, io: Io): StandIn | undefined {
  const name = args.value('stdin-filename');
  if (!args.has('stdin')) {
    if (name !== undefined) throw new Fault({ nl: '--stdin-filename hoort bij --stdin', en: '--stdin-filename belongs with --stdin' });
    return undefined;
  }
  const read = decode(io.readStdin());
  return { path: resolve(io.cwd, name ?? 'stdin.pipeline.yaml'), text: read.text, exact: read.exact };
}
