/** The steps that score or decide: on what, with which person in between, and under which safeguards. */
import { personDecisions, personScores } from '../../lineage/decisions.ts';
import type { StepNode } from '../../lineage/flow.ts';
import { impactSteps, profiles } from '../../lineage/impact.ts';
import { meaning } from '../../lineage/personal.ts';
import { pathText } from '../../model/path.ts';
import { flag, text } from '../../model/read.ts';
import { missingSafeguards } from '../../rules/decisions/safeguards.ts';
import { idsOf, sorted, sortedBy, type Sitter } from './naming.ts';
import type { JudgementPortrait } from './shape.ts';

/** The scores and decisions of a pipeline, by path. */
export function judgementsOf(sitter: Sitter): readonly JudgementPortrait[] {
  return sortedBy(sitter.view.flow.steps.flatMap((step) => judgementOf(step, sitter)), ({ path }) => path);
}

function judgementOf(step: StepNode, { view: { flow } }: Sitter): readonly JudgementPortrait[] {
  const { decl } = step;
  const { verb, model } = decl;
  if (verb !== 'score' && verb !== 'decide') return [];
  const decision = personDecisions(flow).find(({ node }) => node === step);
  const fields = step.references.flatMap(({ role, field }) => (role === 'uses' && field !== undefined ? [field] : []));
  const scoresPersons = personScores(flow).includes(step);
  return [{
    path: pathText(step.path),
    name: step.name,
    verb,
    field: decl.field ?? null,
    target: decl.target ?? null,
    aboutPersons: impactSteps(flow).includes(step),
    model: model === undefined ? null : { type: text(model['type']) ?? null, selfLearning: flag(model['selfLearning']) ?? null, reference: text(model['reference']) ?? null },
    effect: decl.effect ?? null,
    human: decl.human ?? null,
    automatic: decision?.automatic ?? null,
    profiling: decision?.profiling ?? profiles(step),
    uses: sorted(decl.uses.map(({ id }) => id)),
    categories: idsOf((decision?.fields ?? fields).flatMap(meaning)),
    purposes: sortedBy(step.purposes.map((purpose) => ({ id: purpose.id, missingSafeguards: scoresPersons ? missingSafeguards(purpose).map(({ key }) => key) : [] })), ({ id }) => id),
  }];
}
