/**
 * How finely each origin is used: whether anything looks at it, or hands it on, as it came in, and
 * the forms in which coarser versions of it are used. Where that cannot be told, it counts as used as it came in.
 */
import type { Category } from '../knowledge/types.ts';
import type { Environment } from './environment.ts';
import type { FieldReference, FlowNode, PipelineFlow, StepNode } from './flow.ts';
import type { FieldFlow, Origin } from './profile.ts';
import { mentions } from './usage.ts';

export interface Fineness {
  /** A step looks at it as it came in. */
  readonly lookedAt: boolean;
  /** An output has it as it came in. */
  readonly handedOn: boolean;
  /** The coarser forms that a step looks at or an output has. */
  readonly coarser: ReadonlySet<Category>;
}

interface Tally {
  lookedAt: boolean;
  handedOn: boolean;
  readonly coarser: Set<Category>;
}

/** Making a field coarser, leaving it out or passing it along is no look at its value. */
const NO_LOOK: ReadonlySet<FieldReference['role']> = new Set(['select', 'drop', 'generalise']);

/** How finely the origins of a flow are used, those that belong to an axis of fine to coarse. */
export function finenessOf(flow: PipelineFlow, environment: Environment): ReadonlyMap<Origin, Fineness> {
  const tallies = new Map<Origin, Tally>();
  const tally = (origin: Origin): Tally => {
    let found = tallies.get(origin);
    if (found === undefined) tallies.set(origin, (found = { lookedAt: false, handedOn: false, coarser: new Set() }));
    return found;
  };
  const note = (field: FieldFlow, how: 'lookedAt' | 'handedOn'): void => {
    for (const origin of field.origins) {
      const coarser = coarserForms(field, origin, environment);
      if (coarser === undefined) tally(origin)[how] = true;
      else for (const category of coarser) tally(origin).coarser.add(category);
    }
  };
  const all = (node: FlowNode, how: 'lookedAt' | 'handedOn'): void => node.profile.fields.forEach((field) => note(field, how));
  for (const step of flow.steps) {
    const { verb, uses, all: written } = step.decl;
    if ((verb === 'score' || verb === 'decide') && uses.length === 0) step.inputs.forEach((input) => all(input, 'lookedAt'));
    const { where } = written;
    if (typeof where === 'string') for (const { profile } of step.inputs) for (const field of profile.fields.values()) if (mentions(where, field.name)) note(field, 'lookedAt');
    for (const { role, field, input, ref } of step.references) {
      if (field === undefined) all(input, 'lookedAt');
      else if (!NO_LOOK.has(role) && !(verb === 'derive' && makesCoarser(step, ref.path, field, environment))) note(field, 'lookedAt');
    }
  }
  for (const output of flow.outputs) all(output, 'handedOn');
  if (flow.steps.some(({ decl }) => decl.verb === 'unreadable')) for (const source of flow.sources) all(source, 'lookedAt');
  return tallies;
}

/** The categories of a field where all are coarser forms of what came from this origin; undefined where one is not. */
function coarserForms(field: FieldFlow, origin: Origin, { taxonomy }: Environment): readonly Category[] | undefined {
  const { categories } = field;
  return categories.length > 0 && field.pseudonym === undefined && categories.every((category) => origin.categories.some((fine) => taxonomy.isCoarser(category.id, fine.id))) ? categories : undefined;
}

/** Whether the derived field that names this use is a coarser form of the field it uses, or carries it on as it is. */
function makesCoarser({ decl, profile }: StepNode, use: readonly string[], field: FieldFlow, environment: Environment): boolean {
  const derived = decl.derived.find(({ uses }) => uses.some(({ path }) => path === use));
  const made = derived === undefined ? undefined : profile.fields.get(derived.name);
  return made !== undefined && field.origins.every((origin) => coarserForms(made, origin, environment) !== undefined);
}
