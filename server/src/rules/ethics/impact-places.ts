/** How rules speak of the steps that judge people: one finding per purpose, at the first such step, with the others beside it. */
import type { StepNode } from '../../lineage/flow.ts';
import type { Purpose } from '../../model/pipeline.ts';
import type { BilingualText } from '../../messages/template.ts';
import type { Finding } from '../finding.ts';
import { declarationOf, isOwn } from '../purpose-place.ts';
import type { View } from '../view.ts';

const ALSO = { nl: 'ook deze stap oordeelt over mensen', en: 'this step judges people too' };
const SERVES = { nl: 'doel «{purpose}» noemt het niet', en: 'purpose “{purpose}” does not mention it' };

const WHAT: Readonly<Record<string, BilingualText>> = {
  score: { nl: 'geeft mensen een score', en: 'gives people a score' },
  decide: { nl: 'beslist over mensen', en: 'decides about people' },
};

/** What the step does to people, to follow its name in a sentence. */
export function deedOf(step: StepNode): BilingualText {
  return WHAT[step.decl.verb] ?? { nl: step.decl.verb, en: step.decl.verb };
}

/** The parts of a finding that is about what a purpose says of the steps that judge people. */
export function aboutSteps(steps: readonly StepNode[], purpose: Purpose, view: View): Pick<Finding, 'purpose' | 'combination' | 'related'> {
  const place = isOwn(purpose, view)
    ? [{ at: { unit: purpose.unit, path: purpose.path, part: 'key' as const }, message: SERVES, params: { purpose: purpose.id } }]
    : declarationOf(purpose, view);
  return {
    purpose: purpose.id,
    combination: steps.map((step) => step.at),
    related: [...steps.slice(1).map((step) => ({ at: step.at, message: ALSO, params: {} })), ...place],
  };
}
