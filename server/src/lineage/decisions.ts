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

/** The steps that give persons a score. */
export function personScores(flow: PipelineFlow): readonly StepNode[] {
  if (!summaryOf(flow).verbs.has('score')) return [];
  return flow.steps.filter((node) => {
    const [input] = node.inputs;
    return input !== undefined && scoresPersons(node) && aboutPersons(input.profile);
  });
}

/** The decisions about persons, in the order of the flow. */
export function personDecisions(flow: PipelineFlow): readonly PersonDecision[] {
  if (!summaryOf(flow).verbs.has('decide')) return [];
  return flow.steps.flatMap((node): PersonDecision[] => {
    const [input] = node.inputs;
    if (node.decl.verb !== 'decide' || input === undefined || !aboutPersons(input.profile) || personalFields(input.profile).length === 0) return [];
    const references = node.references.filter(({ role }) => role === 'uses');
    const fields = node.decl.uses.length > 0 ? references.flatMap(({ field }) => field ?? []) : [...input.profile.fields.values()];
    const before = nodesBefore(node);
    const scores = fields.filter((field) => isPersonScore(field, before));
    const scoreOnly = node.decl.uses.length > 0 && scores.length === node.decl.uses.length;
    const picked = before.some((step) => step.kind === 'step' && step.decl.verb === 'filter' && step.references.some(({ field }) => field !== undefined && isPersonScore(field, before)));
    const { human } = node.decl;
    return [{
      node, fields, scores, scoreOnly,
      profiling: scores.length > 0 || picked,
      automatic: human === 'none' || (human === 'nominal' && scoreOnly),
      special: specialIn(fields, scores),
    }];
  });
}

/** A score field, unless a step of this pipeline made it of areas or things. */
function isPersonScore(field: FieldFlow, before: readonly FlowNode[]): boolean {
  if (!field.score || field.scale !== 'individual') return false;
  return !before.some((node) => node.kind === 'step' && node.decl.verb === 'score' && node.decl.field === field.name && node.decl.target !== 'persons');
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
