/** The uses of a field, and of a source or step in the names that a join makes of it. */
import type { UnitKey } from '../../model/path.ts';
import type { Workspace } from '../../service/workspace.ts';
import { fieldsOf, type PipelineFields } from './fields-of.ts';
import { fieldWalker, stopKey, type Along, type FieldStop, type FieldWalker } from './field-walk.ts';
import { placeKey } from './place-key.ts';
import { inScope, type Scope } from './scope.ts';
import type { Thing } from './thing.ts';
import { namesOf } from './unit-names.ts';
import type { Use } from './uses.ts';

/** A stop at which a thing is named, and from where to where in the name there. */
export interface NamedStop {
  readonly stop: FieldStop;
  readonly from: number;
  readonly to: number;
}

type Start = Extract<Thing, { kind: 'field' }> | { readonly kind: 'node'; readonly unit: UnitKey; readonly name: string };

/** The stops where a field or a source or step is named by this very name, also as a part of `input.field`. */
export function stopsNaming(start: Start, workspace: Workspace, walker: FieldWalker = fieldWalker(workspace)): readonly NamedStop[] {
  const found: NamedStop[] = [];
  const seen = new Set<string>();
  const open: { readonly stop: FieldStop; readonly from: number }[] = [];
  const wholes = (counts: (compound: PipelineFields['compounds'][number]) => boolean, fields: PipelineFields, from: (input: string) => number): void => {
    for (const compound of fields.compounds) if (counts(compound)) open.push({ stop: { kind: 'group', fields, group: compound.group }, from: from(compound.input) });
  };
  if (start.kind === 'field') open.push({ stop: start.stop, from: 0 });
  else {
    const fields = fieldsOf(start.unit, workspace);
    if (fields !== undefined) wholes(({ input }) => input === start.name, fields, () => 0);
  }
  for (const { stop, from } of open) {
    if (seen.has(stopKey(stop))) continue;
    for (const each of walker.from(stop, 'name')) {
      seen.add(stopKey(each));
      found.push({ stop: each, from, to: from + start.name.length });
      // A join further on may put the name of an input before it.
      if (each.kind === 'group') wholes(({ field }) => field === each.group, each.fields, (input) => input.length + 1 + from);
    }
  }
  return found;
}

/** The uses of a field by this name or (`field`) by all its names, or of a source or step in names that joins made; in one file those that hang together within it. */
export function fieldUses(start: Start, along: Along, workspace: Workspace, scope?: Scope): readonly Use[] {
  const walker = fieldWalker(workspace, scope);
  const named = stopsNaming(start, workspace, walker);
  const uses = named.flatMap(({ stop, from, to }) => usesAt(stop, from, to, workspace, scope));
  if (start.kind === 'node' || along === 'name') return uses;
  const seen = new Set(named.map(({ stop }) => stopKey(stop)));
  const others = walker.from(start.stop, 'field').filter((stop) => !seen.has(stopKey(stop)));
  return [...uses, ...others.flatMap((stop) => usesAt(stop, 0, undefined, workspace, scope))];
}

/** The places at which a stop is named. */
function usesAt(stop: FieldStop, from: number, to: number | undefined, workspace: Workspace, scope: Scope): readonly Use[] {
  if (stop.kind === 'group') {
    if (!inScope(stop.fields.unit, scope)) return [];
    const text = stop.fields.names.get(stop.group) ?? '';
    return (stop.fields.usesOf.get(stop.group) ?? []).map((use) => ({ at: { unit: stop.fields.unit, occurrence: use }, role: use.role, text, from, to: to ?? text.length }));
  }
  const found: Use[] = [];
  const key = placeKey(['registers', stop.register, 'fields', stop.name], 'key');
  for (const unit of workspace.link().catalogs) {
    if (!inScope(unit, scope)) continue;
    const catalog = workspace.unit(unit);
    const use = catalog && namesOf(catalog, workspace).at.get(key);
    if (use !== undefined) found.push({ at: { unit, occurrence: use }, role: use.role, text: stop.name, from: 0, to: stop.name.length });
  }
  return found;
}
