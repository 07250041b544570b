/** Which files a check is about: the given paths, searched as their nearest configuration says, and its catalogues. */
import { byCodeUnit } from '../base/sorted.ts';
import type { ConfigFiles, ActiveConfig } from './config-files.ts';
import type { FileTree } from './file-tree.ts';
import { fixedPart, matchesAny } from './globs.ts';
import { walk } from './tree.ts';

export interface SelectedFile {
  /** Absolute. */
  readonly path: string;
  readonly config: ActiveConfig | undefined;
  /** False for a catalogue that is only read along. */
  readonly asked: boolean;
}

/** A path that could not be used, with the system's reason, or that is not there. */
export interface PathProblem {
  readonly path: string;
  readonly kind: 'missing' | 'unreadable';
  readonly reason: string;
}

export interface Selection {
  /** In the order of their paths, each file once. */
  readonly files: readonly SelectedFile[];
  readonly problems: readonly PathProblem[];
}

/** The names that are opened without a configuration. */
export const DEFAULT_NAME = /\.(?:pipeline|catalog)\.ya?ml$/;

/** Whether a search opens this file: its name, or the configuration's `include`; never what `exclude` names. */
export function isIncluded(tree: FileTree, path: string, config: ActiveConfig | undefined): boolean {
  if (config === undefined) return DEFAULT_NAME.test(path);
  const inside = tree.inside(config.directory, path);
  if (!DEFAULT_NAME.test(path) && !matchesAny(config.config.include, inside)) return false;
  return !isExcluded(inside, config);
}

function isExcluded(inside: string, config: ActiveConfig): boolean {
  return config.config.exclude.length > 0 && matchesAny(config.config.exclude, inside);
}

/**
 * Selects the files. A path that is a file is read whatever its name; a folder is searched.
 * @param paths as given, relative to `cwd`
 * @param standIn the absolute path of a file whose text is at hand already: selected, whether it is on disk or not
 */
export function selectFiles(tree: FileTree, paths: readonly string[], cwd: string, configs: ConfigFiles, standIn?: string): Selection {
  const files = new Map<string, SelectedFile>();
  if (standIn !== undefined) files.set(standIn, { path: standIn, config: configs.nearest(tree.parent(standIn)), asked: true });
  const links: SelectedFile[] = [];
  const problems: PathProblem[] = [];
  const unreadable = (path: string, reason: string): void => void problems.push({ path, kind: 'unreadable', reason });
  for (const given of paths) {
    const path = tree.resolve(cwd, given);
    const kind = tree.kindOf(path);
    if (kind === 'file') files.set(path, { path, config: configs.nearest(tree.parent(path)), asked: true });
    else if (kind === 'folder') search(tree, path, configs, files, links, unreadable);
    else problems.push({ path: given, kind: kind === 'missing' ? 'missing' : 'unreadable', reason: kind });
  }
  for (const config of new Set([...files.values()].map((file) => file.config))) if (config !== undefined) addCatalogs(tree, config, files, unreadable);
  addLinks(tree, links, files, unreadable);
  return { files: [...files.values()].sort((a, b) => byCodeUnit(a.path, b.path)), problems };
}

function search(tree: FileTree, top: string, configs: ConfigFiles, files: Map<string, SelectedFile>, links: SelectedFile[], unreadable: (path: string, reason: string) => void): void {
  walk(tree, top, ({ path, kind }) => {
    const config = configs.nearest(tree.parent(path));
    if (kind === 'folder') return config !== undefined && isExcluded(tree.inside(config.directory, path), config) ? 'skip' : 'enter';
    if (isIncluded(tree, path, config)) {
      if (kind === 'file') files.set(path, { path, config, asked: true });
      else links.push({ path, config, asked: true });
    }
    return 'skip';
  }, unreadable);
}

/** A link to a file counts as that file, unless the file itself is read already. */
function addLinks(tree: FileTree, links: readonly SelectedFile[], files: Map<string, SelectedFile>, unreadable: (path: string, reason: string) => void): void {
  if (links.length === 0) return;
  const real = new Set([...files.keys()].map((path) => tree.realPath(path)));
  for (const link of links) {
    const kind = tree.kindOf(link.path);
    if (kind === 'folder' || files.has(link.path)) continue;
    const target = tree.realPath(link.path);
    if (kind !== 'file' || target === undefined) unreadable(link.path, kind === 'missing' ? 'ENOENT' : kind);
    else if (!real.has(target)) {
      real.add(target);
      files.set(link.path, link);
    }
  }
}

/** The catalogues that a configuration, or one it extends, reads along; each layer's globs count from its own folder. */
function addCatalogs(tree: FileTree, config: ActiveConfig, files: Map<string, SelectedFile>, unreadable: (path: string, reason: string) => void): void {
  for (const { layer, directory } of config.layers) {
    for (const glob of layer.catalogs) for (const path of catalogFiles(tree, glob, directory, unreadable)) if (!files.has(path)) files.set(path, { path, config, asked: false });
  }
}

/** The files that one glob of `catalogs` names. */
export function catalogFiles(tree: FileTree, glob: string, directory: string, unreadable: (path: string, reason: string) => void): readonly string[] {
  const start = tree.resolve(directory, fixedPart(glob));
  const kind = tree.kindOf(start);
  if (kind === 'file') return [start];
  if (kind !== 'folder') return [];
  const found: string[] = [];
  // What matters is the way from the glob's own start: it may lie above the configuration.
  const rest = glob.replace(/^\.\//, '').slice(fixedPart(glob).length).replace(/^\//, '') || '**/*.catalog.{yaml,yml}';
  walk(tree, start, ({ path, kind: entry }) => {
    if (entry === 'folder') return 'enter';
    if (matchesAny([rest], tree.inside(start, path)) && (entry === 'file' || tree.kindOf(path) === 'file')) found.push(path);
    return 'skip';
  }, unreadable);
  return found;
}
