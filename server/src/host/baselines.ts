/** Which baseline counts for a file: the one that its configuration names, else the one beside that configuration. */
import { BASELINE_NAME, readBaseline, type Baseline } from '../service/baseline.ts';
import { CONFIG_TEXT, configProblem, type ConfigProblem } from '../service/config-problems.ts';
import { fileId, SourceFile } from '../text/source-file.ts';
import type { ActiveConfig } from './config-files.ts';
import type { FileTree } from './file-tree.ts';

/** A baseline and where it stands, or where it would. */
export interface PlacedBaseline {
  readonly path: string;
  /** Where the names of files in it count from. */
  readonly directory: string;
  /** Undefined where there is no file yet, or none that can be used. */
  readonly baseline: Baseline | undefined;
  /** What is wrong with it; file names are absolute paths. */
  readonly problems: readonly ConfigProblem[];
  /** Whether there is a file at all. */
  readonly exists: boolean;
  /** Whether somebody named it: then it ought to be there. */
  readonly named: boolean;
}

export interface Baselines {
  /** Undefined where nothing says where one would be: there is no configuration. */
  of(config: ActiveConfig | undefined): PlacedBaseline | undefined;
  /** Those that have been asked for, each once, in the order of asking. */
  all(): readonly PlacedBaseline[];
}

/**
 * Looks baselines up and remembers them.
 * @param fixed absolute path of the one that counts for every file
 */
export function findBaselines(tree: FileTree, fixed?: string): Baselines {
  const known = new Map<string, PlacedBaseline>();
  const at = (path: string, missing: () => readonly ConfigProblem[]): PlacedBaseline => {
    let found = known.get(path);
    if (found === undefined) known.set(path, (found = load(tree, path, missing)));
    return found;
  };
  return {
    of: (config) => {
      if (fixed !== undefined) return at(fixed, () => [configProblem(new SourceFile(fileId(fixed), ''), { start: 0, end: 0 }, CONFIG_TEXT.baselineMissing(fixed))]);
      if (config === undefined) return undefined;
      const naming = config.layers.findLast(({ layer }) => layer.baseline !== undefined);
      if (naming === undefined) return at(tree.join(config.directory, BASELINE_NAME), () => []);
      const reference = naming.layer.baseline!;
      const { layer } = naming;
      return at(tree.resolve(naming.directory, reference), () => [configProblem(layer.source, layer.spanAt(['baseline'], 'value'), CONFIG_TEXT.baselineMissing(reference))]);
    },
    all: () => [...known.values()],
  };
}

function load(tree: FileTree, path: string, missing: () => readonly ConfigProblem[]): PlacedBaseline {
  const placed = { path, directory: tree.parent(path) };
  if (!tree.isFile(path)) {
    // Something else of this name is no baseline, and not a place for one.
    if (tree.kindOf(path) !== 'missing') return { ...placed, baseline: undefined, problems: [unreadable(path)], exists: true, named: true };
    const problems = missing();
    return { ...placed, baseline: undefined, problems, exists: false, named: problems.length > 0 };
  }
  const read = tree.read(path);
  if (read.kind !== 'text' || !read.exact) return { ...placed, baseline: undefined, problems: [unreadable(path)], exists: true, named: true };
  return { ...placed, ...readBaseline(new SourceFile(fileId(path), read.text)), exists: true, named: true };
}

function unreadable(path: string): ConfigProblem {
  return configProblem(new SourceFile(fileId(path), ''), { start: 0, end: 0 }, CONFIG_TEXT.baselineUnreadable);
}
