/** Every place where the thing under the cursor is named. */
import { byCodeUnit } from '../base/sorted.ts';
import type { FileId } from '../text/source-file.ts';
import type { Place } from '../service/locate.ts';
import type { Workspace } from '../service/workspace.ts';
import { nameAt } from './names/at.ts';
import { placeOf } from './names/places.ts';
import { usesInTurns, usesOf } from './names/uses.ts';
import type { Role } from './names/unit-names.ts';

export { readNames } from './names/places.ts';

export interface Reference extends Place {
  readonly role: Role;
}

/** So many places are looked up in one turn. */
const PER_TURN = 64;

/**
 * The uses of what is named at an offset, in the order of files and text; undefined where nothing is
 * named. A field is followed under all the names it gets, from where it is declared into every pipeline that reads it.
 * Worked out one turn at a time, so that others can go first in between.
 */
export function* referencesAt(file: FileId, offset: number, workspace: Workspace, withDeclarations = true): Generator<void, readonly Reference[] | undefined> {
  const name = nameAt(file, offset, workspace);
  if (name === undefined) return undefined;
  yield;
  const found: Reference[] = [];
  for (const [index, use] of (yield* usesInTurns(name.thing, workspace)).entries()) {
    if (index % PER_TURN === 0) yield;
    if (!withDeclarations && use.role === 'declaration') continue;
    const place = placeOf(use, workspace);
    if (place !== undefined) found.push({ ...place, role: use.role });
  }
  return inOrder(found);
}

/** The same within the file itself, by its own names alone: other files are not looked at. */
export function highlightsAt(file: FileId, offset: number, workspace: Workspace): readonly Reference[] | undefined {
  const name = nameAt(file, offset, workspace);
  return name && inOrder(usesOf(name.thing, workspace, 'field', file).flatMap((use) => {
    const place = placeOf(use, workspace);
    return place === undefined ? [] : [{ ...place, role: use.role }];
  }));
}

/** In the order of files and text, each place once. */
function inOrder(found: readonly Reference[]): readonly Reference[] {
  const places = new Map(found.map((one) => [`${one.file} ${one.span.start}`, one]));
  return [...places.values()].sort((a, b) => byCodeUnit(a.file, b.file) || a.span.start - b.span.start);
}
