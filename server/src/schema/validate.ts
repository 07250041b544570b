/**
 * Checks plain values against the shapes of the format. In: a value as the YAML says it. Out: problems by logical
 * path, at most one per place. Nothing here throws, whatever the value, and rules with a finding of their own about
 * a missing key (a ground, a controller) are not anticipated: only what is malformed is a problem here.
 */
import { closest } from '../base/closest.ts';
import { dutchKey } from './dutch-keys.ts';
import {
  brief, MAX_PROBLEMS, notAmong, report, typeBit, verbsFor, where, wrongText, wrongType, type ShapeProblem, type Walk,
} from './problems.ts';
import { stepKeys, stepVerbs, TYPE, unitShape, type Choice, type Shape, type UnitSchema } from './shape.ts';

export { MAX_PROBLEMS, type ShapeProblem } from './problems.ts';

type Entries = Readonly<Record<string, unknown>>;

/**
 * What kind of unit a document holds: `none` has no top-level key `grondslag` and is not ours;
 * `neither` is ours, but is not exactly one of pipeline and catalogue.
 */
export function unitKind(value: unknown): 'pipeline' | 'catalog' | 'none' | 'neither' {
  if (typeBit(value) !== TYPE.object || !Object.hasOwn(value as object, 'grondslag')) return 'none';
  const pipeline = Object.hasOwn(value as object, 'pipeline');
  if (pipeline === Object.hasOwn(value as object, 'catalog')) return 'neither';
  return pipeline ? 'pipeline' : 'catalog';
}

/**
 * The problems of a unit or configuration of a known kind.
 * @param value plain data: text, number, boolean, null, arrays, and objects by their own keys
 * @returns at most `MAX_PROBLEMS` problems, in the order of the value
 */
export function validateUnit(kind: UnitSchema, value: unknown): readonly ShapeProblem[] {
  const walk: Walk = { kind, path: [], problems: [] };
  check(walk, unitShape(kind), value);
  return onePerPlace(walk.problems);
}

/**
 * The problem of a document that is ours (`unitKind` says `neither`) but not exactly one of pipeline and catalogue.
 * @returns undefined where the document is a pipeline, a catalogue or not ours
 */
export function kindProblem(value: unknown): ShapeProblem | undefined {
  if (unitKind(value) !== 'neither') return undefined;
  if (Object.hasOwn(value as object, 'catalog')) {
    return { code: 'exclusive-keys', path: ['catalog'], part: 'key', params: { key: 'catalog', other: 'pipeline' } };
  }
  const kinds = new Set(['pipeline', 'catalog']);
  for (const key of Object.keys(value as object)) {
    const suggestion = suggest(key, kinds);
    if (suggestion === undefined) continue;
    return { code: 'unknown-key-near', path: [key], part: 'key', params: { key, suggestion, where: 'grondslag' } };
  }
  return { code: 'no-kind', path: ['grondslag'], part: 'key', params: { key: 'grondslag' } };
}

function check(walk: Walk, shape: Shape, value: unknown): void {
  const type = typeBit(value);
  if (shape.types !== 0 && (shape.types & type) === 0) return wrongType(walk, shape, value);
  if (shape.values !== undefined && !shape.values.has(value ?? null)) return notAmong(walk, shape, shape.values, value);
  if (shape.constant !== undefined && value !== shape.constant) {
    return report(walk, 'unknown-version', { value: brief(String(value)) });
  }
  if (type === TYPE.object) checkMapping(walk, shape, value as Entries);
  else if (type === TYPE.array) checkList(walk, shape, value as readonly unknown[]);
  else if (type === TYPE.string) {
    if (shape.pattern !== undefined && !shape.pattern.test(value as string)) wrongText(walk, shape, value as string);
  } else if (shape.minimum !== undefined && typeof value === 'number' && value < shape.minimum) {
    report(walk, 'too-low', { value: String(value), minimum: String(shape.minimum) });
  }
  if (shape.choice !== undefined) checkChoice(walk, shape.choice, type, value);
}

function checkList(walk: Walk, shape: Shape, list: readonly unknown[]): void {
  if (shape.minItems !== undefined && list.length < shape.minItems) {
    report(walk, 'too-few', { minimum: String(shape.minItems), count: String(list.length) });
  }
  if (shape.items === undefined) return;
  for (let i = 0; i < list.length && walk.problems.length < MAX_PROBLEMS; i++) {
    walk.path.push(String(i));
    check(walk, shape.items, list[i]);
    walk.path.pop();
  }
}

const NO_KEYS: readonly string[] = [];
const NO_DEPENDENTS: NonNullable<Shape['dependent']> = [];

function checkMapping(walk: Walk, shape: Shape, entries: Entries): void {
  const keys = Object.keys(entries);
  let meant: Set<string> | undefined;
  for (const key of keys) {
    if (walk.problems.length >= MAX_PROBLEMS) return;
    walk.path.push(key);
    const property = shape.properties?.get(key);
    if (property !== undefined) {
      if (property.never) report(walk, 'exclusive-keys', { other: otherKey(shape, entries, key) }, 'key');
      else check(walk, property, entries[key]);
    } else if (shape.rest === false) {
      const suggestion = unknownKey(walk, shape, entries, key);
      if (suggestion !== undefined) (meant ??= new Set()).add(suggestion);
    } else {
      if (shape.names?.pattern?.test(key) === false) report(walk, 'bad-id', { value: brief(key) }, 'key');
      if (shape.rest !== undefined) check(walk, shape.rest, entries[key]);
    }
    walk.path.pop();
  }
  checkCount(walk, shape, keys.length);
  for (const key of shape.required ?? NO_KEYS) {
    // A mistyped key is one problem: the one at the key, not also that the right one is missing.
    if (!Object.hasOwn(entries, key) && meant?.has(key) !== true && !hasNearKey(keys, key)) {
      report(walk, 'missing-key', { key, where: where(walk) });
      break;
    }
  }
  for (const [key, dependent] of shape.dependent ?? NO_DEPENDENTS) {
    if (Object.hasOwn(entries, key)) checkMapping(walk, dependent, entries);
  }
}

function hasNearKey(keys: readonly string[], wanted: string): boolean {
  const possible = new Set([wanted]);
  return keys.some((key) => key !== wanted && suggest(key, possible) !== undefined);
}

function checkCount(walk: Walk, shape: Shape, count: number): void {
  if (shape.minProperties !== undefined && count < shape.minProperties) {
    report(walk, 'too-few', { minimum: String(shape.minProperties), count: String(count) });
  } else if (shape.maxProperties !== undefined && count > shape.maxProperties) {
    report(walk, 'too-many', { maximum: String(shape.maxProperties), count: String(count) });
  }
}

/** The key that the forbidden one does not go together with: the forbidden ones of a shape share one reason. */
function otherKey(shape: Shape, entries: Entries, key: string): string {
  for (const rival of RIVALS.get(key) ?? []) {
    if (Object.hasOwn(entries, rival)) return rival;
  }
  return [...(shape.properties?.keys() ?? [])].find((other) => other !== key) ?? '';
}

/** Keys that a schema forbids next to others, with those others. */
const RIVALS: ReadonlyMap<string, readonly string[]> = new Map([
  ['output', ['register']],
  ['party', ['register', 'output']],
  ['exception', ['url']],
]);

function suggest(key: string, possible: ReadonlySet<string>): string | undefined {
  return dutchKey(key, possible) ?? closest(key, possible);
}

/** Reports a key that has no place here. @returns the key it was probably meant to be */
function unknownKey(walk: Walk, shape: Shape, entries: Entries, key: string): string | undefined {
  const verb = shape.required?.[0];
  if (verb !== undefined && stepVerbs().has(verb) && stepVerbs().has(key)) {
    report(walk, 'exclusive-keys', { other: verb }, 'key');
    return undefined;
  }
  const possible = new Set<string>();
  for (const name of shape.properties?.keys() ?? []) {
    if (!Object.hasOwn(entries, name)) possible.add(name);
  }
  const suggestion = suggest(key, possible);
  const place = walk.path.slice(0, -1).join('.') || walk.kind;
  if (suggestion === undefined) report(walk, 'unknown-key', { key: brief(key), where: place }, 'key');
  else report(walk, 'unknown-key-near', { key: brief(key), where: place, suggestion }, 'key');
  return suggestion;
}

function checkChoice(walk: Walk, choice: Choice, type: number, value: unknown): void {
  let branch: Choice | undefined = choice;
  while (branch !== undefined) {
    const fits: boolean =
      (branch.types === 0 || (branch.types & type) !== 0) &&
      (type !== TYPE.object || branch.keys.every((key) => Object.hasOwn(value as object, key)));
    const next: Shape | undefined = fits ? branch.whenTrue : branch.whenFalse;
    if (next === undefined) return;
    if (next.never) return noVerb(walk, value as Entries);
    // A chain of `else if` is walked here rather than by recursion: it is as long as there are verbs.
    if (fits || next.choice === undefined || next.properties !== undefined) return check(walk, next, value);
    branch = next.choice;
  }
}

/** A step without a verb; a mistyped verb gets the problem instead of the step. */
function noVerb(walk: Walk, entries: Entries): void {
  for (const key of Object.keys(entries)) {
    if (stepKeys().has(key)) continue;
    const suggestion = suggest(key, stepVerbs());
    if (suggestion === undefined) continue;
    const place = where(walk);
    walk.path.push(key);
    report(walk, 'unknown-key-near', { key: brief(key), where: place, suggestion }, 'key');
    walk.path.pop();
    return;
  }
  report(walk, 'no-verb', { ...verbsFor('step') });
}

function onePerPlace(problems: readonly ShapeProblem[]): readonly ShapeProblem[] {
  if (problems.length < 2) return problems;
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const place = JSON.stringify([problem.path, problem.part]);
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}
