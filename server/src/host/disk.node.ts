/** The disk as a tree of files. */
import { existsSync, readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Entry, FileTree, Listing } from './file-tree.ts';
import { errorCode, readText } from './read-text.node.ts';

export const disk: FileTree = {
  list,
  read: readText,
  kindOf,
  isFile: (path) => {
    try {
      return existsSync(path) && statSync(path).isFile();
    } catch {
      return false;
    }
  },
  realPath: (path) => {
    try {
      return realpathSync(path);
    } catch {
      return undefined;
    }
  },
  parent: dirname,
  join,
  resolve,
  isAbsolute,
  inside: insideOf,
};

function list(folder: string): Listing {
  try {
    return { kind: 'entries', entries: readdirSync(folder, { withFileTypes: true }).flatMap(entryOf) };
  } catch (error) {
    return { kind: 'unreadable', reason: errorCode(error) };
  }
}

function entryOf(entry: Dirent): readonly Entry[] {
  const kind = entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : entry.isSymbolicLink() ? 'link' : undefined;
  return kind === undefined ? [] : [{ name: entry.name, kind }];
}

/** What is at a path, links followed: `file` (a pipe or device too), `folder`, `missing`, or a system reason where that cannot be told. */
export function kindOf(path: string): string {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats === undefined ? 'missing' : stats.isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const code = errorCode(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : code;
  }
}

/** A path as seen from a folder, with `/`. */
export function insideOf(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}
