/** What a run works on: its configurations, its files with their texts, and the analysis of them. */
import { dirname, relative, resolve, sep } from 'node:path';
import { configFiles, type ActiveConfig, type ConfigFiles } from '../host/config-files.ts';
import { disk, insideOf, kindOf } from '../host/disk.node.ts';
import { matchesAny } from '../host/globs.ts';
import type { FileTree } from '../host/file-tree.ts';
import { selectFiles, type SelectedFile } from '../host/select.ts';
import { unmatchedGlobs } from '../host/unmatched.ts';
import type { BilingualText, Locale } from '../messages/template.ts';
import { visible } from '../report/visible.ts';
import type { RuleSet } from '../rules/own/rule-set.ts';
import { Analysis } from '../service/analysis.ts';
import { settingsReader, type Wishes } from '../service/config.ts';
import { ownRuleProblems } from '../service/config-own-rules.ts';
import type { ConfigProblem } from '../service/config-problems.ts';
import type { FailOn } from '../service/config-read.ts';
import type { Settings } from '../service/settings.ts';
import { Workspace } from '../service/workspace.ts';
import { fileId, type FileId } from '../text/source-file.ts';
import { baselinesOf, type ProjectBaselines } from './baselines.ts';
import { Fault } from './fault.ts';
import { checkOwnNames, type RuleWish } from './selection.ts';

/** What a run is to work on. */
export interface ProjectOptions extends RuleWish {
  /** Absolute path of the working directory: paths count from it, and reports name files from it. */
  readonly cwd: string;
  /** Files and folders; none is the working directory. */
  readonly paths: readonly string[];
  /** The configuration file to use; `false` for none; undefined for the nearest one of each file. */
  readonly config: string | false | undefined;
  /** The language of the texts; undefined for the configured one, else the fallback. */
  readonly language: Locale | undefined;
  readonly fallbackLanguage: Locale;
  /** ISO date that counts as today. */
  readonly today: string;
  readonly wishes: Wishes;
  /** From which severity on a run fails, whatever the configuration says. */
  readonly failOn: FailOn | undefined;
  /** The file with known findings, from the working directory; undefined for what the configuration says. */
  readonly baseline?: string | undefined;
  /** Whether a baseline that is named may be missing: because it is to be made. */
  readonly makesBaseline?: boolean;
  /** A text that stands in for a file on disk. */
  readonly standIn?: StandIn | undefined;
  /** An old version to read in place of what is on the disk. */
  readonly past?: PastFiles | undefined;
  /** Hears of paths that are not there; without it they are told as something that cannot be read. */
  readonly missing?: ((path: string) => void) | undefined;
  /** Hears of what could not be read or was left out, a line at a time and made visible. */
  note(line: string): void;
  /** Hears how far the run is. */
  readonly progress?: Progress | undefined;
}

/** The files of an old version. What is wrong with its configuration or its paths is told and stops nobody: it cannot be repaired any more. */
export interface PastFiles {
  readonly tree: FileTree;
  /** What messages call the version. */
  readonly name: string;
  /** Reads these files at once. */
  preload(paths: readonly string[]): void;
}

export interface Progress {
  /** How many files to take in at a time. */
  readonly batch: number;
  show(done: number, of: number): void;
  done(): void;
}

/** A file whose text was taken in. */
export interface LoadedFile extends SelectedFile {
  readonly id: FileId;
  readonly text: string;
  /** False where bytes that are no UTF-8 were replaced. */
  readonly exact: boolean;
}

/** The files of a run and what holds for each, before anything is computed. */
export interface LoadedProject {
  readonly options: ProjectOptions;
  readonly locale: Locale;
  readonly files: readonly LoadedFile[];
  /** The configurations of the files. */
  readonly configs: readonly ActiveConfig[];
  readonly baselines: ProjectBaselines;
  /** Whether something could not be read: the outcome cannot be a pass then. */
  readonly incomplete: boolean;
  settingsFor(file: FileId): Settings;
  failOn(file: FileId): FailOn;
}

export interface Project extends LoadedProject {
  readonly analysis: Analysis;
}

/** A text that stands in for a file on disk. */
export interface StandIn {
  readonly path: string;
  readonly text: string;
  readonly exact: boolean;
}

/** What decides which configuration counts. */
export type ConfigWish = Pick<ProjectOptions, 'cwd' | 'paths' | 'config' | 'language' | 'fallbackLanguage' | 'past'>;

/** The configurations of a run and the language it speaks. @throws Fault when a named file is not there */
export function openConfigs({ cwd, paths, config: named, language, fallbackLanguage, past }: ConfigWish): { readonly configs: ConfigFiles; readonly locale: Locale } {
  if (typeof named === 'string' && kindOf(resolve(cwd, named)) !== 'file') {
    throw new Fault({ nl: `het configuratiebestand ${named} bestaat niet of is niet te lezen`, en: `the configuration file ${named} does not exist or cannot be read` });
  }
  // A configuration that is named and that the old version lacks is no part of the version.
  const tree = past === undefined || (typeof named === 'string' && !past.tree.isFile(resolve(cwd, named))) ? disk : past.tree;
  const configs = configFiles(tree, named === false ? { kind: 'none' } : named === undefined ? { kind: 'nearest' } : { kind: 'file', path: resolve(cwd, named) });
  const first = resolve(cwd, paths[0] ?? '.');
  const config = configs.nearest(kindOf(first) === 'folder' ? first : dirname(first));
  return { configs, locale: language ?? config?.config.language ?? fallbackLanguage };
}

/** Reads and analyses the files of a run. @throws Fault for a configuration or paths that cannot be used */
export function openProject(options: ProjectOptions): Project {
  return analysed(loadProject(options));
}

/** Analyses the files of a project. @throws Fault for rules that are named and are not there */
export function analysed(loaded: LoadedProject): Project {
  const analysis = analyse(loaded);
  if (loaded.options.past === undefined) checkOwnRules(loaded, analysis.workspace, analysis.rules());
  return { ...loaded, analysis };
}

/** Whether the rules of catalogues that words and configurations name are there. @throws Fault for one that is not */
export function checkOwnRules({ options, configs }: LoadedProject, workspace: Workspace, rules: RuleSet): void {
  checkOwnNames(options, rules);
  checkConfigs(configs.flatMap(({ layers }) => layers.flatMap(({ layer }) => ownRuleProblems(layer, workspace, rules))), options.cwd);
}

/** Finds and reads the files of a run. @throws Fault for a configuration or paths that cannot be used */
export function loadProject(options: ProjectOptions): LoadedProject {
  const { cwd, standIn, note, past } = options;
  const tree = past?.tree ?? disk;
  const { configs, locale } = openConfigs(options);
  const paths = options.paths.length > 0 || standIn !== undefined ? options.paths : ['.'];
  const { files: selected, problems } = selectFiles(tree, paths, cwd, configs, standIn?.path);
  const used = [...new Set(selected.map(({ config }) => config))].filter((config) => config !== undefined);
  if (past === undefined) {
    checkConfigs([...configs.problems(), ...used.flatMap((config) => unmatchedGlobs(disk, config, cwd))], cwd);
    checkCount(selected, used, cwd);
  } else for (const problem of configs.problems()) note(`${visible(past.name)}:${problemLine(problem, cwd, locale)}`);

  let incomplete = false;
  const tell = (path: string, text: BilingualText): void => note(`${past === undefined ? '' : `${visible(past.name)}:`}${shown(path)}: ${text[locale]}`);
  const complain = (path: string, text: BilingualText): void => {
    incomplete = true;
    tell(path, text);
  };
  for (const { path, kind, reason } of problems) {
    if (kind === 'missing' && options.missing !== undefined) options.missing(path);
    else complain(cwd === path ? '.' : insideOf(cwd, resolve(cwd, path)), kind === 'missing' ? MISSING : unreadable(reason));
  }
  const loaded: LoadedFile[] = [];
  past?.preload(selected.map(({ path }) => path));
  for (const file of selected) {
    const id = idOf(file.path, cwd);
    const read = standIn?.path === file.path ? { kind: 'text' as const, text: standIn.text, exact: standIn.exact } : tree.read(file.path);
    if (read.kind === 'text') loaded.push({ ...file, id, text: read.text, exact: read.exact });
    else if (read.kind === 'gone' && file.path.includes('\ufffd')) complain(id, NOT_UTF8);
    else if (read.kind === 'gone') tell(id, VANISHED);
    else complain(id, unreadable(read.reason));
  }
  const baselines = baselinesOf(tree, loaded, cwd, options.baseline === undefined ? undefined : resolve(cwd, options.baseline));
  const faults = baselines.all.flatMap(({ problems: own, exists }) => (exists || options.makesBaseline !== true ? own : []));
  if (past === undefined) checkConfigs(faults, cwd);
  return { options, locale, files: loaded, configs: used, baselines, incomplete, settingsFor: settingsOf(loaded, options.wishes), failOn: failOnReader(loaded, options.failOn) };
}

const MISSING: BilingualText = { nl: 'dit pad bestaat niet', en: 'this path does not exist' };
const VANISHED: BilingualText = { nl: 'is intussen verdwenen', en: 'has vanished meanwhile' };

/** A name that is no UTF-8 cannot be asked for: the file is there, and looks gone. */
const NOT_UTF8: BilingualText = { nl: 'niet te lezen (de naam is geen UTF-8)', en: 'cannot be read (its name is not UTF-8)' };

function unreadable(reason: string): BilingualText {
  return { nl: `niet te lezen (${reason})`, en: `cannot be read (${reason})` };
}

function checkConfigs(problems: readonly ConfigProblem[], cwd: string): void {
  if (problems.length === 0) return;
  throw new Fault({ nl: problems.map((problem) => problemLine(problem, cwd, 'nl')).join('\n'), en: problems.map((problem) => problemLine(problem, cwd, 'en')).join('\n') });
}

function problemLine({ file, line, column, message }: ConfigProblem, cwd: string, locale: Locale): string {
  return `${shown(insideOf(cwd, file))}:${line}:${column}: ${message[locale]}`;
}

function checkCount(files: readonly SelectedFile[], configs: readonly ActiveConfig[], cwd: string): void {
  for (const { config, path } of configs) {
    const most = config.limits.files;
    const count = files.filter((file) => file.config?.path === path).length;
    if (most === undefined || count <= most) continue;
    const name = insideOf(cwd, path);
    throw new Fault({ nl: `${name}: er zijn ${count} bestanden, en limits.files is ${most}`, en: `${name}: there are ${count} files, and limits.files is ${most}` });
  }
}

const SILENT: Progress = { batch: Number.POSITIVE_INFINITY, show: () => undefined, done: () => undefined };

function settingsOf(files: readonly LoadedFile[], wishes: Wishes): (file: FileId) => Settings {
  const readers = new Map<ActiveConfig | undefined, ReturnType<typeof settingsReader>>();
  const settings = new Map<FileId, Settings>();
  for (const { id, path, config } of files) {
    let reader = readers.get(config);
    if (reader === undefined) readers.set(config, (reader = settingsReader(config?.config, wishes)));
    settings.set(id, reader((globs) => config !== undefined && matchesAny(globs, insideOf(config.directory, path))));
  }
  const fallback = settingsReader(undefined, wishes)(() => false);
  return (file) => settings.get(file) ?? fallback;
}

function analyse({ files, baselines, options: { today, progress = SILENT }, settingsFor }: LoadedProject): Analysis {
  const workspace = new Workspace({ keepLastGood: false, limitsFor: (file) => settingsFor(file).limits });
  for (let at = 0; at < files.length; at += progress.batch) {
    workspace.apply(files.slice(at, at + progress.batch).map(({ id, text }) => ({ file: id, text })));
    progress.show(at, files.length);
  }
  const analysis = new Analysis(workspace, settingsFor, today, baselines.held);
  // Each pipeline is judged while its flow is at hand; what it exports is all that stays.
  for (let unit = workspace.computeNext(); unit !== undefined; unit = workspace.computeNext()) analysis.ofUnit(unit);
  progress.done();
  return analysis;
}

function failOnReader(files: readonly LoadedFile[], asked: FailOn | undefined): (file: FileId) => FailOn {
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
