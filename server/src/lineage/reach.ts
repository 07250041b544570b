/** Which outputs a node feeds: found for all nodes of a flow at once, from the outputs back. */
import type { FlowNode, OutputNode, PipelineFlow } from './flow.ts';

const known = new WeakMap<PipelineFlow, ReadonlyMap<FlowNode, ReadonlySet<OutputNode>>>();

/** The outputs that a node feeds, in the order of the text. */
export function outputsAfter(flow: PipelineFlow, node: FlowNode): readonly OutputNode[] {
  let fed = known.get(flow);
  if (fed === undefined) known.set(flow, (fed = reach(flow)));
  const outputs = fed.get(node);
  return outputs === undefined ? [] : flow.outputs.filter((output) => outputs.has(output));
}

function reach(flow: PipelineFlow): ReadonlyMap<FlowNode, ReadonlySet<OutputNode>> {
  const fed = new Map<FlowNode, Set<OutputNode>>(flow.outputs.map((output) => [output, new Set([output])]));
  for (let i = flow.nodes.length - 1; i >= 0; i--) {
    const node = flow.nodes[i]!;
    const outputs = fed.get(node);
    if (outputs === undefined) continue;
    for (const input of node.inputs) {
      const before = fed.get(input);
      if (before === undefined) fed.set(input, new Set(outputs));
      else for (const output of outputs) before.add(output);
    }
  }
  return fed;
}
