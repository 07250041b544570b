import type { Pipeline, Purpose } from '../model/pipeline.ts';
import type { Environment } from './environment.ts';
import type { BrokenReference, FlowNode, Mutable } from './flow.ts';

const NO_PURPOSES: readonly Purpose[] = [];

/**
 * Gives every node the purposes it serves. A node's own `purpose` counts alone; without one the
 * pipeline's only purpose does; else the purposes of what comes after it, so that a source counts
 * for the purposes of the nodes that use it.
 * @param nodes in flow order: each after what it reads
 */
export function assignPurposes(pipeline: Pipeline, nodes: readonly Mutable<FlowNode>[], environment: Environment, broken: BrokenReference[]): void {
  const only = pipeline.purposes.size === 1 ? [...pipeline.purposes.values()] : NO_PURPOSES;
  const inherited = new Map<FlowNode, Set<Purpose>>();
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i]!;
    const ref = node.kind === 'source' ? undefined : node.decl.purpose;
    const own = ref === undefined ? undefined : environment.purpose(pipeline, ref.id);
    if (ref !== undefined && own === undefined) broken.push({ what: 'purpose', ref, candidates: environment.purposeIds(pipeline) });
    const after = inherited.get(node);
    node.purposes = own !== undefined ? [own] : after !== undefined && after.size > 0 ? [...after] : only;
    for (const input of node.inputs) {
      let set = inherited.get(input);
      if (set === undefined) inherited.set(input, (set = new Set()));
      for (const purpose of node.purposes) set.add(purpose);
    }
  }
}
