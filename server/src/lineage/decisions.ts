/**
 * Scores of persons and decisions about them: what they rest on, and whether a person really decides.
 * Law: AVG 22, UAVG 40, CJEU C-634/21 (checked 2026-11-21).
 */
import type { Category } from '../knowledge/types.ts';
import type { FlowNode, PipelineFlow, SourceNode, StepNode } from './flow.ts';
import { scoresPersons } from './impact.ts';
import { aboutPersons, meaning, personalFields } from './personal.ts';
import type { FieldFlow } from './profile.ts';
import { summaryOf } from './summary.ts';

/** A decision about persons. */
export interface PersonDecision {
  readonly node: StepNode;
  /** What it looks at; without `uses` all there is. */
  readonly fields: readonly FieldFlow[];
  /** Those of them that are scores of persons. */
  readonly scores: readonly FieldFlow[];
  /** It looks at scores and at nothing else. */
  readonly scoreOnly: boolean;
  /** It rests on a score, or on rows that a score picked. */
  readonly profiling: boolean;
  /** No person decides: declared so, or in name only while the score is all there is to see. */
  readonly automatic: boolean;
  /** Special categories among what it looks at, also those that a score was made of. */
  readonly special: readonly Category[];
}

const knownScores = new WeakMap<PipelineFlow, readonly StepNode[]>();

/** The steps that give persons a score; found once per flow. */
export function personScores(flow: PipelineFlow): readonly StepNode[] {
  if (!summaryOf(flow).verbs.has('score')) return [];
  let scores = knownScores.get(flow);
  if (scores === undefined) {
    knownScores.set(flow, (scores = flow.steps.filter((node) => {
      const [input] = node.inputs;
      return input !== undefined && scoresPersons(node) && aboutPersons(input.profile);
    })));
  }
  return scores;
}

const knownDecisions = new WeakMap<PipelineFlow, readonly PersonDecision[]>();

/** The decisions about persons, in the order of the flow; found once per flow. */
export function personDecisions(flow: PipelineFlow): readonly PersonDecision[] {
  if (!summaryOf(flow).verbs.has('decide')) return [];
  let decisions = knownDecisions.get(flow);
  if (decisions === undefined) knownDecisions.set(flow, (decisions = findDecisions(flow)));
  return decisions;
}

function findDecisions(flow: PipelineFlow): readonly PersonDecision[] {
  return flow.steps.flatMap((node): PersonDecision[] => {
    const [input] = node.inputs;
    if (node.decl.verb !== 'decide' || input === undefined || !aboutPersons(input.profile) || personalFields(input.profile).length === 0) return [];
    const references = node.references.filter(({ role }) => role === 'uses');
    const fields = node.decl.uses.length > 0 ? references.flatMap(({ field }) => field ?? []) : [...input.profile.fields.values()];
    const before = nodesBefore(node);
    const ofOthers = scoresOfOthers(before);
    const scores = fields.filter((field) => isPersonScore(field, ofOthers));
    const scoreOnly = node.decl.uses.length > 0 && scores.length === node.decl.uses.length;
    const picked = before.some((step) => step.kind === 'step' && step.decl.verb === 'filter' && step.references.some(({ field }) => field !== undefined && isPersonScore(field, ofOthers)));
    const { human } = node.decl;
    return [{
      node, fields, scores, scoreOnly,
      profiling: scores.length > 0 || picked,
      automatic: human === 'none' || (human === 'nominal' && scoreOnly),
      special: specialIn(fields, scores),
    }];
  });
}

/** The names of scores that these steps give to areas or things. */
function scoresOfOthers(nodes: readonly FlowNode[]): ReadonlySet<string> {
  return new Set(nodes.flatMap((node) => (node.kind === 'step' && node.decl.verb === 'score' && node.decl.target !== 'persons' ? (node.decl.field ?? []) : [])));
}

/** A score field, unless a step of this pipeline made it of areas or things. */
function isPersonScore(field: FieldFlow, ofOthers: ReadonlySet<string>): boolean {
  return field.score && field.scale === 'individual' && !ofOthers.has(field.name);
}

function specialIn(fields: readonly FieldFlow[], scores: readonly FieldFlow[]): readonly Category[] {
  const categories = [...fields.flatMap(meaning), ...scores.flatMap((score) => score.origins.flatMap((origin) => origin.categories))];
  return [...new Set(categories.filter((category) => category.class === 'special'))];
}

/** Everything that feeds a node. */
function nodesBefore(node: FlowNode): readonly FlowNode[] {
  const seen = new Set<FlowNode>(node.inputs);
  for (const found of seen) for (const input of found.inputs) seen.add(input);
  return [...seen];
}

/** The sources by which scores that another pipeline made come to a decision. */
export function scoreSuppliers(decision: PersonDecision): readonly SourceNode[] {
  const before = nodesBefore(decision.node);
  const own = before.some((node) => node.kind === 'step' && node.decl.verb === 'score');
  if (own) return [];
  return before.flatMap((node) => (node.kind === 'source' && node.supply.upstream !== undefined && [...node.profile.fields.values()].some((field) => field.score) ? [node] : []));
}
