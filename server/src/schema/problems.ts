/** What is wrong with a value, told at the place a walk has reached. */
import { closest } from '../base/closest.ts';
import { PLACEHOLDER } from '../base/placeholder.ts';
import type { ExpectedKind, FoundKind, ShapeCode } from '../messages/shape-problems.ts';
import { stepVerbs, TYPE, type Shape, type UnitSchema } from './shape.ts';

export interface ShapeProblem {
  readonly code: ShapeCode;
  /** Logical path from the root of the unit; items of a list are numbered from 0. */
  readonly path: readonly string[];
  /** Whether the key at `path` is at fault, or its value. */
  readonly part: 'key' | 'value';
  readonly params: Readonly<Record<string, string>>;
}

/** More would only repeat itself: a file that is this far off is a different kind of file. */
export const MAX_PROBLEMS = 200;

/** A walk through a unit: where it is, and what it found so far. */
export interface Walk {
  readonly kind: UnitSchema;
  readonly path: string[];
  readonly problems: ShapeProblem[];
}

/** The `TYPE` bit of a value; undefined counts as null, and what plain data cannot hold has none. */
export function typeBit(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return TYPE.string;
    case 'number':
      return Number.isInteger(value) ? TYPE.integer : TYPE.number;
    case 'boolean':
      return TYPE.boolean;
    case 'object':
      return value === null ? TYPE.null : Array.isArray(value) ? TYPE.array : TYPE.object;
    case 'undefined':
      return TYPE.null;
    default:
      return 0;
  }
}

function found(value: unknown): FoundKind {
  const bit = typeBit(value);
  if (bit === TYPE.string) return 'text';
  if (bit === TYPE.boolean) return 'boolean';
  if (bit === TYPE.array) return 'list';
  if (bit === TYPE.object) return 'mapping';
  return bit === TYPE.null ? 'nothing' : 'number';
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

/** Notes a problem at the walk's present place. */
export function report(walk: Walk, code: ShapeCode, params: Record<string, string>, part: 'key' | 'value' = 'value'): void {
  if (walk.problems.length >= MAX_PROBLEMS) return;
  walk.problems.push({ code, path: [...walk.path], part, params: { key: keyName(walk), ...params } });
}

/** The nearest name on the path: an item of a list goes by the name of the list. */
function keyName(walk: Walk): string {
  for (let i = walk.path.length - 1; i >= 0; i--) {
    const segment = walk.path[i] ?? '';
    if (!/^\d+$/.test(segment)) return segment;
  }
  return walk.kind;
}

/** The present place in words: its path, or the kind of unit at the top. */
export function where(walk: Walk): string {
  return walk.path.length === 0 ? walk.kind : walk.path.join('.');
}

/** A value of another type than expected; an empty one is told as empty. */
export function wrongType(walk: Walk, shape: Shape, value: unknown): void {
  const expected: ExpectedKind = shape.expect ?? 'mapping';
  if (isBlank(value)) report(walk, expected === 'step' ? 'no-verb' : 'empty-value', { expected, ...verbsFor(expected) });
  else report(walk, 'wrong-type', { expected, found: found(value) });
}

/** The parameter that names the verbs, for a message about something that is no step. */
export function verbsFor(expected: ExpectedKind): Record<string, string> {
  return expected === 'step' ? { allowed: [...stepVerbs()].join(', ') } : {};
}

/** A word that is not among the allowed ones, with the nearest where one is near. */
function notAllowed(walk: Walk, allowed: readonly string[], value: string): void {
  const near = closest(value, allowed);
  const params = { value: brief(value), allowed: allowed.join(', ') };
  if (near === undefined) report(walk, 'not-allowed', params);
  else report(walk, 'not-allowed-near', { ...params, suggestion: near });
}

/** A text as far as it fits in a message. */
export function brief(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

/** A text that does not match: the kind of value decides which words help. */
export function wrongText(walk: Walk, shape: Shape, value: string): void {
  if (value.trim() === '') return wrongType(walk, shape, value);
  if (shape.words !== undefined) return notAllowed(walk, shape.words, value);
  switch (shape.expect) {
    case 'date':
      return report(walk, 'bad-date', { value: brief(value) });
    case 'duration':
    case 'schedule':
    case 'retention':
      return report(walk, 'bad-duration', { value: brief(value) });
    case 'country':
      return report(walk, 'bad-country', { value: brief(value) });
    case 'id':
      return report(walk, 'bad-id', { value: brief(value) });
    default:
      return wrongType(walk, shape, value);
  }
}

/** A value that is not one of an enumeration. */
export function notAmong(walk: Walk, shape: Shape, values: ReadonlySet<unknown>, value: unknown): void {
  if (isBlank(value) || typeof value === 'object') return wrongType(walk, shape, value);
  const allowed = [...values].filter((one): one is string => typeof one === 'string' && one !== PLACEHOLDER);
  notAllowed(walk, allowed, String(value));
}
