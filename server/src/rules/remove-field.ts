/** Leaving a source field out of a pipeline: the declaration, and every place that names it. */
import type { Operation } from '../edit/operations.ts';
import type { FieldReference } from '../lineage/flow.ts';
import type { Origin } from '../lineage/profile.ts';
import { pathText, type Anchor, type Path } from '../model/path.ts';
import type { Fix, FixKind } from './finding.ts';
import type { View } from './view.ts';

/** The title of a fix that leaves a field out. */
export const LEAVE_OUT = { nl: 'Laat «{field}» weg', en: 'Leave out “{field}”' };

const LEAVE_ALL_OUT = { nl: 'Laat {fields} weg', en: 'Leave out {fields}' };

/** The fix that leaves out the source field at this place; none for another file's field or where something depends on it. */
export function leaveOut(view: View, at: Anchor, principle: string, kind: FixKind = 'unsafe'): readonly Fix[] {
  return leaveAllOut(view, [at], principle, kind);
}

/** The fix that leaves out all these source fields, for a finding that stays as long as one of them does. */
export function leaveAllOut(view: View, places: readonly Anchor[], principle: string, kind: FixKind = 'unsafe'): readonly Fix[] {
  const paths = [...new Map(places.map(({ path }) => [pathText(path), path])).values()];
  const operations = places.every(({ unit }) => unit === view.pipeline.key) ? removeFields(view, paths) : undefined;
  if (operations === undefined) return [];
  const names = paths.map((path) => path[path.length - 1] ?? '');
  if (names.length === 1) return [{ title: LEAVE_OUT, params: { field: names[0]! }, kind, principle, operations }];
  return [{ title: LEAVE_ALL_OUT, params: { fields: names }, kind, principle, operations }];
}

/**
 * The operations that take a source field out, or undefined when something depends on it: a join
 * key, the only field of a list, or a field made of it; and for anything that is no field of a source.
 * @param path `sources.x.fields.y`
 */
export function removeField(view: View, path: Path): readonly Operation[] | undefined {
  return removeFields(view, [path]);
}

/** The same for several fields, which go together. */
function removeFields(view: View, paths: readonly Path[]): readonly Operation[] | undefined {
  if (paths.length === 0 || paths.some((path) => path.length !== 4 || path[0] !== 'sources')) return undefined;
  const unit = view.pipeline.key;
  const removed: Path[] = [...paths];
  for (const name of new Set(paths.map((path) => path[1]!))) {
    const source = view.pipeline.sources.get(name);
    const going = paths.filter((path) => path[1] === name);
    const authorised = (source?.authorisation?.fields ?? []).filter((ref) => going.some((path) => path[3] === ref.id));
    if (authorised.length > 0 && source!.authorisation!.fields.length === authorised.length) return undefined;
    removed.push(...authorised.map((ref) => ref.path));
    if (source?.fields?.size === going.length) return undefined;
  }
  const origins = paths.flatMap((path) => originsAt(view, path));
  for (const step of view.flow.steps) {
    const mine = step.references.filter((reference) => comesOnlyFrom(reference, origins));
    // What two sources bring from one place cannot be told apart further on.
    if (mine.length > 0 && paths.some((path) => isBroughtTwice(view, paths, path))) return undefined;
    for (const reference of mine) {
      if (reference.role === 'key' || reference.role === 'measure') return undefined;
      removed.push(reference.ref.path);
    }
    if (mine.length > 0 && emptiesAList(mine, step.references)) return undefined;
  }
  const unique = new Map(removed.map((item) => [pathText(item), item]));
  return [...unique.values()].map((item): Operation => ({ op: 'remove', unit, path: item }));
}

/** The origins that a source field stands for: its own declaration, or those behind another pipeline's output. */
function originsAt(view: View, path: Path): readonly Origin[] {
  return view.flow.sources.find((node) => node.name === path[1])?.profile.fields.get(path[path.length - 1]!)?.origins ?? [];
}

function comesOnlyFrom(reference: FieldReference, origins: readonly Origin[]): boolean {
  const own = reference.field?.origins ?? [];
  return own.length > 0 && own.every((origin) => origins.includes(origin));
}

/** Whether a field that stays brings the same as this one. */
function isBroughtTwice(view: View, going: readonly Path[], path: Path): boolean {
  const origins = originsAt(view, path);
  const goes = (source: string, field: string): boolean => going.some((other) => other[1] === source && other[3] === field);
  return view.flow.sources.some((node) => [...node.profile.fields.values()].some((field) => !goes(node.name, field.name) && field.origins.some((origin) => origins.includes(origin))));
}

/** Whether taking these references out would leave the list or mapping they stand in without items. */
function emptiesAList(mine: readonly FieldReference[], all: readonly FieldReference[]): boolean {
  const parent = (reference: FieldReference): string => pathText(reference.ref.path.slice(0, -1));
  return mine.some((reference) => {
    const list = parent(reference);
    return all.filter((other) => parent(other) === list).length === mine.filter((other) => parent(other) === list).length;
  });
}
