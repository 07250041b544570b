/** `grondslag check`: analyse and report. */
import { resolve } from 'node:path';
import { Fault } from '../../api/fault.ts';
import { handOver } from '../../api/hand-over.ts';
import type { LoadedProject, StandIn } from '../../api/project.ts';
import { runCheck, type CheckWish } from '../../api/run-check.ts';
import { readSelection, type RuleSelection } from '../../api/selection.ts';
import { memoryStore } from '../../api/store.ts';
import { decode } from '../../host/read-text.node.ts';
import { fileKey } from '../../host/write-report.node.ts';
import { FORMATS, type Format } from '../../report/formats.ts';
import type { TextOptions } from '../../report/formats/text.ts';
import { NO_STYLE } from '../../report/style.ts';
import type { SarifOptions } from '../../report/write-options.ts';
import type { Io } from '../io.ts';
import { meansOf } from '../means.ts';
import { wrongValue, type Arguments } from '../options.ts';
import { configuredLanguage, projectOptions } from '../project-options.ts';
import { checkReportFile, writeReportFile } from '../report-file.ts';
import { showConfig } from '../show-config.ts';
import { appendStepSummary } from '../step-summary.ts';
import { terminalStyle, terminalWidth } from '../terminal.ts';

interface Target {
  readonly format: Format;
  /** Undefined for stdout. */
  readonly file: string | undefined;
}

/** Runs a check, or one after every change. @returns the exit code */
export async function check(args: Arguments, io: Io): Promise<number> {
  const selection = readSelection({ select: args.list('select'), ignore: args.list('ignore') });
  const shown = args.value('show-config');
  if (shown !== undefined) return showConfig(shown, args, io, projectOptions(args, io, selection));
  const wish = readWish(args, io, selection);
  if (!args.has('watch')) return once(wish, args, io, () => undefined);
  if (args.has('stdin') || args.positionals.includes(STDIN)) throw new Fault({ nl: '--watch en --stdin gaan niet samen', en: '--watch and --stdin do not go together' });
  const { watchAndRun } = await import('../watch.ts');
  const means = { ...wish.means, store: wish.means.store ?? memoryStore() };
  return watchAndRun(args.positionals, io, () => configuredLanguage(args, io), async (follow) => once({ ...wish, means }, args, io, follow));
}

/** What the words ask for, read once. */
interface Wish extends Pick<CheckWish, 'selection' | 'withIgnored' | 'detail' | 'whole' | 'since' | 'maxWarnings' | 'means'> {
  readonly targets: readonly Target[];
  readonly markdownLimit: number | undefined;
}

function readWish(args: Arguments, io: Io, selection: RuleSelection): Wish {
  const targets = readTargets(args);
  return {
    targets,
    markdownLimit: readCount(args, 'markdown-limit'),
    maxWarnings: readCount(args, 'max-warnings'),
    selection,
    withIgnored: args.has('no-ignores'),
    detail: targets.some(({ format }) => format.detail === 'edits') ? 'edits' : 'titles',
    whole: targets.some(({ format }) => format.whole === true),
    since: args.value('since'),
    means: meansOf(args, io),
  };
}

/** @param follow hears of files that the outcome depends on, wherever they are */
async function once(wish: Wish, args: Arguments, io: Io, follow: (paths: readonly string[]) => void): Promise<number> {
  const { targets, markdownLimit } = wish;
  const options = projectOptions(args, io, wish.selection);
  const run = await runCheck({
    ...wish,
    options: { ...options, paths: options.paths.filter((path) => path !== STDIN), standIn: readStandIn(args, io) },
    loaded: (project) => {
      follow(filesRead(project));
      checkTargets(targets, project, io);
    },
  });
  if (run === undefined) return 2;
  const { project, report, exitCode } = run;
  const handed = { ...handOver(run), sarif: sarifOptions(args), markdownLimit };
  for (const { format, file } of targets) {
    const text = await format.write(report, { ...textOptions(args, io, file !== undefined), ...handed });
    if (file === undefined) io.stdout.write(text);
    else writeReportFile(file, text, io);
  }
  if (targets.some(({ format }) => format.name === 'github')) await appendStepSummary(report, handed, project, io);
  return exitCode;
}

/** Absolute paths of the files of a run and of their configurations. */
function filesRead({ files, baselines }: LoadedProject): readonly string[] {
  return [...new Set([...files.flatMap(({ path, config }) => [path, ...(config?.layers ?? []).map((layer) => layer.path)]), ...baselines.all.map(({ path }) => path)])];
}

function sarifOptions(args: Arguments): SarifOptions {
  return { withSuppressed: args.has('sarif-include-suppressed'), securitySeverity: args.has('sarif-security-severity'), category: args.value('sarif-category') };
}

function textOptions(args: Arguments, io: Io, toFile: boolean): TextOptions {
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

/** A report may take the place of an earlier report only. @throws Fault where two go to one file, or one to a file that this run reads, or to what is no file */
function checkTargets(targets: readonly Target[], project: LoadedProject, io: Io): void {
  const places = targets.flatMap(({ file }) => (file === undefined ? [] : [{ file, key: fileKey(resolve(io.cwd, file)) }]));
  if (places.length === 0) return;
  const read = new Set(filesRead(project).map(fileKey));
  places.forEach(({ file, key }, index) => {
    if (read.has(key)) throw new Fault({ nl: `${file} wordt in deze run gelezen; schrijf het rapport naar een ander bestand`, en: `${file} is read in this run; write the report to another file` });
    if (places.slice(0, index).some((other) => other.key === key)) throw new Fault({ nl: `twee rapporten naar ${file}; geef elk een eigen bestand`, en: `two reports to ${file}; give each a file of its own` });
    checkReportFile(file, io);
  });
}

function splitOnce(value: string): readonly [string, string | undefined] {
  const at = value.indexOf('=');
  return at === -1 ? [value, undefined] : [value.slice(0, at), value.slice(at + 1)];
}

function readCount(args: Arguments, name: 'max-warnings' | 'markdown-limit'): number | undefined {
  const value = args.value(name);
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value)) throw new Fault({ nl: `--${name} ${value}: geef een geheel getal vanaf 0`, en: `--${name} ${value}: give a whole number from 0 up` });
  return Number(value);
}

/** As a path it means standard input; a file that is called so is `./-`. */
const STDIN = '-';

function readStandIn(args: Arguments, io: Io): StandIn | undefined {
  const name = args.value('stdin-filename');
  if (!args.has('stdin') && !args.positionals.includes(STDIN)) {
    if (name !== undefined) throw new Fault({ nl: '--stdin-filename hoort bij --stdin of -', en: '--stdin-filename belongs with --stdin or -' });
    return undefined;
  }
  const read = decode(io.readStdin());
  return { path: resolve(io.cwd, name ?? 'stdin.pipeline.yaml'), text: read.text, exact: read.exact };
}
