/** Which personal data a purpose handles: what makes a ground, a law or a retention period necessary. */
import type { Category } from '../knowledge/types.ts';
import type { Purpose } from '../model/pipeline.ts';
import type { FlowNode, PipelineFlow } from './flow.ts';
import { personalCategories, personalFields } from './personal.ts';
import type { FieldFlow } from './profile.ts';
import { summaryOf } from './summary.ts';

/** A personal field at the first node of a purpose that has it. */
export interface HandledField {
  readonly node: FlowNode;
  readonly field: FieldFlow;
  readonly categories: readonly Category[];
}

/** The purposes that any node of the pipeline serves, in the order of the flow. */
export function servedPurposes(flow: PipelineFlow): readonly Purpose[] {
  return summaryOf(flow).served;
}

/** Whether anything in the pipeline is personal data; without it no rule of data-protection law speaks (AVG 2(1), 4(1)). */
export function handlesPersonalData(flow: PipelineFlow): boolean {
  return summaryOf(flow).categories.size > 0;
}

/** The personal fields that pass through the nodes of a purpose, each origin once. */
export function handledFor(flow: PipelineFlow, purpose: Purpose): readonly HandledField[] {
  return handledAt(flow.nodes.filter((node) => node.purposes.includes(purpose)));
}

/** The personal fields of these nodes, each origin once. */
export function handledAt(nodes: readonly FlowNode[]): readonly HandledField[] {
  const seen = new Set<unknown>();
  const handled: HandledField[] = [];
  for (const node of nodes) {
    for (const field of personalFields(node.profile)) {
      const keys: readonly unknown[] = field.origins.length > 0 ? field.origins : [field];
      if (keys.every((key) => seen.has(key))) continue;
      for (const key of keys) seen.add(key);
      handled.push({ node, field, categories: personalCategories(field, node.profile) });
    }
  }
  return handled;
}
