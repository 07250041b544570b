/** Everything that the units of a workspace declare under a name, as a list that is made once per unit. */
import type { Anchor, Path } from '../model/path.ts';
import type { Catalog, Pipeline, Unit } from '../model/pipeline.ts';

export type DeclarationKind = 'pipeline' | 'catalog' | 'source' | 'field' | 'step' | 'output' | 'purpose' | 'party' | 'register' | 'category' | 'law' | 'rule';

export interface Declaration {
  readonly name: string;
  readonly kind: DeclarationKind;
  /** What it is declared in: the unit, and for a field also the source, register or step. */
  readonly container: string | undefined;
  readonly at: Anchor;
}

const known = new WeakMap<Unit, readonly Declaration[]>();

/** The declarations of a unit, itself first. */
export function declarationsOf(unit: Unit): readonly Declaration[] {
  let found = known.get(unit);
  if (found === undefined) known.set(unit, (found = collect(unit)));
  return found;
}

function collect(unit: Unit): readonly Declaration[] {
  const found: Declaration[] = [];
  const add = (kind: DeclarationKind, name: string, path: Path, container: string | undefined = unit.id, part: Anchor['part'] = 'key'): void => void found.push({ name, kind, container, at: { unit: unit.key, path, part } });
  add(unit.kind, unit.id, [unit.kind], unit.kind === 'pipeline' ? unit.title : undefined, 'value');
  for (const { id, path } of unit.parties.values()) add('party', id, path);
  for (const { id, path } of unit.purposes.values()) add('purpose', id, path);
  if (unit.kind === 'pipeline') inPipeline(unit, add);
  else inCatalog(unit, add);
  return found;
}

type Add = (kind: DeclarationKind, name: string, path: Path, container?: string, part?: Anchor['part']) => void;

function inPipeline(unit: Pipeline, add: Add): void {
  for (const { name, path, fields } of unit.sources.values()) {
    add('source', name, path);
    for (const field of fields?.values() ?? []) add('field', field.name, field.path, `${unit.id}/${name}`);
  }
  for (const { name, path, verb, derived, measures, mappings, field } of unit.steps.values()) {
    add('step', name, path);
    const container = `${unit.id}/${name}`;
    for (const made of [...derived, ...measures]) add('field', made.name, made.path, container);
    if (verb === 'select') for (const { name: made, to } of mappings) add('field', made, to.path, container);
    if ((verb === 'score' || verb === 'decide') && field !== undefined) add('field', field, [...path, 'field'], container, 'value');
  }
  for (const { name, path } of unit.outputs.values()) add('output', name, path);
}

function inCatalog(unit: Catalog, add: Add): void {
  for (const { id, path, fields } of unit.registers.values()) {
    add('register', id, path);
    for (const field of fields.values()) add('field', field.name, field.path, `${unit.id}/${id}`);
  }
  for (const { id, path } of unit.laws.values()) add('law', id, path);
  for (const { id, path } of unit.categories.values()) add('category', id, path);
  for (const { id, path } of unit.rules.values()) add('rule', id, path);
}
