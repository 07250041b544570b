/** Which fields a pipeline does something with: names in a step, or hands on in an output. */
import type { FlowNode, PipelineFlow } from './flow.ts';
import type { FieldFlow, Origin } from './profile.ts';

/** References by which a field has a part in a result; to select, drop, coarsen or mask it is no use by itself. */
const USES: ReadonlySet<string> = new Set(['key', 'uses', 'by', 'measure']);

/**
 * The origins that something in the pipeline uses. Where it cannot be told (a name that does not
 * resolve, a condition in free text, a result made of unstated fields), the answer is yes.
 */
export function usedOrigins(flow: PipelineFlow): ReadonlySet<Origin> {
  const used = new Set<Origin>();
  const use = (field: FieldFlow): void => {
    for (const origin of field.origins) used.add(origin);
  };
  const useAll = (node: FlowNode): void => {
    for (const field of node.profile.fields.values()) use(field);
  };
  for (const step of flow.steps) {
    for (const { role, field, input } of step.references) {
      if (field === undefined) useAll(input);
      else if (USES.has(role)) use(field);
    }
    const { verb, uses } = step.decl;
    if ((verb === 'score' || verb === 'decide') && uses.length === 0) step.inputs.forEach(useAll);
    const where = step.decl.all['where'];
    if (typeof where === 'string') for (const { profile } of step.inputs) for (const field of profile.fields.values()) if (mentions(where, field.name)) use(field);
  }
  for (const output of flow.outputs) useAll(output);
  if (flow.steps.some(({ decl }) => decl.verb === 'unreadable')) flow.sources.forEach(useAll);
  return used;
}

const WORD = /[\p{L}\p{N}_]/u;

/** Whether a name stands in a text as whole words; a name may itself hold dots, hyphens and spaces. */
export function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const [before, after] = [text[at - 1], text[at + name.length]];
    if ((before === undefined || !WORD.test(before)) && (after === undefined || !WORD.test(after))) return true;
  }
  return false;
}
