/** Globs of a configuration that match nothing: a mistake that would otherwise go unseen. */
import { closest } from '../base/closest.ts';
import { byCodeUnit } from '../base/sorted.ts';
import { CONFIG_TEXT, configProblem, type ConfigProblem } from '../service/config-problems.ts';
import type { Path } from '../model/path.ts';
import type { ActiveConfig, PlacedLayer } from './config-files.ts';
import type { FileTree } from './file-tree.ts';
import { fixedPart, matcher } from './globs.ts';
import { catalogFiles, isIncluded } from './select.ts';
import { walk } from './tree.ts';

interface Wanted {
  readonly glob: string;
  readonly path: Path;
  /** Which files it is about: all, those that are checked, or whatever there is. */
  readonly kind: 'include' | 'exclude' | 'override';
}

/**
 * The globs that match no file. Looks at the nearest file only: what it extends is written for more
 * places than this one; catalogues are looked up for every layer, since they are always read.
 * Stops walking as soon as every glob has matched something.
 */
export function unmatchedGlobs(tree: FileTree, config: ActiveConfig, cwd: string): readonly ConfigProblem[] {
  const own = config.layers[config.layers.length - 1];
  if (own === undefined) return [];
  const catalogs = config.layers.flatMap((placed) =>
    placed.layer.catalogs.flatMap((glob, index) =>
      catalogFiles(tree, glob, placed.directory, () => undefined).length > 0 ? [] : [problem(tree, placed, glob, ['catalogs', String(index)], cwd, undefined)],
    ),
  );
  const open = wantedGlobs(own);
  const names = new Set<string>();
  if (open.length > 0) {
    walk(tree, config.directory, ({ path, kind }) => {
      const inside = tree.inside(config.directory, path);
      for (let i = open.length - 1; i >= 0; i--) if (answers(tree, open[i]!, inside, path, kind === 'folder', config)) open.splice(i, 1);
      if (names.size < 5000) names.add(inside);
      return open.length === 0 ? 'stop' : 'enter';
    }, () => undefined);
  }
  return [...open.map(({ glob, path }) => problem(tree, own, glob, path, cwd, nearest(glob, names))), ...catalogs].sort((a, b) => byCodeUnit(a.file, b.file) || a.line - b.line || a.column - b.column);
}

function wantedGlobs({ layer }: PlacedLayer): Wanted[] {
  return [
    ...layer.include.map((glob, index): Wanted => ({ glob, path: ['include', String(index)], kind: 'include' })),
    ...layer.exclude.map((glob, index): Wanted => ({ glob, path: ['exclude', String(index)], kind: 'exclude' })),
    ...layer.overrides.flatMap((override, at) => override.files.map((glob, index): Wanted => ({ glob, path: ['overrides', String(at), 'files', String(index)], kind: 'override' }))),
  ];
}

function answers(tree: FileTree, { glob, kind }: Wanted, inside: string, path: string, folder: boolean, config: ActiveConfig): boolean {
  const matches = matcher(glob);
  if (kind === 'exclude') return matches(inside) || (folder && matches(`${inside}/_`));
  return !folder && matches(inside) && (kind === 'include' || isIncluded(tree, path, config));
}

function problem(tree: FileTree, { layer, directory }: PlacedLayer, glob: string, path: Path, cwd: string, suggestion: string | undefined): ConfigProblem {
  // A name for the place the glob was tried from, as people read it.
  const shown = tree.inside(cwd, directory) || '.';
  const message = suggestion === undefined ? CONFIG_TEXT.unmatched(glob, shown) : CONFIG_TEXT.unmatchedNear(glob, shown, suggestion);
  return configProblem(layer.source, layer.spanAt(path, 'value'), message);
}

/** The same glob with a folder or file that does exist: a typing mistake is nearly always there. */
function nearest(glob: string, names: ReadonlySet<string>): string | undefined {
  const start = fixedPart(glob);
  if (start === '' || names.has(start)) return undefined;
  const found = closest(start, names);
  return found === undefined ? undefined : found + glob.replace(/^\.\//, '').slice(start.length);
}
