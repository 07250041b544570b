/** Walking folders: in a fixed order, never through links, past what version control leaves out. */
import { byCodeUnit } from '../base/sorted.ts';
import { DRAFT_NAME } from './drafts.ts';
import type { FileTree } from './file-tree.ts';
import { above, isIgnored, within, type IgnoreRules } from './ignored.ts';

export interface Visited {
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link';
}

/** What to do with a folder: look into it or not. */
export type Visit = (entry: Visited) => 'skip' | 'enter' | 'stop';

/** Folders nobody keeps pipelines in. */
export const NEVER: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/**
 * Visits everything below a folder that version control does not ignore. Links are shown and never
 * followed, so there are no loops.
 * @param unreadable is told of folders that cannot be listed, with the system's reason
 */
export function walk(tree: FileTree, top: string, visit: Visit, unreadable: (path: string, reason: string) => void): void {
  const open: { readonly directory: string; readonly rules: IgnoreRules }[] = [{ directory: top, rules: above(tree, top) }];
  while (open.length > 0) {
    const { directory, rules: outer } = open.pop()!;
    const listing = tree.list(directory);
    if (listing.kind === 'unreadable') {
      unreadable(directory, listing.reason);
      continue;
    }
    const { entries } = listing;
    const rules = entries.some(({ name }) => name === '.gitignore') ? within(tree, outer, directory) : outer;
    const folders: string[] = [];
    for (const { name, kind } of entries.toSorted((a, b) => byCodeUnit(a.name, b.name))) {
      if (kind === 'folder' ? NEVER.has(name) : DRAFT_NAME.test(name)) continue;
      const path = tree.join(directory, name);
      if (rules.length > 0 && isIgnored(tree, rules, path, kind === 'folder')) continue;
      const answer = visit({ path, kind });
      if (answer === 'stop') return;
      if (answer === 'enter' && kind === 'folder') folders.push(path);
    }
    for (const folder of folders.reverse()) open.push({ directory: folder, rules });
  }
}
