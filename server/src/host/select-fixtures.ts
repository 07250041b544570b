/** The files of tests among the given paths. */
import { byCodeUnit } from '../base/sorted.ts';
import type { FileTree } from './file-tree.ts';
import type { PathProblem } from './select.ts';
import { walk } from './tree.ts';

const FIXTURE_NAME = /\.grondslag-test\.ya?ml$/;

/**
 * Finds fixtures: a path that is a file is one whatever its name, a folder is searched for `*.grondslag-test.yaml`.
 * @param paths as given, relative to `cwd`
 * @returns absolute paths in their order, each once
 */
export function selectFixtures(tree: FileTree, paths: readonly string[], cwd: string): { readonly files: readonly string[]; readonly problems: readonly PathProblem[] } {
  const files = new Set<string>();
  const problems: PathProblem[] = [];
  for (const given of paths) {
    const path = tree.resolve(cwd, given);
    const kind = tree.kindOf(path);
    if (kind === 'file') files.add(path);
    else if (kind === 'folder') {
      walk(tree, path, (entry) => {
        if (entry.kind === 'folder') return 'enter';
        if (FIXTURE_NAME.test(entry.path) && tree.kindOf(entry.path) === 'file') files.add(entry.path);
        return 'skip';
      }, (unreadable, reason) => void problems.push({ path: unreadable, kind: 'unreadable', reason }));
    } else problems.push({ path: given, kind: kind === 'missing' ? 'missing' : 'unreadable', reason: kind });
  }
  return { files: [...files].sort(byCodeUnit), problems };
}
