/**
 * Sources and steps that were computed before. A declaration that an edit did not touch is the same
 * object as before, and with the same inputs it gives the same profile: an edit in a long pipeline
 * costs what it changed, not what it left alone. Kept as long as the declaration itself.
 */
import type { Pipeline, Source, Step } from '../model/pipeline.ts';
import type { Environment } from './environment.ts';
import type { BrokenReference, FieldReference, FlowNode } from './flow.ts';
import type { Profile } from './profile.ts';
import { supplyOf, type Export, type Supply, type Upstream } from './supply.ts';
import { applyStep } from './transfer.ts';

interface KnownSupply {
  readonly environment: Environment;
  /** What a source may name in its own pipeline. */
  readonly names: Pick<Pipeline, 'parties' | 'purposes' | 'controllers'>;
  readonly upstream: Export | undefined;
  readonly supply: Supply;
  readonly broken: readonly BrokenReference[];
}

const supplies = new WeakMap<Source, KnownSupply>();

/** What a source brings, as `supplyOf` says; from memory where nothing it depends on changed. */
export function supplied(pipeline: Pipeline, source: Source, environment: Environment, upstream: (reference: string) => Upstream, broken: BrokenReference[]): Supply {
  const found = source.output === undefined ? undefined : upstream(source.output.id);
  const value = found?.kind === 'export' ? found.value : undefined;
  const known = supplies.get(source);
  const { parties, purposes, controllers } = pipeline;
  if (known !== undefined && known.environment === environment && (found === undefined || value !== undefined) && known.upstream === value
    && known.names.parties === parties && known.names.purposes === purposes && known.names.controllers === controllers) {
    broken.push(...known.broken);
    return known.supply;
  }
  const own: BrokenReference[] = [];
  const supply = supplyOf(pipeline, source, environment, () => found!, own);
  broken.push(...own);
  // Why an output cannot be had may change without this pipeline changing.
  if (found === undefined || value !== undefined) supplies.set(source, { environment, names: { parties, purposes, controllers }, upstream: value, supply, broken: own });
  return supply;
}

interface KnownStep {
  readonly environment: Environment;
  readonly inputs: readonly FlowNode[];
  readonly profiles: readonly Profile[];
  readonly profile: Profile;
  readonly references: readonly FieldReference[];
  readonly broken: readonly BrokenReference[];
}

const steps = new WeakMap<Step, KnownStep>();

/** What a step makes of its inputs, as `applyStep` says; from memory where nothing it depends on changed. */
export function applied(pipeline: Pipeline, step: Step, inputs: readonly FlowNode[], profiles: readonly Profile[], environment: Environment, broken: BrokenReference[]): { readonly profile: Profile; readonly references: readonly FieldReference[] } {
  const known = steps.get(step);
  if (known !== undefined && known.environment === environment && known.inputs.length === inputs.length && known.profiles.length === profiles.length && known.profiles.every((profile, index) => profile === profiles[index])) {
    broken.push(...known.broken);
    const now = new Map(known.inputs.map((input, index) => [input, inputs[index]!]));
    return { profile: known.profile, references: known.references.map((reference) => ({ ...reference, input: now.get(reference.input) ?? reference.input })) };
  }
  const own: BrokenReference[] = [];
  const { profile, references } = applyStep(pipeline, step, inputs, profiles, environment, own);
  broken.push(...own);
  steps.set(step, { environment, inputs, profiles, profile, references, broken: own });
  return { profile, references };
}
