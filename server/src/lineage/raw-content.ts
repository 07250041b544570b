/**
 * Free text, images and recordings that go on as they came in: into an output, or under the eyes of a
 * score or decision. Such content can hold anything (AVG 9, checked 2026-11-21) until it is cleaned.
 */
import type { PipelineFlow } from './flow.ts';
import type { FieldFlow, Origin } from './profile.ts';

const JUDGES: ReadonlySet<string> = new Set(['score', 'decide']);

/** Whether a field is content of which nobody has said what is in it, and that nothing cleaned or grouped; what a pseudonym replaced is of another category. */
export function isRaw(field: FieldFlow): boolean {
  return field.scale === 'individual' && !field.redacted && field.categories.some((category) => category.unclassified === true);
}

/** The origins of raw content that reaches an output, or that a score or decision looks at. */
export function rawOrigins(flow: PipelineFlow): ReadonlySet<Origin> {
  const found = new Set<Origin>();
  const look = (field: FieldFlow): void => {
    if (isRaw(field)) for (const origin of field.origins) found.add(origin);
  };
  for (const output of flow.outputs) output.profile.fields.forEach(look);
  for (const step of flow.steps) {
    if (!JUDGES.has(step.decl.verb)) continue;
    for (const { role, field } of step.references) if (role === 'uses' && field !== undefined) look(field);
    if (step.decl.uses.length === 0) for (const input of step.inputs) input.profile.fields.forEach(look);
  }
  return found;
}
