/** Fields over the borders of pipelines: the groups of other pipelines, and the registers, that have the same name from each other. */
import { splitReference } from '../../lineage/link.ts';
import type { UnitKey } from '../../model/path.ts';
import type { Workspace } from '../../service/workspace.ts';
import { inScope, unitsIn, type Scope } from './scope.ts';
import { borderKey, fieldsOf, type Group, type PipelineFields } from './fields-of.ts';

/** A group of one pipeline, or a field of a register. */
export type FieldStop = { readonly kind: 'group'; readonly fields: PipelineFields; readonly group: Group } | { readonly kind: 'register'; readonly register: string; readonly name: string };

/** `name`: as far as the name is carried; `field`: also under its other names. */
export type Along = 'name' | 'field';

/** All stops that hang together, each with those it leads to. One walker serves one question. */
export interface FieldWalker {
  from(start: FieldStop, along: Along): readonly FieldStop[];
}

/** A walker over the workspace as it is now, or over one file of it. */
export function fieldWalker(workspace: Workspace, scope?: Scope): FieldWalker {
  const readers = new Map<string, PipelineFields[]>();
  for (const unit of unitsIn(workspace, scope)) {
    const fields = unit.kind === 'pipeline' ? fieldsOf(unit.key, workspace) : undefined;
    for (const key of fields?.across.keys() ?? []) {
      if (key.startsWith('output ')) continue;
      const list = readers.get(key);
      if (list === undefined) readers.set(key, [fields!]);
      else list.push(fields!);
    }
  }
  const meet = (fields: PipelineFields, key: string, name: string, found: FieldStop[]): void => {
    for (const groups of fields.across.get(key) ?? []) {
      const group = groups.get(name);
      if (group !== undefined) found.push({ kind: 'group', fields, group });
    }
  };
  const neighbours = (stop: FieldStop, along: Along): readonly FieldStop[] => {
    const found: FieldStop[] = [];
    if (stop.kind === 'register') {
      const key = borderKey({ side: 'register', id: stop.register });
      for (const fields of readers.get(key) ?? []) meet(fields, key, stop.name, found);
      return found;
    }
    const { fields, group } = stop;
    const name = fields.names.get(group) ?? '';
    for (const border of fields.borders.get(group) ?? []) {
      if (border.side === 'register') {
        if (workspace.environment.register(border.id)?.fields.has(name) === true) found.push({ kind: 'register', register: border.id, name });
      } else if (border.side === 'upstream') {
        const { pipeline, output } = splitReference(border.id);
        const maker = workspace.link().pipelines.get(pipeline);
        const made = maker === undefined || !inScope(maker, scope) ? undefined : fieldsOf(maker, workspace);
        if (made !== undefined) meet(made, borderKey({ side: 'output', id: output }), name, found);
      } else {
        const reference = referenceTo(fields.unit, border.id, workspace);
        const key = reference === undefined ? undefined : borderKey({ side: 'upstream', id: reference });
        if (key !== undefined) for (const reader of readers.get(key) ?? []) meet(reader, key, name, found);
      }
    }
    if (along === 'name') return found;
    for (const other of fields.links.get(group) ?? []) found.push({ kind: 'group', fields, group: other });
    for (const { group: whole, field } of fields.compounds) {
      if (whole === group) found.push({ kind: 'group', fields, group: field });
      else if (field === group) found.push({ kind: 'group', fields, group: whole });
    }
    return found;
  };
  return {
    from: (start, along) => {
      const seen = new Set([stopKey(start)]);
      const stops = [start];
      for (const stop of stops) {
        for (const next of neighbours(stop, along)) {
          const key = stopKey(next);
          if (seen.has(key)) continue;
          seen.add(key);
          stops.push(next);
        }
      }
      return stops;
    },
  };
}

/** Tells a stop apart from all others. */
export function stopKey(stop: FieldStop): string {
  return stop.kind === 'group' ? `${stop.fields.unit} ${stop.group}` : `register ${stop.register} ${stop.name}`;
}

/** How others write an output; undefined for a pipeline whose id belongs to another one. */
function referenceTo(unit: UnitKey, output: string, workspace: Workspace): string | undefined {
  const id = workspace.unit(unit)?.id;
  return id !== undefined && workspace.link().pipelines.get(id) === unit ? `${id}/${output}` : undefined;
}
