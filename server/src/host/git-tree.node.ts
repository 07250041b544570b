/**
 * A commit as a tree of files: finding configurations and files in an old version is then the same
 * search as on the disk. Only what a commit holds is read from it; what lies outside the repository,
 * in a submodule or in an installed package is no part of any commit, and is as it is on the disk now.
 */
import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { CONFIG_NAME } from '../service/config.ts';
import { disk } from './disk.node.ts';
import type { Entry, FileTree, TextRead } from './file-tree.ts';
import type { Answer, Commit } from './git.node.ts';
import { readListing, type Item } from './git-listing.node.ts';
import { readBlobs } from './git-blobs.node.ts';

export interface CommitTree {
  readonly tree: FileTree;
  /** Whether a path is part of the repository, and so of what its commits can tell. */
  holds(path: string): boolean;
  /** Reads the texts of these files at once; one at a time takes a program each. */
  preload(paths: readonly string[]): void;
  /** Files whose content is not in this clone, met so far: paths from the top of the repository. */
  absent(): readonly string[];
}

/** Where a path leads: to something in the commit, to nothing in it, or to what no commit holds. */
type Found = { readonly kind: 'item'; readonly item: Item; readonly at: readonly string[] } | { readonly kind: 'nothing' } | { readonly kind: 'disk'; readonly path: string };

/** More links on the way than any system follows. */
const MOST_LINKS = 40;

/** What is read in one go when the first text is asked for: with the usual names, that is everything. */
const USUAL = /^(?:.*\.(?:pipeline|catalog)\.ya?ml|\.gitignore)$/;

/**
 * The files of a commit.
 * @param about absolute paths that will be searched
 */
export function commitTree(commit: Commit, about: readonly string[]): Answer<CommitTree> {
  const { repository } = commit;
  const { fault, value: root } = readListing(commit);
  if (fault !== undefined) return { fault };
  const texts = new Map<string, TextRead>();
  const absent = new Set<string>();
  const realFolders = new Map<string, string>();
  let started = false;

  /** The names from the top of the repository to a path; undefined for a path outside. */
  const inside = (path: string): readonly string[] | undefined => namesBelow(repository.top, path) ?? namesBelow(repository.top, real(path, realFolders));

  const find = (path: string): Found => {
    const names = inside(path);
    if (names === undefined) return { kind: 'disk', path };
    let [links, at, item]: [number, string[], Item] = [0, [], root];
    const todo = [...names].reverse();
    while (todo.length > 0) {
      const name = todo.pop()!;
      if (name === '..') {
        if (at.pop() === undefined) return { kind: 'nothing' };
        item = itemAt(root, at) ?? root;
        continue;
      }
      if (item.kind === 'module') return { kind: 'disk', path };
      const next = item.kind === 'folder' ? item.items.get(name) : undefined;
      // A repository's own folder is in no commit; that it is there says where ignore files begin to count.
      if (next === undefined && at.length === 0 && name === '.git') return { kind: 'disk', path: join(repository.top, '.git') };
      if (next === undefined) return [...at, name].includes('node_modules') ? { kind: 'disk', path } : { kind: 'nothing' };
      if (next.kind !== 'link') {
        at.push(name);
        item = next;
        continue;
      }
      const target = ++links > MOST_LINKS ? undefined : targetOf(next);
      if (target === undefined) return { kind: 'nothing' };
      todo.push(...target.split('/').filter((part) => part !== '' && part !== '.').reverse());
    }
    return item.kind === 'module' ? { kind: 'disk', path } : { kind: 'item', item, at };
  };

  /** Where a link leads, if that can be within the commit. */
  const targetOf = (link: Item): string | undefined => {
    const read = textOf(link, '');
    return read.kind === 'text' && !read.text.startsWith('/') && !/^[a-z]:/i.test(read.text) ? read.text : undefined;
  };

  const load = (items: readonly { readonly id: string; readonly path: string }[]): void => {
    const unread = items.filter(({ id }) => !texts.has(id));
    for (const [id, read] of readBlobs(repository.git, unread.map(({ id }) => id))) texts.set(id, read);
    for (const { id, path } of unread) if (texts.get(id)?.kind !== 'text') absent.add(path);
  };

  const textOf = (item: Item, path: string): TextRead => {
    if (item.kind !== 'file' && item.kind !== 'link') return { kind: 'unreadable', reason: 'EISDIR' };
    // A name that is no UTF-8 cannot be asked for on a disk either.
    if (!item.exactName) return { kind: 'gone' };
    const first = started ? [] : usual(root, about.map(inside));
    started = true;
    load([...first, { id: item.id, path }]);
    return texts.get(item.id) ?? { kind: 'unreadable', reason: 'ENODATA' };
  };

  const kindOf = (path: string): string => {
    const found = find(path);
    if (found.kind === 'disk') return disk.kindOf(found.path);
    return found.kind === 'nothing' ? 'missing' : found.item.kind === 'folder' ? 'folder' : 'file';
  };

  const tree: FileTree = {
    list: (folder) => {
      const found = find(folder);
      if (found.kind === 'disk') return disk.list(found.path);
      if (found.kind === 'nothing' || found.item.kind !== 'folder') return { kind: 'unreadable', reason: found.kind === 'nothing' ? 'ENOENT' : 'ENOTDIR' };
      return { kind: 'entries', entries: [...found.item.items].map(([name, { kind }]): Entry => ({ name, kind: kind === 'module' ? 'folder' : kind })) };
    },
    read: (path) => {
      const found = find(path);
      if (found.kind === 'disk') return disk.read(found.path);
      return found.kind === 'nothing' ? { kind: 'gone' } : textOf(found.item, found.at.join('/'));
    },
    kindOf,
    isFile: (path) => kindOf(path) === 'file',
    realPath: (path) => {
      const found = find(path);
      return found.kind === 'disk' ? disk.realPath(found.path) : found.kind === 'item' ? join(repository.top, ...found.at) : undefined;
    },
    parent: dirname,
    join,
    resolve,
    isAbsolute,
    inside: disk.inside,
  };
  return {
    value: {
      tree,
      holds: (path) => find(path).kind !== 'disk',
      preload: (paths) => load(paths.flatMap((path) => {
        const found = find(path);
        return found.kind === 'item' && found.item.kind === 'file' && found.item.exactName ? [{ id: found.item.id, path: found.at.join('/') }] : [];
      })),
      absent: () => [...absent].sort(),
    },
  };
}

function namesBelow(top: string, path: string): readonly string[] | undefined {
  const inside = relative(top, path);
  if (isAbsolute(inside) || inside === '..' || inside.startsWith(`..${sep}`)) return undefined;
  return inside === '' ? [] : inside.split(sep);
}

/** A path without links in those of its folders that are there. */
function real(path: string, known: Map<string, string>): string {
  const rest: string[] = [];
  for (let here = path; ; here = dirname(here)) {
    let found = known.get(here);
    if (found === undefined) {
      try {
        known.set(here, (found = realpathSync.native(here)));
      } catch {
        // Not there: its parent may be.
      }
    }
    if (found !== undefined) return join(found, ...rest);
    if (dirname(here) === here) return path;
    rest.unshift(here.slice(dirname(here).length).replaceAll(sep, ''));
  }
}

function itemAt(root: Item, names: readonly string[]): Item | undefined {
  return names.reduce<Item | undefined>((item, name) => (item?.kind === 'folder' ? item.items.get(name) : undefined), root);
}

/** The files with the usual names below the paths that are asked for, and configurations and ignore files wherever they are. */
function usual(root: Item, about: readonly (readonly string[] | undefined)[]): readonly { readonly id: string; readonly path: string }[] {
  const found: { id: string; path: string }[] = [];
  const open: { item: Item; at: readonly string[] }[] = [{ item: root, at: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { item, at } = next;
    if (item.kind === 'folder') for (const [name, child] of item.items) open.push({ item: child, at: [...at, name] });
    const name = at[at.length - 1] ?? '';
    if (item.kind !== 'file' || !item.exactName) continue;
    const wanted = name === CONFIG_NAME || name === '.gitignore' || (USUAL.test(name) && about.some((names) => names?.every((one, i) => one === at[i])));
    if (wanted) found.push({ id: item.id, path: at.join('/') });
  }
  return found;
}
