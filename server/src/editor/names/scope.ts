/** How far is looked for names: in all files, or in one. */
import { fileOf, type UnitKey } from '../../model/path.ts';
import type { Unit } from '../../model/pipeline.ts';
import type { Workspace } from '../../service/workspace.ts';
import type { FileId } from '../../text/source-file.ts';

/** The one file that is looked in; undefined for all. */
export type Scope = FileId | undefined;

/** The units that are looked in. */
export function unitsIn(workspace: Workspace, scope: Scope): Iterable<Unit> {
  if (scope === undefined) return workspace.allUnits();
  return (workspace.file(scope)?.good?.parsed.units ?? []).flatMap(({ key }) => workspace.unit(key) ?? []);
}

/** Whether a unit is looked in. */
export function inScope(unit: UnitKey, scope: Scope): boolean {
  return scope === undefined || fileOf(unit) === scope;
}
