/** What `.gitignore` files leave out: each speaks of its own folder, the deepest one has the last word. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore from 'ignore';
import { readText } from './read-text.ts';

interface IgnoreFile {
  readonly directory: string;
  readonly rules: ReturnType<typeof ignore>;
}

/** The files that count in a folder, from the top of the repository down. */
export type IgnoreRules = readonly IgnoreFile[];

/** The rules of a folder when those of its parent are known. Capitals count, as they do for Git. */
export function within(parent: IgnoreRules, directory: string): IgnoreRules {
  const read = readText(join(directory, '.gitignore'));
  if (read.kind !== 'text' || read.text.trim() === '') return parent;
  return [...parent, { directory, rules: ignore({ ignorecase: false }).add(read.text.replace(/^\ufeff/, '')) }];
}

/** The rules that hold above a folder, up to the top of its repository; none outside a repository. */
export function above(directory: string): IgnoreRules {
  const folders: string[] = [];
  for (let here = directory; !existsSync(join(here, '.git')); ) {
    const parent = dirname(here);
    if (parent === here) return [];
    folders.unshift(parent);
    here = parent;
  }
  const rules = folders.reduce<IgnoreRules>((found, folder) => within(found, folder), []);
  // Asked for by name, an ignored folder is read: only rules about what is in it count then.
  return isIgnored(rules, directory, true) ? [] : rules;
}

/** Whether a file or folder is left out. */
export function isIgnored(rules: IgnoreRules, path: string, folder: boolean): boolean {
  for (let i = rules.length - 1; i >= 0; i--) {
    const { directory, rules: own } = rules[i]!;
    const inside = relative(directory, path).split(sep).join('/');
    const { ignored, unignored } = own.test(folder ? `${inside}/` : inside);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}
