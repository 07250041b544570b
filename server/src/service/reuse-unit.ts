/** Keeping what an edit did not touch: then everything that was computed from it can be kept too. */
import { alike } from '../base/equal.ts';
import type { Unit } from '../model/pipeline.ts';
import type { ParsedFile } from './parsed-file.ts';

/**
 * A unit that says what `now` says, made of the parts of `before` where those say the same; `before`
 * itself when nothing changed.
 */
function reuseUnit(before: Unit, now: Unit): Unit {
  const parts: Record<string, unknown> = {};
  let same = Object.keys(before).length === Object.keys(now).length;
  for (const [key, value] of Object.entries(now)) {
    const old = (before as unknown as Readonly<Record<string, unknown>>)[key];
    const kept = old instanceof Map && value instanceof Map ? reuseMap(old, value) : alike(old, value) ? old : value;
    if (kept !== old || !Object.hasOwn(before, key)) same = false;
    parts[key] = kept;
  }
  return same ? before : (parts as unknown as Unit);
}

function reuseMap(before: ReadonlyMap<string, unknown>, now: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  const result = new Map<string, unknown>();
  const names = before.keys();
  let same = before.size === now.size;
  for (const [name, value] of now) {
    const old = before.get(name);
    const kept = saysTheSame(old, value) ? old : value;
    if (kept !== old || names.next().value !== name) same = false;
    result.set(name, kept);
  }
  return same ? before : result;
}

/** A declaration that keeps all it was made from says the same when that is the same, and that is quicker to compare. */
function saysTheSame(old: unknown, now: unknown): boolean {
  const from = madeFrom(old);
  return from === undefined ? alike(old, now) : alike(from, madeFrom(now));
}

function madeFrom(declaration: unknown): unknown {
  return typeof declaration === 'object' && declaration !== null && 'all' in declaration ? declaration.all : undefined;
}

/** A file as read now, with the units, or parts of them, that the last reading had already. */
export function reuseUnits(before: ParsedFile | undefined, now: ParsedFile): ParsedFile {
  if (before === undefined) return now;
  const units = now.units.map((unit) => {
    const old = before.units.find(({ key }) => key === unit.key);
    return old === undefined ? unit : reuseUnit(old, unit);
  });
  return { ...now, units };
}
