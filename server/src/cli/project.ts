/** What a run works on: its configurations, its files with their texts, and the analysis of them. */
import { dirname, relative, resolve, sep } from 'node:path';
import { configFiles, type ActiveConfig, type ConfigFiles } from '../host/config-files.ts';
import { disk, insideOf, kindOf } from '../host/disk.node.ts';
import { matchesAny } from '../host/globs.ts';
import { readText } from '../host/read-text.node.ts';
import { selectFiles, type SelectedFile } from '../host/select.ts';
import { unmatchedGlobs } from '../host/unmatched.ts';
import type { BilingualText, Locale } from '../messages/template.ts';
import { visible } from '../report/visible.ts';
import { Analysis } from '../service/analysis.ts';
import { settingsReader, type Wishes } from '../service/config.ts';
import { ownRuleProblems } from '../service/config-own-rules.ts';
import type { ConfigProblem } from '../service/config-problems.ts';
import type { FailOn } from '../service/config-read.ts';
import { isDate } from '../service/comment-directives.ts';
import type { Settings } from '../service/settings.ts';
import { Workspace } from '../service/workspace.ts';
import { fileId, type FileId } from '../text/source-file.ts';
import { Fault } from './fault.ts';
import type { Io } from './io.ts';
import { systemLanguage } from './language.ts';
import type { Arguments } from './options.ts';
import { startProgress } from './progress.ts';
import { checkOwnNames } from './selection.ts';

/** A file whose text was taken in. */
export interface LoadedFile extends SelectedFile {
  readonly id: FileId;
  readonly text: string;
  /** False where bytes that are no UTF-8 were replaced. */
  readonly exact: boolean;
}

export interface Project {
  readonly locale: Locale;
  readonly files: readonly LoadedFile[];
  readonly analysis: Analysis;
  /** Whether something could not be read: the outcome cannot be a pass then. */
  readonly incomplete: boolean;
  failOn(file: FileId): FailOn;
}

/** A text that stands in for a file on disk. */
export interface StandIn {
  readonly path: string;
  readonly text: string;
  readonly exact: boolean;
}

/** The configurations of a run and the language it speaks. @throws Fault when a named file is not there */
function openConfigs(args: Arguments, io: Io): { readonly configs: ConfigFiles; readonly locale: Locale } {
  const named = args.value('config');
  if (named !== undefined && args.has('no-config')) throw new Fault({ nl: '--config en --no-config gaan niet samen', en: '--config and --no-config do not go together' });
  if (named !== undefined && kindOf(resolve(io.cwd, named)) !== 'file') {
    throw new Fault({ nl: `het configuratiebestand ${named} bestaat niet of is niet te lezen`, en: `the configuration file ${named} does not exist or cannot be read` });
  }
  const configs = configFiles(disk, args.has('no-config') ? { kind: 'none' } : named === undefined ? { kind: 'nearest' } : { kind: 'file', path: resolve(io.cwd, named) });
  const first = resolve(io.cwd, args.positionals[0] ?? '.');
  const config = configs.nearest(kindOf(first) === 'folder' ? first : dirname(first));
  return { configs, locale: (args.value('language') as Locale | undefined) ?? config?.config.language ?? systemLanguage(io.env) };
}

/** The language of a run that reads no files: what counts is where it runs. @throws Fault as `openConfigs` */
export function configuredLanguage(args: Arguments, io: Io): Locale {
  return openConfigs(args.command === 'check' || args.command === 'fix' ? args : { ...args, positionals: [] }, io).locale;
}

/** Reads and analyses the files of a run. @throws Fault for a configuration or paths that cannot be used */
export function openProject(args: Arguments, io: Io, wishes: Wishes, standIn?: StandIn): Project {
  const { configs, locale } = openConfigs(args, io);
  const today = dayOf(args, io);
  const paths = args.positionals.length > 0 || standIn !== undefined ? args.positionals : ['.'];
  const { files: selected, problems } = selectFiles(disk, paths, io.cwd, configs, standIn?.path);
  const used = [...new Set(selected.map(({ config }) => config))].filter((config) => config !== undefined);
  checkConfigs([...configs.problems(), ...used.flatMap((config) => unmatchedGlobs(disk, config, io.cwd))], io);
  checkCount(selected, used, io);

  let incomplete = false;
  const complain = (path: string, text: BilingualText): void => {
    incomplete = true;
    io.stderr.write(`grondslag: ${shown(path)}: ${text[locale]}\n`);
  };
  for (const { path, kind, reason } of problems) complain(io.cwd === path ? '.' : insideOf(io.cwd, resolve(io.cwd, path)), kind === 'missing' ? MISSING : unreadable(reason));
  const loaded: LoadedFile[] = [];
  for (const file of selected) {
    const id = idOf(file.path, io.cwd);
    const read = standIn?.path === file.path ? { kind: 'text' as const, text: standIn.text, exact: standIn.exact } : readText(file.path);
    if (read.kind === 'text') loaded.push({ ...file, id, text: read.text, exact: read.exact });
    else if (read.kind === 'gone' && file.path.includes('\ufffd')) complain(id, NOT_UTF8);
    else if (read.kind === 'gone') io.stderr.write(`grondslag: ${shown(id)}: ${VANISHED[locale]}\n`);
    else complain(id, unreadable(read.reason));
  }
  const analysis = analyse(loaded, wishes, today, args, io, locale);
  checkOwnNames(args, analysis.rules());
  checkConfigs(used.flatMap(({ layers }) => layers.flatMap(({ layer }) => ownRuleProblems(layer, analysis.workspace, analysis.rules()))), io);
  return { locale, files: loaded, analysis, incomplete, failOn: failOnReader(loaded, args) };
}

const MISSING: BilingualText = { nl: 'dit pad bestaat niet', en: 'this path does not exist' };
const VANISHED: BilingualText = { nl: 'is intussen verdwenen', en: 'has vanished meanwhile' };

/** A name that is no UTF-8 cannot be asked for: the file is there, and looks gone. */
const NOT_UTF8: BilingualText = { nl: 'niet te lezen (de naam is geen UTF-8)', en: 'cannot be read (its name is not UTF-8)' };

function unreadable(reason: string): BilingualText {
  return { nl: `niet te lezen (${reason})`, en: `cannot be read (${reason})` };
}

/** The day that counts as today. @throws Fault for a day that does not exist */
export function dayOf(args: Arguments, io: Io): string {
  const today = args.value('today');
  if (today === undefined) return io.today();
  if (!isDate(today)) throw new Fault({ nl: `--today ${today} is geen bestaande datum; schrijf JJJJ-MM-DD`, en: `--today ${today} is not an existing date; write YYYY-MM-DD` });
  return today;
}

function checkConfigs(problems: readonly ConfigProblem[], io: Io): void {
  if (problems.length === 0) return;
  const line = (problem: ConfigProblem, locale: Locale): string => `${shown(insideOf(io.cwd, problem.file))}:${problem.line}:${problem.column}: ${problem.message[locale]}`;
  throw new Fault({ nl: problems.map((problem) => line(problem, 'nl')).join('\n'), en: problems.map((problem) => line(problem, 'en')).join('\n') });
}

function checkCount(files: readonly SelectedFile[], configs: readonly ActiveConfig[], io: Io): void {
  for (const { config, path } of configs) {
    const most = config.limits.files;
    const count = files.filter((file) => file.config?.path === path).length;
    if (most === undefined || count <= most) continue;
    const name = insideOf(io.cwd, path);
    throw new Fault({ nl: `${name}: er zijn ${count} bestanden, en limits.files is ${most}`, en: `${name}: there are ${count} files, and limits.files is ${most}` });
  }
}

function analyse(files: readonly LoadedFile[], wishes: Wishes, today: string, args: Arguments, io: Io, locale: Locale): Analysis {
  const readers = new Map<ActiveConfig | undefined, ReturnType<typeof settingsReader>>();
  const settings = new Map<FileId, Settings>();
  for (const { id, path, config } of files) {
    let reader = readers.get(config);
    if (reader === undefined) readers.set(config, (reader = settingsReader(config?.config, wishes)));
    settings.set(id, reader((globs) => config !== undefined && matchesAny(globs, insideOf(config.directory, path))));
  }
  const fallback = settingsReader(undefined, wishes)(() => false);
  const workspace = new Workspace({ keepLastGood: false, limitsFor: (file) => settings.get(file)?.limits });
  const progress = startProgress(io, args.has('quiet'), locale);
  for (let at = 0; at < files.length; at += progress.batch) {
    workspace.apply(files.slice(at, at + progress.batch).map(({ id, text }) => ({ file: id, text })));
    progress.show(at, files.length);
  }
  const analysis = new Analysis(workspace, (file) => settings.get(file) ?? fallback, today);
  // Each pipeline is judged while its flow is at hand; what it exports is all that stays.
  for (let unit = workspace.computeNext(); unit !== undefined; unit = workspace.computeNext()) analysis.ofUnit(unit);
  progress.done();
  return analysis;
}

function failOnReader(files: readonly LoadedFile[], args: Arguments): (file: FileId) => FailOn {
  const asked = args.value('fail-on') as FailOn | undefined;
  const configured = new Map(files.map(({ id, config }) => [id, config?.config.failOn]));
  return (file) => asked ?? configured.get(file) ?? 'error';
}

/** A path from the working directory, with `/`. */
export function idOf(path: string, cwd: string): FileId {
  return fileId(relative(cwd, path).split(sep).join('/'));
}

/** A path as a message may show it. */
function shown(path: string): string {
  return path === '' ? '.' : visible(path);
}
