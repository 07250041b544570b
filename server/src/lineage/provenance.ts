/** Where data come from and how far they carry: which sources a decision rests on. */
import type { PipelineFlow, SourceNode, StepNode } from './flow.ts';
import type { FieldFlow, Origin } from './profile.ts';

/**
 * The first decision with an effect on somebody or something that looks at what a source brings, or undefined. Where a decision
 * does not say what it looks at, it looks at all it has.
 */
export function decisionOn(source: SourceNode, flow: PipelineFlow): StepNode | undefined {
  const origins = new Set<Origin>();
  for (const field of source.profile.fields.values()) for (const origin of field.origins) origins.add(origin);
  const isFrom = (field: FieldFlow): boolean => field.origins.some((origin) => origins.has(origin));
  return flow.steps.find(({ decl, references, inputs }) => {
    if (decl.verb !== 'decide' || (decl.effect !== 'legal' && decl.effect !== 'significant')) return false;
    if (decl.uses.length === 0) return inputs.some(({ profile }) => [...profile.fields.values()].some(isFrom));
    return references.some(({ field }) => field !== undefined && isFrom(field));
  });
}
