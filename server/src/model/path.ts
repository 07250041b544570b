import type { FileId } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';

/** A logical path from a unit's root: `['sources', 'brp', 'fields', 'adres']`. Sequence items by index. */
export type Path = readonly string[];

/**
 * The path of what stands under a key. Made as long as it is: a spread leaves room for sixteen more,
 * and a model is full of paths.
 */
export function below(path: Path, key: string): Path {
  const { length } = path;
  // oxlint-disable-next-line unicorn/no-new-array -- a list of this length is what is wanted, and nothing else is as fast
  const longer = new Array<string>(length + 1);
  for (let i = 0; i < length; i++) longer[i] = path[i]!;
  longer[length] = key;
  return longer;
}

/** One YAML document of one file, told by `file#document`; stable while its text changes. */
export type UnitKey = string & { readonly __brand: 'UnitKey' };

/** The key of a document of a file, counted from 0. */
export function unitKey(file: FileId, document: number): UnitKey {
  return `${file}#${document}` as UnitKey;
}

/** The file a unit lives in. */
export function fileOf(key: UnitKey): FileId {
  return key.slice(0, key.lastIndexOf('#')) as FileId;
}

/** The zero-based number of the unit's document in its file. */
export function documentOf(key: UnitKey): number {
  return Number(key.slice(key.lastIndexOf('#') + 1));
}

/**
 * Where to point, still symbolic: the newest text decides which span it becomes.
 * `key` is the name before the colon, `value` what stands after it, `whole` both.
 */
export interface Anchor {
  readonly unit: UnitKey;
  readonly path: Path;
  readonly part: 'key' | 'value' | 'whole';
  /** A place deeper down to show instead, where the path names the thing and one part of it is what matters. */
  readonly focus?: Path;
  /** Offsets, only where no path can tell the place: text that is not YAML, or a comment. */
  readonly span?: Span;
}

/** A path as reports write it. Segments with a dot stay readable; the text is for people and fingerprints. */
export function pathText(path: Path): string {
  return path.join('.');
}
