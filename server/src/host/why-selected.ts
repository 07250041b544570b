/** Why a search opens a file or leaves it out: the same answer as `select.ts`, with its reason. */
import type { ActiveConfig, ConfigFiles, PlacedLayer } from './config-files.ts';
import type { FileTree } from './file-tree.ts';
import { matchesAny } from './globs.ts';
import { above, isIgnored, within, type IgnoreRules } from './ignored.ts';
import { DEFAULT_NAME } from './select.ts';
import { NEVER } from './tree.ts';

/** The glob of a configuration that decides, and where it stands. */
interface ByGlob {
  readonly glob: string;
  readonly layer: PlacedLayer;
  /** Its place in the list of that layer. */
  readonly index: number;
}

export type WhySelected =
  | { readonly selected: true; readonly because: 'name' }
  | ({ readonly selected: true; readonly because: 'include' } & ByGlob)
  | { readonly selected: false; readonly because: 'name' | 'gitignore' | 'folder' }
  | ({ readonly selected: false; readonly because: 'exclude' } & ByGlob);

/**
 * Whether a search from `top` opens a file. A file that is named is read in any case.
 * @param path absolute, below `top`
 */
export function whySelected(tree: FileTree, path: string, top: string, configs: Pick<ConfigFiles, 'nearest'>): WhySelected {
  const names = tree.inside(top, path).split('/');
  let rules: IgnoreRules = within(tree, above(tree, top), top);
  let here = top;
  for (const [index, name] of names.entries()) {
    const folder = index < names.length - 1;
    const at = tree.join(here, name);
    if (folder && NEVER.has(name)) return { selected: false, because: 'folder' };
    if (isIgnored(tree, rules, at, folder)) return { selected: false, because: 'gitignore' };
    const config = configs.nearest(here);
    const excluded = byGlob(tree, at, config, 'exclude');
    if (excluded !== undefined) return { selected: false, because: 'exclude', ...excluded };
    if (!folder) {
      if (DEFAULT_NAME.test(path)) return { selected: true, because: 'name' };
      const included = byGlob(tree, at, config, 'include');
      if (included !== undefined) return { selected: true, because: 'include', ...included };
    } else rules = within(tree, rules, at);
    here = at;
  }
  return { selected: false, because: 'name' };
}

function byGlob(tree: FileTree, path: string, config: ActiveConfig | undefined, key: 'include' | 'exclude'): ByGlob | undefined {
  for (const placed of config?.layers ?? []) {
    const index = placed.layer[key].findIndex((glob) => matchesAny([glob], tree.inside(config!.directory, path)));
    if (index !== -1) return { glob: placed.layer[key][index]!, layer: placed, index };
  }
  return undefined;
}
