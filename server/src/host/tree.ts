/** Walking folders: in a fixed order, never through links, past what version control leaves out. */
import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { byCodeUnit } from '../base/sorted.ts';
import { above, isIgnored, within, type IgnoreRules } from './ignored.ts';
import { errorCode } from './read-text.ts';

export interface Entry {
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link';
}

/** What to do with a folder: look into it or not. */
export type Visit = (entry: Entry) => 'skip' | 'enter' | 'stop';

/** Folders nobody keeps pipelines in. */
const NEVER = new Set(['.git', 'node_modules']);

/**
 * Visits everything below a folder that version control does not ignore. Links are shown and never
 * followed, so there are no loops.
 * @param unreadable is told of folders that cannot be listed, with the system's reason
 */
export function walk(top: string, visit: Visit, unreadable: (path: string, reason: string) => void): void {
  const open: { readonly directory: string; readonly rules: IgnoreRules }[] = [{ directory: top, rules: above(top) }];
  while (open.length > 0) {
    const { directory, rules: outer } = open.pop()!;
    let entries: Dirent[];
    try {
      entries = readdirSync(directory, { withFileTypes: true });
    } catch (error) {
      unreadable(directory, errorCode(error));
      continue;
    }
    const rules = entries.some(({ name }) => name === '.gitignore') ? within(outer, directory) : outer;
    const folders: string[] = [];
    for (const entry of entries.sort((a, b) => byCodeUnit(a.name, b.name))) {
      const kind = entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : entry.isSymbolicLink() ? 'link' : undefined;
      if (kind === undefined || (kind === 'folder' && NEVER.has(entry.name))) continue;
      const path = join(directory, entry.name);
      if (rules.length > 0 && isIgnored(rules, path, kind === 'folder')) continue;
      const answer = visit({ path, kind });
      if (answer === 'stop') return;
      if (answer === 'enter' && kind === 'folder') folders.push(path);
    }
    for (const folder of folders.reverse()) open.push({ directory: folder, rules });
  }
}
