import type { FileTree } from './file-tree.ts';

/** The topmost folder of the repository that a folder is in; undefined outside a repository. A repository's `.git` is a folder, or in a worktree a file. */
export function repositoryTop(tree: FileTree, folder: string): string | undefined {
  for (let here = folder; ; ) {
    const kind = tree.kindOf(tree.join(here, '.git'));
    if (kind === 'folder' || kind === 'file') return here;
    const parent = tree.parent(here);
    if (parent === here) return undefined;
    here = parent;
  }
}
