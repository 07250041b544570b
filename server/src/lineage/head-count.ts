/** How many people a node is about, as far as it is declared. */
import type { FlowNode } from './flow.ts';

/**
 * The number of people at a node, or undefined where it is not declared. A source says it itself, or its register or maker
 * does; a join that keeps matches only has no more than its smallest input, one that keeps all of the first as many as the first.
 */
export function headCount(node: FlowNode, known: Map<FlowNode, number | undefined> = new Map()): number | undefined {
  const waiting: FlowNode[] = [node];
  while (waiting.length > 0) {
    const next = waiting[waiting.length - 1]!;
    const open = known.has(next) ? [] : next.inputs.filter((input) => !known.has(input));
    if (open.length > 0) {
      waiting.push(...open);
      continue;
    }
    waiting.pop();
    if (!known.has(next)) known.set(next, counted(next, next.inputs.map((input) => known.get(input))));
  }
  return known.get(node);
}

function counted(node: FlowNode, inputs: readonly (number | undefined)[]): number | undefined {
  if (node.kind === 'source') return node.decl.subjects?.count ?? most([...node.profile.subjects.values()].map(({ count }) => count));
  if (node.kind === 'output' || inputs.length < 2) return inputs[0];
  if (node.decl.verb === 'union') return most(inputs);
  const how = node.decl.all['how'];
  if (how === 'left') return inputs[0];
  // A join that does not say what it keeps may keep all.
  if (how !== 'inner') return most(inputs);
  return inputs.includes(undefined) ? undefined : Math.min(...inputs.map(Number));
}

/** The largest of the numbers that are known. */
function most(counts: readonly (number | undefined)[]): number | undefined {
  const stated = counts.filter((count) => count !== undefined);
  return stated.length === 0 ? undefined : Math.max(...stated);
}
