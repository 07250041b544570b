/**
 * The graph of one pipeline: its sources, steps and outputs with their profiles, computed in one
 * pass from sources to outputs. Comes in: the pipeline, the environment and what other pipelines
 * export. Goes out: an immutable flow. Iterative throughout: a pipeline may be as long as it likes.
 */
import { PLACEHOLDER } from '../base/placeholder.ts';
import type { Anchor, Path } from '../model/path.ts';
import type { Output, Pipeline, Purpose, Source, Step } from '../model/pipeline.ts';
import { ref, text, type PlainMap, type Ref } from '../model/read.ts';
import type { Environment } from './environment.ts';
import { hasRows, UNKNOWN_PROFILE, type FieldFlow, type Profile } from './profile.ts';
import { assignPurposes } from './purposes.ts';
import { applied, newMemory, supplied, type FlowMemory } from './memory.ts';
import type { Supply, Upstream } from './supply.ts';

/** A field that a step names, with what the name turned out to mean. */
export interface FieldReference {
  readonly ref: Ref;
  readonly role: 'key' | 'uses' | 'by' | 'measure' | 'select' | 'drop' | 'generalise' | 'pseudonymise' | 'redact';
  readonly input: FlowNode;
  readonly field: FieldFlow | undefined;
}

interface NodeBase {
  readonly name: string;
  readonly path: Path;
  /** Where findings about this node point: a source's or output's name, a step's verb. */
  readonly at: Anchor;
  readonly inputs: readonly FlowNode[];
  readonly profile: Profile;
  readonly references: readonly FieldReference[];
  /** The purposes it serves: its own, the pipeline's only one, or those of what comes after it. */
  readonly purposes: readonly Purpose[];
}

export interface SourceNode extends NodeBase {
  readonly kind: 'source';
  readonly decl: Source;
  readonly supply: Supply;
}
export interface StepNode extends NodeBase {
  readonly kind: 'step';
  readonly decl: Step;
}
export interface OutputNode extends NodeBase {
  readonly kind: 'output';
  readonly decl: Output;
}
export type FlowNode = SourceNode | StepNode | OutputNode;

/** A name that resolves to nothing, found while the flow was computed. */
export interface BrokenReference {
  readonly what: 'node' | 'field' | 'party' | 'purpose' | 'register' | 'output' | 'category' | 'law' | 'principle';
  readonly ref: Ref;
  readonly candidates: readonly string[];
  /** What was meant, where more than its spelling tells. */
  readonly meant?: string;
}

export interface PipelineFlow {
  readonly pipeline: Pipeline;
  /** Sources, steps and outputs, each after what it reads. */
  readonly nodes: readonly FlowNode[];
  readonly sources: readonly SourceNode[];
  readonly steps: readonly StepNode[];
  readonly outputs: readonly OutputNode[];
  readonly broken: readonly BrokenReference[];
  /** Steps that read each other in a circle; one list per circle, in the order of the text. */
  readonly cycles: readonly (readonly Step[])[];
  /** What the flow after an edit need not compute again. */
  readonly memory: FlowMemory;
}

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Computes the flow of a pipeline.
 * @param upstream answers what `pipeline/output` exports, or why it cannot be known
 * @param before an earlier flow of the same unit: what it shares with this one is taken from there
 */
export function flowOf(pipeline: Pipeline, environment: Environment, upstream: (reference: string) => Upstream, before?: PipelineFlow): PipelineFlow {
  const memory = newMemory(pipeline, environment);
  const broken: BrokenReference[] = [];
  const byName = new Map<string, SourceNode | StepNode>();
  const sources: SourceNode[] = [];
  for (const decl of pipeline.sources.values()) {
    const supply = supplied(pipeline, decl, environment, upstream, broken, before?.memory, memory);
    const node: SourceNode = {
      kind: 'source', name: decl.name, path: decl.path, at: { unit: pipeline.key, path: decl.path, part: 'key' },
      inputs: [], profile: supply.profile, references: [], purposes: [], decl, supply,
    };
    sources.push(node);
    byName.set(decl.name, node);
  }
  const { order, cycles, cut } = orderSteps(pipeline);
  const names = [...pipeline.sources.keys(), ...pipeline.steps.keys()];
  const named = new Set([...names, ...pipeline.unreadable]);
  const steps: StepNode[] = [];
  for (const decl of order) {
    const inputs: (FlowNode | undefined)[] = [];
    const profiles: Profile[] = [];
    for (const ref of decl.inputs) {
      const input = cut.get(decl)?.has(ref.id) ? undefined : byName.get(ref.id);
      // What a step that cannot be read says of its inputs is a guess.
      if (input === undefined && decl.verb !== 'unreadable' && !named.has(ref.id)) broken.push({ what: 'node', ref, candidates: names });
      inputs.push(input);
      profiles.push(input?.profile ?? UNKNOWN_PROFILE);
    }
    const { profile, references } = applied(pipeline, decl, inputs, profiles, environment, broken, before?.memory, memory);
    const node: StepNode = {
      kind: 'step', name: decl.name, path: decl.path, at: { unit: pipeline.key, path: decl.path, focus: decl.verbPath, part: 'whole' },
      inputs: inputs.filter((input) => input !== undefined), profile, references, purposes: [], decl,
    };
    steps.push(node);
    if (!byName.has(decl.name)) byName.set(decl.name, node);
  }
  const outputs: OutputNode[] = [];
  for (const decl of pipeline.outputs.values()) {
    const input = decl.from === undefined ? undefined : byName.get(decl.from.id);
    if (decl.from !== undefined && input === undefined && !named.has(decl.from.id)) broken.push({ what: 'node', ref: decl.from, candidates: names });
    outputs.push({
      kind: 'output', name: decl.name, path: decl.path, at: { unit: pipeline.key, path: decl.path, part: 'key' },
      inputs: input === undefined ? [] : [input], profile: outputProfile(decl, input?.profile ?? UNKNOWN_PROFILE, pipeline),
      references: [], purposes: [], decl,
    });
  }
  const nodes: FlowNode[] = [...sources, ...steps, ...outputs];
  assignPurposes(pipeline, nodes, environment, broken);
  checkNames(pipeline, environment, broken);
  // A name that is still to be filled in is reported as such, not as a broken one.
  return { pipeline, nodes, sources, steps, outputs, broken: broken.filter(({ ref }) => ref.id !== PLACEHOLDER), cycles, memory };
}

/**
 * An output that its keeper checked before release counts as verified, whatever group size was declared;
 * where it holds groups only, that takes off what sticks to rows, as a declared group size does. What was checked may leave a closed environment.
 */
function outputProfile(output: Output, profile: Profile, pipeline: Pipeline): Profile {
  if (output.released === undefined) return profile;
  const staysIn = UNKNOWN_PROFILE.staysIn;
  if (profile.grouping === undefined) return profile.staysIn.size === 0 ? profile : { ...profile, staysIn };
  const grouping = profile.grouping.verified ? profile.grouping : { ...profile.grouping, verified: true, at: { unit: pipeline.key, path: output.path, part: 'key' as const } };
  return !hasRows(profile) ? { ...profile, grouping, staysIn, secrecy: UNKNOWN_PROFILE.secrecy, uses: UNKNOWN_PROFILE.uses, retention: undefined } : { ...profile, grouping, staysIn };
}

/** Steps in the order in which they can be computed (Kahn), with the circles cut. */
function orderSteps(pipeline: Pipeline): { order: readonly Step[]; cycles: readonly (readonly Step[])[]; cut: ReadonlyMap<Step, ReadonlySet<string>> } {
  if (isInOrder(pipeline)) return { order: [...pipeline.steps.values()], cycles: [], cut: new Map() };
  const waits = new Map<Step, number>();
  const readers = new Map<string, Step[]>();
  for (const step of pipeline.steps.values()) {
    const needed = new Set(step.inputs.map((ref) => ref.id).filter((id) => pipeline.steps.has(id) && !pipeline.sources.has(id)));
    waits.set(step, needed.size);
    for (const id of needed) readers.set(id, [...(readers.get(id) ?? []), step]);
  }
  const order: Step[] = [];
  const done = new Set<Step>();
  const ready = [...pipeline.steps.values()].filter((step) => waits.get(step) === 0);
  const release = (): void => {
    for (let i = order.length; i < ready.length; i++) {
      const step = ready[i]!;
      order.push(step);
      done.add(step);
      for (const reader of readers.get(step.name) ?? []) {
        const left = waits.get(reader)! - 1;
        waits.set(reader, left);
        if (left === 0) ready.push(reader);
      }
    }
  };
  release();
  const cycles: (readonly Step[])[] = [];
  const cut = new Map<Step, ReadonlySet<string>>();
  const inText = [...pipeline.steps.values()];
  const rank = new Map(inText.map((step, index) => [step, index]));
  // What is left stands in a circle or behind one. Each circle is found by walking back, reported once and cut.
  for (let next = 0; order.length < inText.length; ) {
    while (done.has(inText[next]!)) next++;
    const circle = findCircle(pipeline, inText[next]!, done).sort((a, b) => rank.get(a)! - rank.get(b)!);
    cycles.push(circle);
    const first = circle[0]!;
    cut.set(first, new Set(first.inputs.map((ref) => ref.id).filter((id) => pipeline.steps.has(id) && !done.has(pipeline.steps.get(id)!))));
    waits.set(first, 0);
    ready.push(first);
    release();
  }
  return { order, cycles, cut };
}

/** Whether every step reads only what stands above it, as nearly everybody writes them. */
function isInOrder(pipeline: Pipeline): boolean {
  const above = new Set<string>();
  for (const step of pipeline.steps.values()) {
    for (const { id } of step.inputs) if (!above.has(id) && pipeline.steps.has(id) && !pipeline.sources.has(id)) return false;
    above.add(step.name);
  }
  return true;
}

/** A circle among the steps that are not done: from one of them back over what it waits for, until a step comes round again. */
function findCircle(pipeline: Pipeline, start: Step, done: ReadonlySet<Step>): Step[] {
  let step = start;
  const seen = new Set<Step>();
  while (!seen.has(step)) {
    seen.add(step);
    step = step.inputs.flatMap((ref) => pipeline.steps.get(ref.id) ?? []).find((input) => !done.has(input) && !pipeline.sources.has(input.name))!;
  }
  const walked = [...seen];
  return walked.slice(walked.indexOf(step));
}

/** Names outside the data flow that must resolve too: controllers, processors, recipients, who runs an environment, covers. */
function checkNames(pipeline: Pipeline, environment: Environment, broken: BrokenReference[]): void {
  const party = (named: Ref | undefined): void => {
    if (named !== undefined && environment.party(pipeline, named.id) === undefined) broken.push({ what: 'party', ref: named, candidates: environment.partyIds(pipeline) });
  };
  const host = (where: PlainMap | undefined, path: Path): void => {
    const name = ref(text(where?.['party']), path, 'party');
    if (name?.id !== PLACEHOLDER) party(name);
  };
  pipeline.controllers.forEach(party);
  host(pipeline.environment, ['environment']);
  for (const processor of pipeline.processors.values()) party({ id: processor.id, path: processor.path });
  for (const step of pipeline.steps.values()) {
    party(step.keyHolder);
    host(step.environment, [...step.path, 'environment']);
  }
  for (const output of pipeline.outputs.values()) {
    output.recipients.forEach(party);
    host(output.environment, [...output.path, 'environment']);
    for (const { recipient, path } of output.release) if (recipient !== undefined && recipient !== PLACEHOLDER) party({ id: recipient, path: [...path, 'recipient'] });
  }
  for (const purpose of pipeline.purposes.values()) {
    for (const ref of [...(purpose.covers ?? []), ...purpose.special.flatMap((entry) => entry.categories)]) {
      if (environment.taxonomy.get(ref.id) === undefined && !environment.taxonomy.isGroup(ref.id)) broken.push({ what: 'category', ref, candidates: [] });
    }
  }
}
