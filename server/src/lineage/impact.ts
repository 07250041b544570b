/**
 * Algorithms with impact: steps that judge people. A score sorts persons; a decision with legal or
 * significant effect changes what happens to them. Scores of areas or objects, and decisions without
 * effect, judge nobody. Basis: AVG 22 and the Dutch Algorithm Register's notion of impact (checked 2026-11-21).
 */
import type { Purpose } from '../model/pipeline.ts';
import type { PipelineFlow, StepNode } from './flow.ts';
import { categoriesAt, isPersonal } from './personal.ts';

const NONE: readonly StepNode[] = [];
const known = new WeakMap<PipelineFlow, readonly StepNode[]>();

/** The steps of a pipeline that judge people, in the order of the flow. */
export function impactSteps(flow: PipelineFlow): readonly StepNode[] {
  let steps = known.get(flow);
  if (steps === undefined) {
    const found = flow.steps.filter((step) => scoresPersons(step) || decidesWithEffect(step));
    known.set(flow, (steps = found.length === 0 ? NONE : found));
  }
  return steps;
}

/** The steps that judge people, by the purposes they serve; a step without a purpose counts for none. */
export function impactByPurpose(flow: PipelineFlow): ReadonlyMap<Purpose, readonly StepNode[]> {
  const byPurpose = new Map<Purpose, StepNode[]>();
  for (const step of impactSteps(flow)) {
    for (const purpose of step.purposes) {
      const earlier = byPurpose.get(purpose);
      if (earlier === undefined) byPurpose.set(purpose, [step]);
      else earlier.push(step);
    }
  }
  return byPurpose;
}

/**
 * Whether the step gives persons a score. What is read must be known to be personal: of an unresolved
 * input nothing is concluded. Rules that look at nothing of a person (is the form complete?) score none.
 */
export function scoresPersons(step: StepNode): boolean {
  return step.decl.verb === 'score' && step.decl.target === 'persons' && readsPersons(step) && !looksAtNobody(step);
}

function looksAtNobody(step: StepNode): boolean {
  if (step.decl.model?.['type'] !== 'rules') return false;
  const used = step.references.filter(({ role }) => role === 'uses');
  return used.length > 0 && used.every(({ field, input }) => field !== undefined && !field.unknown && !isPersonal(field, input.profile));
}

/** Whether the step decides something with legal or significant effect on people. */
function decidesWithEffect(step: StepNode): boolean {
  return step.decl.verb === 'decide' && (step.decl.effect === 'legal' || step.decl.effect === 'significant') && readsPersons(step);
}

/** Whether a step that people may be judged by rests on a score: its own, or one that came with the data. */
export function profiles(step: StepNode): boolean {
  return scoresPersons(step) || (step.decl.verb === 'decide' && readsPersons(step) && step.references.some(({ role, field }) => role === 'uses' && field?.score === true));
}

function readsPersons(step: StepNode): boolean {
  return step.inputs.some((input) => categoriesAt(input.profile).size > 0);
}

/** The steps that judge people for this purpose, in the order of the flow. */
export function impactFor(flow: PipelineFlow, purpose: Purpose): readonly StepNode[] {
  return impactSteps(flow).filter((step) => step.purposes.includes(purpose));
}
