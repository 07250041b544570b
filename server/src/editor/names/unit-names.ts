/**
 * Every name in one unit whose meaning the format alone tells, by the place where it stands: the
 * names of sources, steps and outputs, and of what catalogues and the knowledge base declare. Symbolic:
 * paths, no offsets. Fields are told by `fields-of.ts`.
 */
import { PLACEHOLDER } from '../../base/placeholder.ts';
import { fileOf, documentOf, below, type Path } from '../../model/path.ts';
import { isMap, text } from '../../model/read.ts';
import type { Unit } from '../../model/pipeline.ts';
import type { Workspace } from '../../service/workspace.ts';
import { readTree } from '../../service/recent-trees.ts';
import { toPlain } from '../../syntax/plain.ts';
import { nameKindAt, type NameKind } from '../name-kinds.ts';
import { placeKey } from './place-key.ts';

/** How a name is used: `declaration` where the thing gets its name, `write` where a step changes it, else `read`. */
export type Role = 'declaration' | 'read' | 'write';

/** A scalar of a unit that is a name: a key or a value at a path. */
export interface Occurrence {
  readonly path: Path;
  readonly part: 'key' | 'value';
  readonly role: Role;
}

export interface NameUse extends Occurrence {
  readonly kind: NameKind;
  /** The name as the model reads it. */
  readonly id: string;
}

export interface UnitNames {
  readonly unit: Unit;
  readonly uses: readonly NameUse[];
  readonly byKind: ReadonlyMap<NameKind, ReadonlyMap<string, readonly NameUse[]>>;
  /** By `placeKey`. */
  readonly at: ReadonlyMap<string, NameUse>;
}

const known = new WeakMap<Unit, UnitNames>();

/** The names of a unit, from the text it was last read from. */
export function namesOf(unit: Unit, workspace: Workspace): UnitNames {
  let names = known.get(unit);
  if (names === undefined) known.set(unit, (names = read(unit, workspace)));
  return names;
}

function read(unit: Unit, workspace: Workspace): UnitNames {
  const uses: NameUse[] = [];
  const state = workspace.file(fileOf(unit.key));
  const root = state?.good === undefined ? undefined : readTree(state.good.source, state.limits).documents[documentOf(unit.key)]?.root;
  if (root !== undefined) collect(toPlain(root).value, unit, uses);
  const byKind = new Map<NameKind, Map<string, NameUse[]>>();
  const at = new Map<string, NameUse>();
  for (const use of uses) {
    at.set(placeKey(use.path, use.part), use);
    let ofKind = byKind.get(use.kind);
    if (ofKind === undefined) byKind.set(use.kind, (ofKind = new Map()));
    const same = ofKind.get(use.id);
    if (same === undefined) ofKind.set(use.id, [use]);
    else same.push(use);
  }
  return { unit, uses, byKind, at };
}

/** Iterative: a unit may be nested as deep as the reader allows. */
function collect(root: unknown, unit: Unit, uses: NameUse[]): void {
  const open: { readonly value: unknown; readonly path: Path }[] = [{ value: root, path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next;
    if (!isMap(value) && !Array.isArray(value)) {
      const id = text(value);
      const kind = id === undefined || id === PLACEHOLDER ? undefined : kindOfValue(path, unit);
      if (kind !== undefined) uses.push({ path, part: 'value', role: kind === 'unit' || kind === 'party-alias' ? 'declaration' : 'read', kind, id: id! });
      continue;
    }
    const keys = Object.keys(value);
    const entries = value as Readonly<Record<string, unknown>>;
    for (let index = keys.length - 1; index >= 0; index--) open.push({ value: entries[keys[index]!], path: below(path, keys[index]!) });
    if (Array.isArray(value)) continue;
    for (const id of keys) {
      const kind = id === PLACEHOLDER ? undefined : nameKindAt(below(path, id), true);
      if (kind !== undefined && kind !== 'ground-block') uses.push({ path: below(path, id), part: 'key', role: path.length === 1 && path[0] !== 'processors' || kind === 'register-field' ? 'declaration' : 'read', kind, id });
    }
  }
}

/** Under `fields` of a step stand categories where it makes fields coarser, and the old names of fields where it selects. */
function kindOfValue(path: Path, unit: Unit): NameKind | undefined {
  const kind = nameKindAt(path, false);
  if (kind !== 'category' || path[0] !== 'steps' || path.length !== 4 || unit.kind !== 'pipeline') return kind;
  return unit.steps.get(path[1]!)?.verb === 'generalise' ? kind : undefined;
}
