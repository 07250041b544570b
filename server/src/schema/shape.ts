/**
 * The JSON Schemas as a tree of shapes: references followed, patterns compiled, in a form that is quick to walk.
 *
 * Only the keywords that the project's schemas use are known; an unknown one is a mistake in a schema and
 * throws, which the tests see for every schema. Invariant: the schemas have no recursive reference.
 */
import type { ExpectedKind } from '../messages/shape-problems.ts';
import { SCHEMAS } from './generated/schemas.ts';

export type UnitSchema = 'pipeline' | 'catalog' | 'config' | 'fixture' | 'baseline';

export interface Shape {
  /** Sum of `TYPE` bits; 0 where any type will do. */
  readonly types: number;
  readonly expect: ExpectedKind | undefined;
  readonly description: { readonly nl: string; readonly en: string } | undefined;
  readonly pattern: RegExp | undefined;
  /** Allowed values, for an enumeration. */
  readonly values: ReadonlySet<unknown> | undefined;
  /** Allowed words where text is one form of several. */
  readonly words: readonly string[] | undefined;
  readonly constant: number | undefined;
  readonly minimum: number | undefined;
  readonly minItems: number | undefined;
  readonly minProperties: number | undefined;
  readonly maxProperties: number | undefined;
  readonly properties: ReadonlyMap<string, Shape> | undefined;
  /** For keys beyond `properties`: a shape, `false` for none, undefined for anything. */
  readonly rest: Shape | false | undefined;
  readonly names: Shape | undefined;
  readonly items: Shape | undefined;
  readonly required: readonly string[] | undefined;
  readonly dependent: readonly (readonly [key: string, shape: Shape])[] | undefined;
  readonly choice: Choice | undefined;
  /** The schema `false`: nothing fits. */
  readonly never: boolean;
}

/** `if`, `then` and `else`; the condition looks at the type and at which keys are there, nothing else. */
export interface Choice {
  readonly types: number;
  readonly keys: readonly string[];
  readonly whenTrue: Shape | undefined;
  readonly whenFalse: Shape | undefined;
}

export const TYPE = { null: 1, boolean: 2, integer: 4, number: 8, string: 16, array: 32, object: 64 } as const;

type Json = Readonly<Record<string, unknown>>;

const KEYWORDS = new Set([
  '$schema', '$ref', '$defs', 'title', 'description', 'x-nl', 'x-expect', 'x-values', 'type', 'pattern', 'enum', 'const',
  'minimum', 'minItems', 'minProperties', 'maxProperties', 'properties', 'additionalProperties', 'propertyNames', 'items',
  'required', 'dependentSchemas', 'if', 'then', 'else',
]);

interface Reader {
  readonly files: Json;
  readonly seen: Map<string, Shape>;
}

function object(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

function texts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function typeBits(value: unknown): number {
  let bits = 0;
  for (const name of texts(value) ?? []) {
    // Every integer is a number too, so a number admits both bits.
    bits |= name === 'number' ? TYPE.number | TYPE.integer : TYPE[name as keyof typeof TYPE];
  }
  return bits;
}

function describe(schema: Json, inherited: Shape['description']): Shape['description'] {
  const en = schema['description'];
  const nl = schema['x-nl'];
  return typeof en === 'string' && typeof nl === 'string' ? { nl, en } : inherited;
}

function follow(reader: Reader, file: string, reference: string): Shape {
  const [name = '', pointer = ''] = reference.split('#');
  const target = name === '' ? file : name;
  const id = `${target}#${pointer}`;
  const known = reader.seen.get(id);
  if (known !== undefined) return known;
  let schema: unknown = reader.files[target];
  for (const part of pointer.split('/').slice(1)) schema = object(schema)?.[part];
  if (schema === undefined) throw new Error(`no schema at ${id}`);
  const shape = read(reader, target, schema);
  reader.seen.set(id, shape);
  return shape;
}

function read(reader: Reader, file: string, source: unknown): Shape {
  if (source === true) return ANYTHING;
  if (source === false) return { ...ANYTHING, never: true };
  const schema = object(source);
  if (schema === undefined) throw new Error(`not a schema in ${file}`);
  for (const keyword of Object.keys(schema)) {
    if (!KEYWORDS.has(keyword)) throw new Error(`keyword ${keyword} in ${file} is not known`);
  }
  const child = (value: unknown): Shape | undefined => (value === undefined ? undefined : read(reader, file, value));
  const named = (value: unknown): [string, Shape][] | undefined => {
    const members = object(value);
    return members && Object.entries(members).map(([key, inner]) => [key, read(reader, file, inner)]);
  };
  if (typeof schema['$ref'] === 'string') {
    const target = follow(reader, file, schema['$ref']);
    return { ...target, description: describe(schema, target.description) };
  }
  const properties = named(schema['properties']);
  const rest = schema['additionalProperties'];
  return {
    types: typeBits(schema['type']),
    expect: schema['x-expect'] as ExpectedKind | undefined,
    description: describe(schema, undefined),
    pattern: typeof schema['pattern'] === 'string' ? new RegExp(schema['pattern'], 'u') : undefined,
    values: Array.isArray(schema['enum']) ? new Set(schema['enum']) : undefined,
    words: texts(schema['x-values']),
    constant: number(schema['const']),
    minimum: number(schema['minimum']),
    minItems: number(schema['minItems']),
    minProperties: number(schema['minProperties']),
    maxProperties: number(schema['maxProperties']),
    properties: properties && new Map(properties),
    rest: rest === false ? false : rest === true ? undefined : child(rest),
    names: child(schema['propertyNames']),
    items: child(schema['items']),
    required: texts(schema['required']),
    dependent: named(schema['dependentSchemas']),
    choice: readChoice(schema, child),
    never: false,
  };
}

function readChoice(schema: Json, child: (value: unknown) => Shape | undefined): Choice | undefined {
  const condition = object(schema['if']);
  if (condition === undefined) return undefined;
  for (const keyword of Object.keys(condition)) {
    if (keyword !== 'required' && keyword !== 'type') throw new Error(`a condition on ${keyword} is not known`);
  }
  return {
    types: typeBits(condition['type']),
    keys: texts(condition['required']) ?? [],
    whenTrue: child(schema['then']),
    whenFalse: child(schema['else']),
  };
}

const ANYTHING: Shape = {
  types: 0, expect: undefined, description: undefined, pattern: undefined, values: undefined, words: undefined,
  constant: undefined, minimum: undefined, minItems: undefined, minProperties: undefined, maxProperties: undefined,
  properties: undefined, rest: undefined, names: undefined, items: undefined, required: undefined,
  dependent: undefined, choice: undefined, never: false,
};

/**
 * Shapes of the format never change, so each is read once, on first use, and kept: an editor that only sees
 * pipelines never reads the shape of a configuration.
 */
let reader: Reader | undefined;
const units = new Map<UnitSchema, Shape>();
let steps: { readonly verbs: ReadonlySet<string>; readonly keys: ReadonlySet<string> } | undefined;

function schemaAt(file: string, pointer: string): Shape {
  reader ??= { files: JSON.parse(SCHEMAS) as Json, seen: new Map() };
  return follow(reader, file, `#${pointer}`);
}

/** The shape of a whole unit. */
export function unitShape(kind: UnitSchema): Shape {
  const known = units.get(kind);
  if (known !== undefined) return known;
  const shape = schemaAt(`${kind}.schema.json`, '');
  units.set(kind, shape);
  return shape;
}

function stepWords(): NonNullable<typeof steps> {
  if (steps !== undefined) return steps;
  const verbs = new Set<string>();
  const keys = new Set<string>();
  let choice = schemaAt('steps.schema.json', '/$defs/operation').choice;
  for (; choice !== undefined; choice = choice.whenFalse?.choice) {
    for (const verb of choice.keys) verbs.add(verb);
    for (const key of choice.whenTrue?.properties?.keys() ?? []) keys.add(key);
  }
  steps = { verbs, keys };
  return steps;
}

/** The verbs a step may have, in the order of the format. */
export function stepVerbs(): ReadonlySet<string> {
  return stepWords().verbs;
}

/** Every key that some step may have, verbs included. */
export function stepKeys(): ReadonlySet<string> {
  return stepWords().keys;
}
