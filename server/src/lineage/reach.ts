import type { FlowNode, OutputNode, PipelineFlow } from './flow.ts';

/** The outputs that a node feeds, in the order of the text. */
export function outputsAfter(flow: PipelineFlow, node: FlowNode): readonly OutputNode[] {
  const fed = new Set<FlowNode>([node]);
  for (const candidate of flow.nodes) if (candidate.inputs.some((input) => fed.has(input))) fed.add(candidate);
  return flow.outputs.filter((output) => fed.has(output));
}
