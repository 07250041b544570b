/**
 * A tree of files that is got to know piece by piece, for file systems that answer later. What is
 * asked for and not known is taken not to be there, and noted. Whoever looks for files looks, has
 * what was noted found out, and looks again, until nothing was noted: what it finds then is what it
 * would have found on a disk.
 */
import type { Entry, FileTree, Listing, TextRead } from './file-tree.ts';

/** Paths of what is to be found out: what is in folders, what is at a path, the texts of files. */
export interface Questions {
  readonly folders: readonly string[];
  readonly kinds: readonly string[];
  readonly texts: readonly string[];
}

/** Answers in the order of the questions; the kinds as `FileTree.kindOf` tells them. */
export interface Answers {
  readonly folders: readonly Listing[];
  readonly kinds: readonly string[];
  readonly texts: readonly TextRead[];
}

export interface Snapshot {
  readonly tree: FileTree;
  /** What was asked for since the last time this was called and is not known. */
  wanted(): Questions;
  learn(questions: Questions, answers: Answers): void;
}

/** A tree of which nothing is known yet. Its paths are written with `/` and begin with one. */
export function makeSnapshot(): Snapshot {
  const listings = new Map<string, Listing>();
  const entries = new Map<string, ReadonlyMap<string, Entry['kind']>>();
  const kinds = new Map<string, string>([['/', 'folder']]);
  const texts = new Map<string, TextRead>();
  const wanted = { folders: new Set<string>(), kinds: new Set<string>(), texts: new Set<string>() };

  const kindOf = (path: string): string => {
    const siblings = path === '/' ? undefined : entries.get(parent(path));
    const listed = siblings && (siblings.get(nameOf(path)) ?? 'missing');
    // What a link leads to stands in no listing.
    const known = listed === undefined || listed === 'link' ? kinds.get(path) : listed;
    if (known === undefined) wanted.kinds.add(path);
    return known ?? 'missing';
  };
  const tree: FileTree = {
    list: (folder) => {
      const known = listings.get(folder);
      if (known === undefined) wanted.folders.add(folder);
      return known ?? { kind: 'entries', entries: [] };
    },
    read: (path) => {
      const known = texts.get(path);
      if (known === undefined) wanted.texts.add(path);
      return known ?? { kind: 'gone' };
    },
    kindOf,
    isFile: (path) => kindOf(path) === 'file',
    // A file that is reached by a link cannot be told from a copy, and a copy would be a second pipeline of one name.
    realPath: () => undefined,
    parent,
    join: resolvePath,
    resolve: resolvePath,
    isAbsolute: (path) => path.startsWith('/'),
    inside,
  };
  return {
    tree,
    wanted: () => {
      const questions = { folders: [...wanted.folders], kinds: [...wanted.kinds], texts: [...wanted.texts] };
      for (const list of Object.values(wanted)) list.clear();
      return questions;
    },
    learn: (questions, answers) => {
      const none = { kind: 'unreadable', reason: 'no answer' } as const;
      questions.folders.forEach((path, index) => {
        const listing = answers.folders[index] ?? none;
        listings.set(path, listing);
        if (listing.kind === 'entries') entries.set(path, new Map(listing.entries.map(({ name, kind }) => [name, kind])));
      });
      questions.kinds.forEach((path, index) => kinds.set(path, answers.kinds[index] ?? none.reason));
      questions.texts.forEach((path, index) => texts.set(path, answers.texts[index] ?? none));
    },
  };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function parent(path: string): string {
  return path.slice(0, Math.max(1, path.lastIndexOf('/')));
}

function resolvePath(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

function inside(folder: string, path: string): string {
  const [from, to] = [folder, path].map((one) => one.split('/').filter((part) => part !== '')) as [string[], string[]];
  let same = 0;
  while (same < from.length && same < to.length && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
