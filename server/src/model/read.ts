/**
 * Guards between plain values and the model. Wrong types become absent parts: the schema reports
 * them, the model only holds what can be understood.
 */
import { below, type Path } from './path.ts';

export type Plain = unknown;
export type PlainMap = Readonly<Record<string, Plain>>;

/** A name somebody wrote that points at something else, with the place where it is written. */
export interface Ref {
  readonly id: string;
  readonly path: Path;
}

/** Whether a plain value is a mapping. */
export function isMap(value: Plain): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A mapping, or undefined for anything else. */
export function map(value: Plain): PlainMap | undefined {
  return isMap(value) ? value : undefined;
}

/** Text as written; a number or boolean that stands where text belongs is read as its text. */
export function text(value: Plain): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A finite number, or undefined for anything else. */
export function number(value: Plain): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A boolean, or undefined for anything else. */
export function flag(value: Plain): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** One text or a list of texts, as a list. */
export function texts(value: Plain): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => text(item) ?? []);
  const one = text(value);
  return one === undefined ? [] : [one];
}

/** Whether anything at all was given: a value, a placeholder, a non-empty list or mapping. */
export function given(value: Plain): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  return isMap(value) ? Object.keys(value).length > 0 : true;
}

/** A name and where it is written: at `path`, or under `key` of it. The path is made only when there is a name, for most keys are absent. */
export function ref(value: Plain, path: Path, key?: string): Ref | undefined {
  const id = text(value);
  return id === undefined ? undefined : { id, path: key === undefined ? path : below(path, key) };
}

const NO_REFS: readonly Ref[] = [];

/** References written as one text or a list. */
export function refs(value: Plain, path: Path, key?: string): readonly Ref[] {
  if (value === undefined || value === null) return NO_REFS;
  const here = key === undefined ? path : below(path, key);
  if (!Array.isArray(value)) {
    const one = ref(value, here);
    return one === undefined ? NO_REFS : [one];
  }
  const found: Ref[] = [];
  for (let index = 0; index < value.length; index++) {
    const id = text(value[index]);
    if (id !== undefined) found.push({ id, path: below(here, String(index)) });
  }
  // A copy is as long as what is in it; what grew has room to spare, and lives as long as the model.
  return found.slice();
}

const NO_PAIRS: ReadonlyMap<string, never> = new Map<string, never>();

/** The pairs of a mapping, each built by `build`; absent results are left out. */
export function mapOf<T>(value: Plain, path: Path, build: (item: Plain, name: string, path: Path) => T | undefined): ReadonlyMap<string, T> {
  if (!isMap(value)) return NO_PAIRS;
  const result = new Map<string, T>();
  for (const name of Object.keys(value)) {
    const built = build(value[name], name, below(path, name));
    if (built !== undefined) result.set(name, built);
  }
  return result;
}

/** The items of a list, each built by `build`. A single mapping where a list belongs counts as its only item. */
export function listOf<T>(value: Plain, path: Path, build: (item: PlainMap, path: Path) => T): readonly T[] {
  if (isMap(value)) return [build(value, path)];
  if (!Array.isArray(value)) return [];
  return value.flatMap((item, index) => (isMap(item) ? [build(item, below(path, String(index)))] : []));
}
