/**
 * What the flow holds and the scope of its DPIA does not name. A scope is people's own list, so a kind of
 * thing (sources, categories, recipients, techniques) is compared only where the scope names one of it.
 */
import type { Bilingual } from '../knowledge/types.ts';
import type { Anchor } from '../model/path.ts';
import type { Purpose } from '../model/pipeline.ts';
import { personDecisions, personScores } from './decisions.ts';
import { controllersOf, type Environment } from './environment.ts';
import type { FlowNode, PipelineFlow } from './flow.ts';
import { handledAt } from './handled.ts';
import { entryOf } from './kinds.ts';
import { categoriesAt } from './personal.ts';

/** A part of the flow that a scope leaves out. */
export interface OutsideScope {
  readonly what: 'source' | 'category' | 'recipient' | 'technique';
  readonly name: Bilingual;
  readonly at: Anchor;
}

interface Candidate extends OutsideScope {
  readonly named: boolean;
}

/** The parts of a purpose's flow that the scope of its DPIA does not name, in the order of the flow; none for an empty scope. */
export function outsideScope(flow: PipelineFlow, purpose: Purpose, environment: Environment, scope: readonly string[]): readonly OutsideScope[] {
  if (scope.length === 0) return [];
  const nodes = flow.nodes.filter((node) => node.purposes.includes(purpose) && categoriesAt(node.profile).size > 0);
  const texts = scope.map(plain);
  return [
    ...lacking(sources(nodes, texts, environment, flow)),
    ...lacking(categories(nodes, texts, scope, environment, flow)),
    ...lacking(recipients(nodes, texts, environment, flow)),
    ...lacking(techniques(nodes, texts, environment, flow)),
  ];
}

/** What is not named, where something of its kind is. */
function lacking(candidates: readonly Candidate[]): readonly OutsideScope[] {
  if (!candidates.some(({ named }) => named)) return [];
  return candidates.filter(({ named }) => !named).map(({ what, name, at }) => ({ what, name, at }));
}

/** Lower case, with one space for everything that is no letter or digit, so that whole words can be found. */
function plain(text: string): string {
  return ` ${text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}

function names(texts: readonly string[], candidates: readonly (string | undefined)[]): boolean {
  return candidates.some((candidate) => {
    const words = candidate === undefined ? ' ' : plain(candidate);
    return words.trim() !== '' && texts.some((text) => text.includes(words));
  });
}

function both(name: string): Bilingual {
  return { nl: name, en: name };
}

function sources(nodes: readonly FlowNode[], texts: readonly string[], environment: Environment, { pipeline }: PipelineFlow): readonly Candidate[] {
  return nodes.flatMap((node): Candidate[] => {
    if (node.kind !== 'source') return [];
    const { register, output, party } = node.decl;
    const info = node.supply.register;
    const keeper = party === undefined ? undefined : environment.party(pipeline, party.id)?.name;
    return [{ what: 'source', name: both(node.name), at: node.at, named: names(texts, [node.name, register?.id, info?.title.nl, info?.title.en, output?.id, output?.id.split('/')[0], party?.id, keeper]) }];
  });
}

function categories(nodes: readonly FlowNode[], texts: readonly string[], scope: readonly string[], { taxonomy }: Environment, flow: PipelineFlow): readonly Candidate[] {
  const known = scope.filter((item) => taxonomy.get(item) !== undefined || taxonomy.isGroup(item));
  const found = new Map<string, Candidate>();
  for (const { node, field, categories: held } of handledAt(nodes)) {
    for (const category of held) {
      if (category.needsNoCover === true || found.has(category.id)) continue;
      const named = known.some((item) => taxonomy.covers(item, category.id)) || names(texts, [category.id, category.label.nl, category.label.en, ...category.names.nl, ...category.names.en]);
      found.set(category.id, { what: 'category', name: category.label, at: entryOf(flow.pipeline, node, field), named });
    }
  }
  return [...found.values()];
}

function recipients(nodes: readonly FlowNode[], texts: readonly string[], environment: Environment, { pipeline }: PipelineFlow): readonly Candidate[] {
  const own = new Set(controllersOf(pipeline, environment).map(({ id }) => id));
  return nodes.flatMap((node): Candidate[] => (node.kind !== 'output' ? [] : node.decl.recipients.flatMap((ref): Candidate[] => {
    const party = environment.party(pipeline, ref.id);
    if (party === undefined || own.has(party.id)) return [];
    return [{ what: 'recipient', name: both(party.name), at: { unit: pipeline.key, path: ref.path, part: 'value' }, named: names(texts, [ref.id, party.id, party.name]) }];
  })));
}

/** Only what weighs: joins, scores of persons, learning models, decisions about persons. */
function techniques(nodes: readonly FlowNode[], texts: readonly string[], { base }: Environment, flow: PipelineFlow): readonly Candidate[] {
  const scores = personScores(flow);
  const used: Readonly<Record<string, readonly FlowNode[]>> = {
    join: nodes.filter((node) => node.kind === 'step' && node.decl.verb === 'join'),
    score: scores,
    'machine-learning': scores.filter(({ decl }) => decl.model?.['type'] === 'machine-learning'),
    decide: personDecisions(flow).map(({ node }) => node),
  };
  return base.dpia.techniques.flatMap(({ id, title, words }): Candidate[] => {
    const first = used[id]?.find((node) => nodes.includes(node));
    if (first === undefined) return [];
    return [{ what: 'technique', name: title, at: first.at, named: texts.some((text) => words.some((word) => text.includes(plain(word).trimEnd()))) }];
  });
}
