/** What `.gitignore` files leave out: each speaks of its own folder, the deepest one has the last word. */
import ignore from 'ignore';
import type { FileTree } from './file-tree.ts';

interface IgnoreFile {
  readonly directory: string;
  readonly rules: ReturnType<typeof ignore>;
}

/** The files that count in a folder, from the top of the repository down. */
export type IgnoreRules = readonly IgnoreFile[];

/** The rules of a folder when those of its parent are known. Capitals count, as they do for Git. */
export function within(tree: FileTree, parent: IgnoreRules, directory: string): IgnoreRules {
  const read = tree.read(tree.join(directory, '.gitignore'));
  if (read.kind !== 'text' || read.text.trim() === '') return parent;
  return [...parent, { directory, rules: ignore({ ignorecase: false }).add(read.text.replace(/^\ufeff/, '')) }];
}

/** The rules that hold above a folder, up to the top of its repository; none outside a repository. */
export function above(tree: FileTree, directory: string): IgnoreRules {
  const folders: string[] = [];
  for (let here = directory; !isThere(tree, tree.join(here, '.git')); ) {
    const parent = tree.parent(here);
    if (parent === here) return [];
    folders.unshift(parent);
    here = parent;
  }
  const rules = folders.reduce<IgnoreRules>((found, folder) => within(tree, found, folder), []);
  // Asked for by name, an ignored folder is read: only rules about what is in it count then.
  return isIgnored(tree, rules, directory, true) ? [] : rules;
}

/** A repository's `.git` is a folder, or in a worktree a file. */
function isThere(tree: FileTree, path: string): boolean {
  const kind = tree.kindOf(path);
  return kind === 'folder' || kind === 'file';
}

/** Whether a file or folder is left out. */
export function isIgnored(tree: FileTree, rules: IgnoreRules, path: string, folder: boolean): boolean {
  for (let i = rules.length - 1; i >= 0; i--) {
    const { directory, rules: own } = rules[i]!;
    const inside = tree.inside(directory, path);
    const { ignored, unignored } = own.test(folder ? `${inside}/` : inside);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}
