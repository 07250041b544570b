/** Old versions of a project: which one a name means, and the project as it was then. */
import { dirname, resolve } from 'node:path';
import { disk } from '../host/disk.node.ts';
import { findCommit, findMergeBase, openRepository, type Answer, type Commit, type Repository } from '../host/git.node.ts';
import { commitTree } from '../host/git-tree.node.ts';
import { visible } from '../report/visible.ts';
import type { FileId } from '../text/source-file.ts';
import { Fault } from './fault.ts';
import { gitFault } from './git-fault.ts';
import { openProject, type LoadedFile, type Project, type ProjectOptions } from './project.ts';

/** What is compared with what. An end that is undefined is what is on the disk now. */
export interface Span {
  readonly from: Commit;
  readonly to: Commit | undefined;
}

type Place = Pick<ProjectOptions, 'cwd' | 'paths'>;

/**
 * What words like these mean: `main` is that version and what is on the disk; `main...` the last
 * version that main and this one have in common, and what is on the disk; `a..b` two versions;
 * `a...b` the last one they have in common, and b.
 * @throws Fault for a version that cannot be found
 */
export function readSpan(words: string, place: Place): Span {
  const repository = repositoryOf(place);
  const [, from = words, dots, to = ''] = /^(.*?)(\.{2,})(.*)$/.exec(words) ?? [];
  if (repository.bare && to === '' && dots !== '..') throw new Fault({ nl: 'deze repository heeft geen werkmap: vergelijk twee versies, zoals main~1..main', en: 'this repository has no working tree: compare two versions, such as main~1..main' });
  if (dots === undefined) return { from: must(findCommit(repository, words)), to: undefined };
  if (dots.length > 3 || from === '' || (to === '' && dots === '..')) {
    throw new Fault({ nl: `«${words}» is geen vergelijking; schrijf VERSIE, VERSIE..., A..B of A...B`, en: `“${words}” is no comparison; write VERSION, VERSION..., A..B or A...B` });
  }
  const end = to === '' ? undefined : must(findCommit(repository, to));
  return { from: must(dots === '..' ? findCommit(repository, from) : findMergeBase(repository, [from, to === '' ? 'HEAD' : to])), to: end };
}

/** The repository of the first path. */
function repositoryOf({ cwd, paths }: Place): Repository {
  let folder = resolve(cwd, paths[0] ?? '.');
  // A path that only the old version has: where it was.
  while (disk.kindOf(folder) !== 'folder' && dirname(folder) !== folder) folder = dirname(folder);
  return must(openRepository(folder));
}

function must<T>({ fault, value }: Answer<T>): T {
  if (fault !== undefined) throw gitFault(fault);
  return value;
}

/**
 * A project as it was.
 * @param name what messages call the version
 * @throws Fault for a version that cannot be read
 */
export function openPast(options: ProjectOptions, commit: Commit, name: string): Project {
  const { cwd, standIn } = options;
  // What stands in for a file stands for the one that was there.
  const given = standIn === undefined ? options.paths : [...options.paths, standIn.path];
  const paths = given.length === 0 ? ['.'] : given;
  const about = paths.map((path) => resolve(cwd, path));
  const { tree, preload, absent, holds } = must(commitTree(commit, about));
  const project = openProject({ ...options, paths, missing: options.missing ?? (() => undefined), standIn: undefined, progress: undefined, past: { tree, preload, name } });
  if (absent().length > 0) throw gitFault({ kind: 'not-here', ref: name });
  const outside = project.files.filter(({ path }) => !holds(path));
  if (outside.length > 0) {
    const [{ id }, more] = [outside[0]!, outside.length - 1];
    options.note(project.locale === 'nl'
      ? `${visible(id)}${more > 0 ? ` en ${more} meer` : ''}: hoort niet bij de repository en telt als ongewijzigd`
      : `${visible(id)}${more > 0 ? ` and ${more} more` : ''}: not part of the repository, counted as unchanged`);
  }
  return project;
}

/** The files that differ between two states of a project, and those that are in one of them only. Ends of lines make no difference; the configuration of a file does. */
export function changedFiles(now: Project, then: Project): ReadonlySet<FileId> {
  const before = new Map(then.files.map((file) => [file.id, file]));
  const here = new Set(now.files.map(({ id }) => id));
  const changed = now.files.filter((file) => !isSame(file, before.get(file.id)));
  return new Set([...changed, ...then.files.filter(({ id }) => !here.has(id))].map(({ id }) => id));
}

function isSame(file: LoadedFile, before: LoadedFile | undefined): boolean {
  if (before === undefined || lines(file.text) !== lines(before.text)) return false;
  const [now, then] = [file, before].map(({ config }) => config?.layers ?? []) as [Layers, Layers];
  return now.length === then.length && now.every(({ path, layer }, i) => path === then[i]!.path && lines(layer.source.text) === lines(then[i]!.layer.source.text));
}

type Layers = NonNullable<LoadedFile['config']>['layers'];

function lines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
