/** The source files and what they import, read as text: a judge that shares no code with compiler or linter. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

export interface SourceText {
  /** Path from the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly path: string;
  /** What stands between the quotes. */
  readonly from: string;
  /** The names between the braces, as exported. */
  readonly names: readonly string[];
  /** Nothing of it is left when it runs: `import type`. */
  readonly types: boolean;
  /** `import(…)`: it is loaded when that is reached. */
  readonly dynamic: boolean;
}

/** All TypeScript files under a folder but generated ones, in order of path. */
export function sourcesIn(root: string, folder: string): readonly SourceText[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length).replaceAll('\\', '/'))
    .filter((path) => !/\/(?:generated\/|generated\.ts$|dist\/)/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

const STATEMENT = /^(?:import|export)\b(?<clause>[^'";=]*?)\bfrom\s*['"](?<from>[^'"\n]+)['"]|^import\s*['"](?<bare>[^'"\n]+)['"]|\bimport\(\s*['"](?<dynamic>[^'"\n]+)['"]/gm;

/** What a file imports and re-exports, dynamic imports too. */
export function importsOf({ path, text }: SourceText): readonly Import[] {
  return [...text.matchAll(STATEMENT)].map(({ groups }) => {
    const braces = /\{([^}]*)\}/.exec(groups?.['clause'] ?? '')?.[1] ?? '';
    const names = braces.split(',').map((name) => name.trim().replace(/^type\s+/, '').split(/\s+as\s+/)[0] ?? '').filter((name) => name !== '');
    const clause = groups?.['clause']?.trim() ?? '';
    const types = /^type\s+[{*\w]/.test(clause);
    return { path, from: groups?.['from'] ?? groups?.['bare'] ?? groups?.['dynamic'] ?? '', names, types, dynamic: groups?.['dynamic'] !== undefined };
  });
}

/** The layer of a file or of what it imports by a relative path; undefined outside `server/src`. */
export function layerOf(path: string, from?: string): string | undefined {
  const target = from === undefined ? path : posix.join(posix.dirname(path), from);
  return /^server\/src\/([^/]+)\//.exec(target)?.[1];
}
