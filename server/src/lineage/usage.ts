/** Which fields a pipeline does something with: names in a step, or hands on in an output. */
import type { FlowNode, PipelineFlow, SourceNode } from './flow.ts';
import type { FieldFlow, Origin } from './profile.ts';

/** References by which a field has a part in a result; to select, drop, coarsen or mask it is no use by itself. */
const USES: ReadonlySet<string> = new Set(['key', 'uses', 'by', 'measure']);

/**
 * The origins that something in the pipeline uses. Where it cannot be told (a name that does not
 * resolve, a condition in free text, a result made of unstated fields), the answer is yes.
 */
export function usedOrigins(flow: PipelineFlow): ReadonlySet<Origin> {
  const used = new Set<Origin>();
  const use = (field: FieldFlow): void => field.origins.forEach((origin) => used.add(origin));
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
    const where = typeof step.decl.all['where'] === 'string' ? step.decl.all['where'] : undefined;
    if (where !== undefined) {
      const words = new Set(where.split(/[^\p{L}\p{N}_]+/u));
      for (const input of step.inputs) for (const field of input.profile.fields.values()) if (words.has(field.name)) use(field);
    }
  }
  for (const output of flow.outputs) useAll(output);
  return used;
}

/** Whether anything reads the source. */
export function isRead(source: SourceNode, flow: PipelineFlow): boolean {
  return [...flow.steps, ...flow.outputs].some((node) => node.inputs.includes(source));
}
