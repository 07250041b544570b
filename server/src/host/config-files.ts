/**
 * Finding configurations: the nearest `grondslag.config.yaml` upward from a file, and what it
 * extends. The editor and the command line both come here, so that they never disagree.
 */
import { CONFIG_NAME, mergeConfig, type Config } from '../service/config.ts';
import { CONFIG_TEXT, configProblem, type ConfigProblem } from '../service/config-problems.ts';
import { readConfig, type ConfigLayer } from '../service/config-read.ts';
import { fileId, SourceFile } from '../text/source-file.ts';
import { resolveExtends, type Extended, type InstalledPackage } from './extends.ts';
import type { FileTree } from './file-tree.ts';

/** One file of a configuration and the folder it is in. */
export interface PlacedLayer {
  readonly layer: ConfigLayer;
  readonly path: string;
  readonly directory: string;
  /** The installed package it comes from. */
  readonly package: InstalledPackage | undefined;
}

/** A configuration in force: the nearest file, on top of what it extends. */
export interface ActiveConfig {
  readonly path: string;
  /** Where the globs of `include`, `exclude` and `overrides` count from, also those it extends. */
  readonly directory: string;
  /** What is built upon first, the nearest file last. */
  readonly layers: readonly PlacedLayer[];
  readonly config: Config;
}

export interface ConfigFiles {
  /** The configuration that counts for files in this folder. */
  nearest(directory: string): ActiveConfig | undefined;
  /** Everything that is wrong with the configurations met so far; file names are absolute paths. */
  problems(): readonly ConfigProblem[];
  /** Absolute paths of all configurations met so far, also those that others extend. */
  paths(): ReadonlySet<string>;
}

export type ConfigChoice = { readonly kind: 'nearest' } | { readonly kind: 'none' } | { readonly kind: 'file'; readonly path: string };

/** Looks configurations up and remembers them. A fixed file, told by its absolute path, counts for every folder. */
export function configFiles(tree: FileTree, choice: ConfigChoice): ConfigFiles {
  const byDirectory = new Map<string, ActiveConfig | undefined>();
  const met: Met = { tree, problems: [], paths: new Set() };
  const fixed = choice.kind === 'file' ? loadConfig(choice.path, met) : undefined;

  const nearest = (directory: string): ActiveConfig | undefined => {
    if (choice.kind !== 'nearest') return fixed;
    const asked: string[] = [];
    let here = directory;
    let found: ActiveConfig | undefined;
    for (;;) {
      if (byDirectory.has(here)) {
        found = byDirectory.get(here);
        break;
      }
      asked.push(here);
      const path = tree.join(here, CONFIG_NAME);
      if (tree.isFile(path)) {
        found = loadConfig(path, met);
        break;
      }
      const parent = tree.parent(here);
      if (parent === here) break;
      here = parent;
    }
    for (const folder of asked) byDirectory.set(folder, found);
    return found;
  };
  return { nearest, problems: () => met.problems, paths: () => met.paths };
}

interface Met {
  readonly tree: FileTree;
  readonly problems: ConfigProblem[];
  readonly paths: Set<string>;
}

function loadConfig(path: string, met: Met): ActiveConfig {
  const layers: PlacedLayer[] = [];
  readLayers({ path, package: undefined }, [], layers, met);
  return { path, directory: met.tree.parent(path), layers, config: mergeConfig(layers.map(({ layer }) => layer)) };
}

/** More files than anybody builds on each other. */
const LONGEST_CHAIN = 40;

/** Reads a file and, before it, what it extends; each file once. */
function readLayers({ path, package: from }: Extended, trail: readonly string[], layers: PlacedLayer[], met: Met): void {
  const { tree, problems } = met;
  if (layers.some((known) => known.path === path)) return;
  met.paths.add(path);
  const read = tree.read(path);
  const source = new SourceFile(fileId(path), read.kind === 'text' ? read.text : '');
  if (read.kind !== 'text') {
    problems.push(configProblem(source, { start: 0, end: 0 }, CONFIG_TEXT.unreadable));
    return;
  }
  const { layer, problems: own } = readConfig(source);
  problems.push(...own);
  const directory = tree.parent(path);
  layer.extends.forEach((reference, index) => {
    const span = layer.spanAt(['extends', String(index)], 'value');
    const place = span.end > 0 ? span : layer.spanAt(['extends'], 'value');
    const found = resolveExtends(tree, reference, directory);
    if ('message' in found) problems.push(configProblem(source, place, found.message));
    else if (found.path === path || trail.includes(found.path)) problems.push(configProblem(source, place, CONFIG_TEXT.extendsCycle(reference)));
    else if (trail.length >= LONGEST_CHAIN) problems.push(configProblem(source, place, CONFIG_TEXT.extendsTooDeep(LONGEST_CHAIN)));
    // A file of a package is of that package, until it names another.
    else readLayers({ path: found.path, package: found.package ?? from }, [...trail, path], layers, met);
  });
  layers.push({ layer, path, directory, package: from });
}
