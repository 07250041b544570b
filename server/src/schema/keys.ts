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
  let shapes: readonly Shape[] = [unitShape(kind)];
  for (const segment of path) shapes = shapes.flatMap((shape) => inside(shape, segment, verb));
  const description = shapes.find((shape) => shape.description !== undefined)?.description;
  return description && { description };
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
