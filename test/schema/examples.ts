import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { UnitSchema } from '../../server/src/schema/shape.ts';

export const KINDS: readonly UnitSchema[] = ['pipeline', 'catalog', 'config', 'fixture', 'baseline'];

/** Compiled tests run from `out/test/schema`. */
const root = new URL('../../../', import.meta.url);

export function projectFile(path: string): URL {
  return new URL(path, root);
}

/** A valid unit that uses every key of its kind; a new copy on each call. */
export function everyKey(kind: UnitSchema): Record<string, unknown> {
  return structuredClone(EXAMPLES[kind]);
}

function load(kind: UnitSchema): Record<string, unknown> {
  return parse(readFileSync(projectFile(`test/schema/data/every-key.${kind}.yaml`), 'utf8')) as Record<string, unknown>;
}

const EXAMPLES = { pipeline: load('pipeline'), catalog: load('catalog'), config: load('config'), fixture: load('fixture'), baseline: load('baseline') };

/** Logical paths of every value inside a plain value, parents before children; the root is left out. */
export function pathsOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...pathsOf(inner, [...path, key])]);
}

export function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value);
}

/** A unit of a kind with the value at one path replaced; what is beside the path is shared, not copied. */
export function withValue(kind: UnitSchema, path: readonly string[], value: unknown): Record<string, unknown> {
  return replaced(EXAMPLES[kind], path, value) as Record<string, unknown>;
}

function replaced(inner: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...more] = path;
  if (key === undefined) return value;
  const copy = Array.isArray(inner) ? [...(inner as unknown[])] : { ...(inner as Record<string, unknown>) };
  Reflect.set(copy, key, replaced(Reflect.get(copy, key), more, value));
  return copy;
}
