/** Leaving a source field out of a pipeline: the declaration, and every place that names it. */
import type { Operation } from '../edit/operations.ts';
import type { FieldReference } from '../lineage/flow.ts';
import type { Origin } from '../lineage/profile.ts';
import { pathText, type Anchor, type Path } from '../model/path.ts';
import type { Fix, FixKind } from './finding.ts';
import type { View } from './view.ts';

/** The title of a fix that leaves a field out. */
export const LEAVE_OUT = { nl: 'Laat «{field}» weg', en: 'Leave out “{field}”' };

/** The fix that leaves out the source field at this place; none for another file's field or where something depends on it. */
export function leaveOut(view: View, at: Anchor, principle: string, kind: FixKind = 'unsafe'): readonly Fix[] {
  const operations = at.unit === view.pipeline.key ? removeField(view, at.path) : undefined;
  return operations === undefined ? [] : [{ title: LEAVE_OUT, params: { field: at.path[at.path.length - 1] ?? '' }, kind, principle, operations }];
}

/**
 * The operations that take a source field out, or undefined when something depends on it: a join
 * key, the only field of a list, or a field made of it; and for anything that is no field of a source.
 * @param path `sources.x.fields.y`
 */
export function removeField(view: View, path: Path): readonly Operation[] | undefined {
  if (path.length !== 4 || path[0] !== 'sources') return undefined;
  const unit = view.pipeline.key;
  const name = path[path.length - 1]!;
  const removed: Path[] = [path];
  const source = view.pipeline.sources.get(path[1] ?? '');
  const authorised = source?.authorisation?.fields.find((ref) => ref.id === name);
  if (authorised !== undefined) {
    if (source!.authorisation!.fields.length === 1) return undefined;
    removed.push(authorised.path);
  }
  if (source?.fields?.size === 1) return undefined;
  const origins = originsAt(view, path);
  for (const step of view.flow.steps) {
    const mine = step.references.filter((reference) => comesOnlyFrom(reference, origins));
    // What two sources bring from one place cannot be told apart further on.
    if (mine.length > 0 && isBroughtTwice(view, path, origins)) return undefined;
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

function isBroughtTwice(view: View, path: Path, origins: readonly Origin[]): boolean {
  return view.flow.sources.some((node) => [...node.profile.fields.values()].some((field) => !(node.name === path[1] && field.name === path[path.length - 1]) && field.origins.some((origin) => origins.includes(origin))));
}

/** Whether taking these references out would leave the list or mapping they stand in without items. */
function emptiesAList(mine: readonly FieldReference[], all: readonly FieldReference[]): boolean {
  const parent = (reference: FieldReference): string => pathText(reference.ref.path.slice(0, -1));
  return mine.some((reference) => {
    const list = parent(reference);
    return all.filter((other) => parent(other) === list).length === mine.filter((other) => parent(other) === list).length;
  });
}
