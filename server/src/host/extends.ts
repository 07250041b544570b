/**
 * What `extends` means: a file, or the configuration of an installed package. No code is run and
 * nothing is fetched. Which version of a package is installed is for the package manager and its
 * lock file to decide; a version behind the name is held against that one, and a range is not resolved.
 */
import { CONFIG_NAME } from '../service/config.ts';
import { CONFIG_TEXT, type ConfigProblem } from '../service/config-problems.ts';
import type { FileTree } from './file-tree.ts';

/** A package in a `node_modules`, as its own `package.json` says. */
export interface InstalledPackage {
  readonly name: string;
  /** Undefined where it does not say. */
  readonly version: string | undefined;
}

export interface Extended {
  readonly path: string;
  /** Undefined for a file that was named by its path. */
  readonly package: InstalledPackage | undefined;
}

interface Refused {
  readonly message: ConfigProblem['message'];
}

/** The file that a reference means as seen from a folder, or why there is none. */
export function resolveExtends(tree: FileTree, reference: string, directory: string): Extended | Refused {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(reference)) return { message: CONFIG_TEXT.extendsRemote(reference) };
  const named = packageNamed(reference);
  if (isPath(tree, reference) || /\.ya?ml$/.test(reference)) {
    const path = configIn(tree, tree.resolve(directory, reference));
    if (path !== undefined) return { path, package: undefined };
    if (isPath(tree, reference) || named === undefined) return { message: CONFIG_TEXT.extendsMissing(reference) };
  }
  if (named === undefined) return { message: CONFIG_TEXT.extendsPackage(reference) };
  const { name, version, rest } = named;
  if (version !== undefined && !EXACT.test(version)) return { message: CONFIG_TEXT.extendsRange(reference, name) };
  for (let here = directory; ; here = tree.parent(here)) {
    const home = tree.resolve(here, `node_modules/${name}`);
    const path = configIn(tree, tree.resolve(home, rest));
    if (path !== undefined) {
      const installed = { name, version: versionIn(tree, home) };
      return version === undefined || version === installed.version ? { path, package: installed } : { message: CONFIG_TEXT.extendsOther(name, version, installed.version) };
    }
    if (tree.parent(here) === here) break;
  }
  return { message: /\.ya?ml$/.test(reference) && rest === '.' ? CONFIG_TEXT.extendsMissing(reference) : CONFIG_TEXT.extendsPackage(reference) };
}

const EXACT = /^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/;

function isPath(tree: FileTree, reference: string): boolean {
  return /^\.{1,2}(?:[/\\]|$)/.test(reference) || tree.isAbsolute(reference);
}

/** `@org/name@1.2.3/strict.yaml` in its parts. */
function packageNamed(reference: string): { readonly name: string; readonly version: string | undefined; readonly rest: string } | undefined {
  const parts = /^((?:@[^/@\\]+\/)?[^/@\\.][^/@\\]*)(?:@([^/]*))?(?:\/(.+))?$/.exec(reference);
  return parts === null ? undefined : { name: parts[1]!, version: parts[2], rest: parts[3] ?? '.' };
}

function versionIn(tree: FileTree, home: string): string | undefined {
  const path = tree.join(home, 'package.json');
  const read = tree.isFile(path) ? tree.read(path) : undefined;
  if (read?.kind !== 'text') return undefined;
  try {
    const { version } = JSON.parse(read.text.replace(/^\ufeff/, '')) as { readonly version?: unknown };
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}

function configIn(tree: FileTree, path: string): string | undefined {
  if (tree.isFile(path)) return path;
  const inside = tree.join(path, CONFIG_NAME);
  return tree.isFile(inside) ? inside : undefined;
}
