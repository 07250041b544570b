/** Every place where the thing under the cursor is named. */
import { byCodeUnit } from '../base/sorted.ts';
import type { FileId } from '../text/source-file.ts';
import type { Place } from '../service/locate.ts';
import type { Workspace } from '../service/workspace.ts';
import { nameAt } from './names/at.ts';
import { placeOf } from './names/places.ts';
import { usesOf } from './names/uses.ts';
import type { Role } from './names/unit-names.ts';

export { readNames } from './names/places.ts';

export interface Reference extends Place {
  readonly role: Role;
}

/**
 * The uses of what is named at an offset, in the order of files and text; undefined where nothing is
 * named. A field is followed under all the names it gets, from where it is declared into every pipeline that reads it.
 */
export function referencesAt(file: FileId, offset: number, workspace: Workspace, withDeclarations = true): readonly Reference[] | undefined {
  const name = nameAt(file, offset, workspace);
  if (name === undefined) return undefined;
  const found = new Map<string, Reference>();
  for (const use of usesOf(name.thing, workspace)) {
    if (!withDeclarations && use.role === 'declaration') continue;
    const place = placeOf(use, workspace);
    if (place !== undefined) found.set(`${place.file} ${place.span.start}`, { ...place, role: use.role });
  }
  return [...found.values()].sort((a, b) => byCodeUnit(a.file, b.file) || a.span.start - b.span.start);
}
