/**
 * What other pipelines of the workspace say that matters to one: who reads its outputs and what for,
 * and which powers its controllers have over the same people. Read from declarations alone, so that
 * no other flow need be computed for it.
 */
import { PLACEHOLDER } from '../base/placeholder.ts';
import type { Anchor } from '../model/path.ts';
import type { Pipeline, Purpose, Source } from '../model/pipeline.ts';
import { isControl } from './compatibility.ts';
import type { Environment } from './environment.ts';
import { splitReference } from './link.ts';

/** A use of an output by another pipeline, for one purpose. */
export interface Consumer {
  readonly output: string;
  readonly pipeline: string;
  readonly purpose: string;
  readonly kind: string;
  /** The ids of its controllers. */
  readonly controllers: readonly string[];
  /** The law that its purpose rests on, as written. */
  readonly law: string | undefined;
  /** Where that pipeline names the output. */
  readonly at: Anchor;
}

/** A power of a controller over a group of people: it checks on them, or grants them benefits. */
export interface Power {
  readonly controller: string;
  /** The kind of subjects, as declared. */
  readonly subjects: string;
  readonly pipeline: string;
  readonly kind: string;
  readonly purpose: string;
  readonly at: Anchor;
}

/** What a rule may ask about other units. */
export interface Elsewhere {
  consumers(): readonly Consumer[];
  powers(): readonly Power[];
}

/** Nothing is known of other units. */
export const NOWHERE: Elsewhere = { consumers: () => [], powers: () => [] };

/** What one pipeline says that matters to others. */
export interface Said {
  /** Pipeline id → uses of its outputs. */
  readonly uses: ReadonlyMap<string, readonly Consumer[]>;
  readonly powers: readonly Power[];
}

const said = new WeakMap<Pipeline, { readonly environment: Environment; readonly value: Said }>();

/** What a pipeline says of others' outputs and of its controllers' powers; found once. */
export function saidBy(pipeline: Pipeline, environment: Environment): Said {
  const before = said.get(pipeline);
  if (before?.environment === environment) return before.value;
  const purposes = purposesOfSources(pipeline, environment);
  const uses = new Map<string, Consumer[]>();
  const powers: Power[] = [];
  const controllers = new Set(pipeline.controllers.flatMap((ref) => environment.party(pipeline, ref.id)?.id ?? []));
  for (const source of pipeline.sources.values()) {
    const group = personsOf(source, environment);
    for (const { id, kind, unit, path, ground } of purposes.get(source.name) ?? []) {
      if (kind === undefined || kind === PLACEHOLDER) continue;
      if (source.output !== undefined) {
        const reference = splitReference(source.output.id);
        const use: Consumer = { output: reference.output, pipeline: pipeline.id, purpose: id, kind, controllers: [...controllers], law: ground?.law?.id, at: { unit: pipeline.key, path: source.output.path, part: 'whole' } };
        const known = uses.get(reference.pipeline);
        if (known === undefined) uses.set(reference.pipeline, [use]);
        else known.push(use);
      }
      if (group === undefined || !(isControl(kind) || (kind === 'service' && holdsBenefits(source, environment)))) continue;
      for (const controller of controllers) powers.push({ controller, subjects: group, pipeline: pipeline.id, kind, purpose: id, at: { unit, path, part: 'key' } });
    }
  }
  const value = { uses, powers };
  said.set(pipeline, { environment, value });
  return value;
}

/** The people a source is about, where it or its register says so. */
function personsOf(source: Source, environment: Environment): string | undefined {
  const kind = source.subjects?.kind ?? (source.register === undefined ? undefined : environment.register(source.register.id)?.subjects?.kind);
  return kind === undefined || kind === 'objects' || kind === 'companies' || kind === 'mixed' || kind === PLACEHOLDER ? undefined : kind;
}

function holdsBenefits(source: Source, { register, taxonomy }: Environment): boolean {
  const fields = source.register === undefined ? undefined : register(source.register.id)?.fields;
  const ids = source.fields === undefined ? [...fields?.values() ?? []] : [...source.fields.values()].map((field) => field.category?.id ?? fields?.get(field.name));
  return ids.some((id) => id !== undefined && taxonomy.members(id).some((category) => category.id === 'benefit'));
}

/** The purposes of everything that comes after each source, as far as names in the text tell; walked once from every output and loose end back. */
function purposesOfSources(pipeline: Pipeline, environment: Environment): ReadonlyMap<string, ReadonlySet<Purpose>> {
  const found = new Map<string, Set<Purpose>>();
  const [only] = pipeline.purposes.size === 1 ? pipeline.purposes.values() : [];
  const open: { readonly name: string; readonly purposes: readonly Purpose[] }[] = [];
  const read = new Set([...pipeline.steps.values()].flatMap((step) => step.inputs.map((ref) => ref.id)));
  for (const output of pipeline.outputs.values()) {
    if (output.from === undefined) continue;
    read.add(output.from.id);
    open.push({ name: output.from.id, purposes: output.purpose === undefined ? (only === undefined ? [] : [only]) : resolved(output.purpose.id) });
  }
  for (const name of [...pipeline.steps.keys(), ...pipeline.sources.keys()]) if (!read.has(name)) open.push({ name, purposes: only === undefined ? [] : [only] });
  function resolved(id: string): readonly Purpose[] {
    const purpose = environment.purpose(pipeline, id);
    return purpose === undefined ? [] : [purpose];
  }
  const visited = new Set<string>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { name } = next;
    let set = found.get(name);
    if (set === undefined) found.set(name, (set = new Set()));
    const step = pipeline.sources.has(name) ? undefined : pipeline.steps.get(name);
    const own = step?.purpose === undefined ? [] : resolved(step.purpose.id);
    const fresh = [...next.purposes, ...own].filter((purpose) => !set.has(purpose));
    for (const purpose of fresh) set.add(purpose);
    if (step === undefined || (fresh.length === 0 && visited.has(name))) continue;
    visited.add(name);
    for (const input of step.inputs) open.push({ name: input.id, purposes: fresh });
  }
  return found;
}
