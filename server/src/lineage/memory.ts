/**
 * Sources and steps as the flow before this one had them. A declaration that an edit did not touch is
 * the same object as before, and with the same inputs it gives the same profile: an edit in a long
 * pipeline costs what it changed, not what it left alone. A memory lives as long as its flow.
 */
import type { Pipeline, Source, Step } from '../model/pipeline.ts';
import type { Environment } from './environment.ts';
import type { BrokenReference, FieldReference, FlowNode } from './flow.ts';
import type { Profile } from './profile.ts';
import { supplyOf, type Export, type Supply, type Upstream } from './supply.ts';
import { applyStep } from './transfer.ts';

interface KnownSupply {
  readonly upstream: Export | undefined;
  readonly supply: Supply;
  readonly broken: readonly BrokenReference[];
}

interface KnownStep {
  readonly inputs: readonly (FlowNode | undefined)[];
  readonly profiles: readonly Profile[];
  readonly profile: Profile;
  readonly references: readonly FieldReference[];
  readonly broken: readonly BrokenReference[];
}

/** What the flow of one pipeline was made from. */
export interface FlowMemory {
  readonly environment: Environment;
  /** What a source may name in its own pipeline. */
  readonly names: Pick<Pipeline, 'parties' | 'purposes' | 'controllers'>;
  readonly supplies: Map<Source, KnownSupply>;
  readonly steps: Map<Step, KnownStep>;
}

/** The memory of a flow that is about to be computed; filled while it is. */
export function newMemory({ parties, purposes, controllers }: Pipeline, environment: Environment): FlowMemory {
  return { environment, names: { parties, purposes, controllers }, supplies: new Map(), steps: new Map() };
}

/** What a source brings, as `supplyOf` says; from memory where nothing it depends on changed. */
export function supplied(pipeline: Pipeline, source: Source, environment: Environment, upstream: (reference: string) => Upstream, broken: BrokenReference[], before: FlowMemory | undefined, now: FlowMemory): Supply {
  const found = source.output === undefined ? undefined : upstream(source.output.id);
  const value = found?.kind === 'export' ? found.value : undefined;
  // Why an output cannot be had may change without this pipeline changing.
  const lasting = found === undefined || value !== undefined;
  const old = lasting && before !== undefined && sameSurroundings(before, now) ? before.supplies.get(source) : undefined;
  let known = old?.upstream === value ? old : undefined;
  if (known === undefined) {
    const own: BrokenReference[] = [];
    known = { upstream: value, supply: supplyOf(pipeline, source, environment, () => found!, own), broken: own };
  }
  broken.push(...known.broken);
  if (lasting) now.supplies.set(source, known);
  return known.supply;
}

function sameSurroundings(a: FlowMemory, b: FlowMemory): boolean {
  return a.environment === b.environment && a.names.parties === b.names.parties && a.names.purposes === b.names.purposes && a.names.controllers === b.names.controllers;
}

/** What a step makes of its inputs, as `applyStep` says; from memory where nothing it depends on changed. */
export function applied(pipeline: Pipeline, step: Step, inputs: readonly (FlowNode | undefined)[], profiles: readonly Profile[], environment: Environment, broken: BrokenReference[], before: FlowMemory | undefined, now: FlowMemory): Pick<KnownStep, 'profile' | 'references'> {
  const old = before?.environment === environment ? before.steps.get(step) : undefined;
  let known: KnownStep;
  if (old !== undefined && old.profiles.length === profiles.length && old.profiles.every((profile, index) => profile === profiles[index] && (old.inputs[index] === undefined) === (inputs[index] === undefined))) {
    const successors = new Map(old.inputs.map((input, index) => [input, inputs[index]]));
    known = { ...old, inputs, references: old.references.map((reference) => ({ ...reference, input: successors.get(reference.input) ?? reference.input })) };
  } else {
    const own: BrokenReference[] = [];
    known = { inputs, profiles, ...applyStep(pipeline, step, inputs, profiles, environment, own), broken: own };
  }
  broken.push(...known.broken);
  now.steps.set(step, known);
  return known;
}
