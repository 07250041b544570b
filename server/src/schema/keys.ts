/** What a key of the format means, for hover and completion: the descriptions of the JSON Schemas. */
import { unitShape, type Shape, type UnitSchema } from './shape.ts';

export interface KeyDescription {
  readonly description: { readonly nl: string; readonly en: string };
}

/**
 * The description of the key at a logical path, such as `['purposes', 'x', 'ground', 'article']`. Names that a user
 * chooses (of a step, of a field) and numbers of list items stand for any name.
 * @param verb the verb of the step on the path, where it is known: several verbs have a key of the same name
 * @returns undefined where the format has no such key
 */
export function describeKey(kind: UnitSchema, path: readonly string[], verb?: string): KeyDescription | undefined {
  const description = shapesAt(kind, path, verb).find((shape) => shape.description !== undefined)?.description;
  return description && { description };
}

/** The shapes that what stands at a logical path may have, the more specific first; empty where the format has no such place. */
export function shapesAt(kind: UnitSchema, path: readonly string[], verb?: string): readonly Shape[] {
  let shapes: readonly Shape[] = [unitShape(kind)];
  for (const segment of path) shapes = shapes.flatMap((shape) => inside(shape, segment, verb));
  return shapes;
}

/** A key that a mapping may have. */
export interface PossibleKey {
  readonly name: string;
  readonly shape: Shape;
  readonly required: boolean;
}

/**
 * The keys that a mapping of these shapes may have, in the order of the format, but for those its present keys rule out.
 * @param verb the verb of a step, where the mapping is one; without it each verb is a key that is possible
 */
export function possibleKeys(shapes: readonly Shape[], present: ReadonlySet<string>, verb?: string): readonly PossibleKey[] {
  const found = new Map<string, PossibleKey>();
  const excluded = new Set<string>();
  const required = new Set<string>();
  const take = (shape: Shape): void => {
    for (const name of shape.required ?? []) required.add(name);
    // What belongs to the verb comes before what every step may have.
    for (let choice = shape.choice; choice !== undefined; choice = choice.whenFalse?.choice) {
      const [isVerb] = choice.keys;
      if (isVerb === undefined ? choice.whenTrue !== undefined : isVerb === verb) take(choice.whenTrue!);
      else if (isVerb !== undefined && verb === undefined) {
        const inner = choice.whenTrue?.properties?.get(isVerb);
        if (inner !== undefined) found.set(isVerb, { name: isVerb, shape: { ...inner, description: choice.whenTrue?.description ?? inner.description }, required: true });
      }
    }
    for (const [name, inner] of shape.properties ?? []) {
      if (inner.never) excluded.add(name);
      else if (found.get(name)?.shape.description === undefined) found.set(name, { name, shape: inner, required: false });
    }
    for (const [key, dependent] of shape.dependent ?? []) {
      // Not beside each other, whichever of the two is there already.
      for (const [name, inner] of dependent.properties ?? []) if (inner.never && (present.has(key) || present.has(name))) excluded.add(present.has(key) ? name : key);
      if (present.has(key)) for (const name of dependent.required ?? []) required.add(name);
    }
  };
  for (const shape of shapes) take(shape);
  return [...found.values()].filter(({ name }) => !excluded.has(name)).map((key) => ({ ...key, required: key.required || required.has(key.name) }));
}

/** The shapes that a key or item may have, the more specific first. */
function inside(shape: Shape, segment: string, verb: string | undefined): readonly Shape[] {
  const found: Shape[] = [];
  const named = shape.properties?.get(segment);
  if (named !== undefined && !named.never) found.push(named);
  if (named === undefined && shape.rest) found.push(shape.rest);
  if (shape.items !== undefined && /^\d+$/.test(segment)) found.push(shape.items);
  for (let choice = shape.choice; choice !== undefined; choice = choice.whenFalse?.choice) {
    const wanted = verb === undefined || choice.keys.length === 0 || choice.keys.includes(verb);
    if (wanted && choice.whenTrue !== undefined) found.push(...inside(choice.whenTrue, segment, verb));
    if (choice.whenFalse !== undefined && choice.whenFalse.choice === undefined) found.push(...inside(choice.whenFalse, segment, verb));
  }
  return found;
}
