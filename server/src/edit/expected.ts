/** What an operation means for the plain value of a document: the yardstick its edits are held against. */
import type { Path } from '../model/path.ts';
import type { Change } from './change.ts';
import type { Operation } from './operations.ts';

type PlainMap = { [key: string]: unknown };

/**
 * The plain value after an operation. `change` tells how far upward a removal went. The value given
 * is not changed. A path that leads nowhere leaves the value as it is.
 */
export function expectedValue(plain: unknown, operation: Operation, change: Change): unknown {
  const { path } = operation;
  switch (operation.op) {
    case 'remove':
      return removedFrom(plain, change.removed ?? path, change.leaves);
    case 'replace':
      return changed(plain, path, () => operation.value);
    case 'rename':
      return changed(plain, path.slice(0, -1), (map) => renamed(map, path[path.length - 1], operation.key));
    case 'insert':
      return changed(plain, path, (map) => fromEntries([...Object.entries(copyOf(map)), [operation.key, operation.value]]));
    case 'append':
      return changed(plain, path, (list) => [...(Array.isArray(list) ? (list as unknown[]) : list === null || list === undefined ? [] : [list]), operation.value]);
    case 'comment':
    case 'recomment':
      return plain;
  }
}

function removedFrom(plain: unknown, path: Path, leaves: Change['leaves']): unknown {
  const parent = path.slice(0, -1);
  const last = path[path.length - 1]!;
  if (leaves !== undefined) return changed(plain, parent, () => (leaves === 'map' ? {} : leaves === 'seq' ? [] : null));
  return changed(plain, parent, (collection) => {
    if (Array.isArray(collection)) return collection.filter((_, index) => String(index) !== last);
    const copy = copyOf(collection);
    delete copy[last];
    return copy;
  });
}

function renamed(map: unknown, from: string | undefined, to: string): PlainMap {
  return fromEntries(Object.entries(copyOf(map)).map(([key, value]) => [key === from ? to : key, value]));
}

/** A copy of `plain` in which the value at `path` is what `change` makes of it; mappings are made on the way where nothing is. */
function changed(plain: unknown, path: Path, change: (value: unknown) => unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return change(plain);
  if (Array.isArray(plain)) return plain.map((item: unknown, index) => (String(index) === first ? changed(item, rest, change) : item));
  const copy = copyOf(plain);
  copy[first] = changed(copy[first], rest, change);
  return copy;
}

/** A copy without a prototype, so that `__proto__` is a key like any other. */
function copyOf(map: unknown): PlainMap {
  return fromEntries(typeof map === 'object' && map !== null ? Object.entries(map) : []);
}

function fromEntries(entries: readonly (readonly [string, unknown])[]): PlainMap {
  const copy = Object.create(null) as PlainMap;
  for (const [key, value] of entries) copy[key] = value;
  return copy;
}

/** Values nested deeper than this are taken to differ. */
const MAX_COMPARED_DEPTH = 250;

/** Whether two plain values are the same; the order of keys does not count. */
export function samePlain(a: unknown, b: unknown, depth = 0): boolean {
  if (depth > MAX_COMPARED_DEPTH) return false;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b || (a !== a && b !== b);
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => samePlain(item, b[index], depth + 1));
  }
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && samePlain((a as PlainMap)[key], (b as PlainMap)[key], depth + 1));
}
