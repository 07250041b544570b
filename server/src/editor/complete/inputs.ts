/** Sources, steps, and outputs of other pipelines: what a step or an output can read. */
import type { Pipeline } from '../../model/pipeline.ts';
import type { Environment } from '../../lineage/environment.ts';
import type { FlowNode } from '../../lineage/flow.ts';
import { RANK, type Asking, type Proposal } from './proposal.ts';

const T = {
  source: { nl: 'bron', en: 'source' }, step: { nl: 'stap', en: 'step' }, fields: { nl: 'velden', en: 'fields' },
  forYou: { nl: 'aan jou gericht', en: 'addressed to you' }, notForYou: { nl: 'niet aan jou gericht', en: 'not addressed to you' },
} as const;

/** The steps that read a step, directly or by way of others, and the step itself: reading one of them would make a circle. */
function readersOf(pipeline: Pipeline, step: string): ReadonlySet<string> {
  const found = new Set([step]);
  for (const name of found) {
    for (const other of pipeline.steps.values()) if (other.inputs.some(({ id }) => id === name) && !pipeline.sources.has(name)) found.add(other.name);
  }
  return found;
}

/** The sources and steps that a step or an output may read: those that nothing reads yet first, the latest of them in front. */
export function inputNames(asking: Asking, reader: { readonly section: string; readonly name: string }, chosen: readonly string[]): readonly string[] {
  const { unit } = asking;
  if (unit?.kind !== 'pipeline') return [];
  const banned = reader.section === 'steps' ? readersOf(unit, reader.name) : new Set<string>();
  const names = [...unit.sources.keys(), ...unit.steps.keys()].filter((name, index, all) => !banned.has(name) && !chosen.includes(name) && all.indexOf(name) === index);
  const read = new Set<string>();
  for (const step of unit.steps.values()) if (reader.section !== 'steps' || step.name !== reader.name) for (const { id } of step.inputs) read.add(id);
  for (const output of unit.outputs.values()) if (output.from !== undefined && (reader.section !== 'outputs' || output.name !== reader.name)) read.add(output.from.id);
  const rank = new Map(names.map((name, index) => [name, (read.has(name) ? names.length : 0) + (names.length - index)]));
  return names.sort((a, b) => rank.get(a)! - rank.get(b)!);
}

/** The same, as proposals. */
export function inputs(asking: Asking, reader: { readonly section: string; readonly name: string }, chosen: readonly string[]): readonly Proposal[] {
  return inputNames(asking, reader, chosen).map((label, index): Proposal => {
    const node = asking.flow?.nodes.find((one) => one.kind !== 'output' && one.name === label);
    const section = node?.kind === 'step' ? 'steps' : 'sources';
    return { label, kind: node?.kind === 'step' ? 'step' : 'source', ...(node === undefined ? {} : { detail: describe(node, asking) }), topic: { about: 'node', section, id: label }, rank: index === 0 ? RANK.first : RANK.usual };
  });
}

function describe(node: FlowNode, { locale }: Asking): string {
  const size = node.profile.fields.size;
  const fields = `${size} ${T.fields[locale]}`;
  return node.kind === 'step' ? `${T.step[locale]} ${node.decl.verb} — ${fields}` : `${T.source[locale]} — ${fields}`;
}

interface Offered {
  readonly label: string;
  readonly recipients: readonly string[];
}

/** What a pipeline offers to others: the same until it or the catalogues change. */
interface Offer {
  readonly environment: Environment;
  readonly by: string;
  readonly outputs: readonly Offered[];
}

const offers = new WeakMap<Pipeline, Offer>();

function offerOf(pipeline: Pipeline, environment: Environment): Offer {
  const known = offers.get(pipeline);
  if (known?.environment === environment) return known;
  const made: Offer = {
    environment,
    by: pipeline.controllers.map(({ id }) => environment.party(pipeline, id)?.name ?? id).join(', '),
    outputs: [...pipeline.outputs.values()].map(({ name, recipients }) => ({ label: `${pipeline.id}/${name}`, recipients: recipients.map(({ id }) => environment.party(pipeline, id)?.id ?? id) })),
  };
  offers.set(pipeline, made);
  return made;
}

/** The outputs of other pipelines, those with this pipeline's controller among their recipients first. */
export function outputs(asking: Asking): readonly Proposal[] {
  const { unit, environment, analysis, locale } = asking;
  const controllers = new Set<string>();
  if (unit?.kind === 'pipeline') for (const { id } of unit.controllers) controllers.add(environment.party(unit, id)?.id ?? id);
  const taken = new Set(unit?.kind === 'pipeline' ? [...unit.sources.values()].flatMap(({ output }) => output?.id ?? []) : []);
  const found: Proposal[] = [];
  for (const key of analysis.workspace.link().pipelines.values()) {
    const other = analysis.workspace.unit(key);
    if (other?.kind !== 'pipeline' || other.key === unit?.key || other.id === unit?.id) continue;
    const { by, outputs: offered } = offerOf(other, environment);
    for (const { label, recipients } of offered) {
      const addressed = recipients.some((id) => controllers.has(id));
      const whom = addressed ? T.forYou[locale] : T.notForYou[locale];
      found.push({ label, kind: 'output', detail: by === '' ? whom : `${by} — ${whom}`, topic: { about: 'output', id: label }, rank: addressed ? (taken.has(label) ? RANK.likely : RANK.first) : RANK.possible });
    }
  }
  return found;
}
