/** What flows between the nodes of the graph: which field becomes which, how many there are, and how sensitive the worst is. */
import type { CategoryClass } from '../knowledge/types.ts';
import { fieldEdges, type FieldNode } from '../lineage/field-edges.ts';
import type { FlowNode, OutputNode, PipelineFlow, SourceNode } from '../lineage/flow.ts';
import { personalCategories } from '../lineage/personal.ts';
import type { FieldFlow, Profile } from '../lineage/profile.ts';
import { CLASSES } from './signs.ts';

/** The heaviest class of a field at a node, `none` for what is no personal data there. */
export function worstClass(field: FieldFlow, profile: Profile): CategoryClass {
  let rank = 0;
  for (const category of personalCategories(field, profile)) rank = Math.max(rank, CLASSES.indexOf(category.class));
  return CLASSES[rank]!;
}

/** One way between two nodes. */
export interface Stream {
  readonly from: FlowNode;
  readonly to: FlowNode;
  /** Which field of the one becomes which field of the other, as numbers in the order of their fields. */
  readonly flows: readonly (readonly [from: number, to: number])[];
  /** How many steps lie between that are not shown; 0 for neighbours. */
  readonly via: number;
}

/** The ways between the nodes of a pipeline, each step by step. */
export function streamsOf(flow: PipelineFlow): readonly Stream[] {
  const edges = fieldEdges(flow);
  return flow.nodes.flatMap((to) => {
    const made = new Map<FlowNode, [number, number][]>(to.inputs.map((input) => [input, []]));
    [...to.profile.fields.keys()].forEach((name, index) => {
      for (const { node, field } of edges.into(to, name)) made.get(node)?.push([positionOf(field, node), index]);
    });
    return [...made].map(([from, flows]): Stream => ({ from, to, flows, via: 0 }));
  });
}

/** Where a field stands among those of its node. */
export function positionOf(field: string, { profile }: FlowNode): number {
  let positions = numbered.get(profile);
  if (positions === undefined) numbered.set(profile, (positions = new Map([...profile.fields.keys()].map((name, index) => [name, index]))));
  return positions.get(field) ?? -1;
}

const numbered = new WeakMap<Profile, ReadonlyMap<string, number>>();

/** The ways from sources straight to outputs, for a pipeline of which the steps are not shown. */
export function shortStreamsOf(flow: PipelineFlow, sources: readonly SourceNode[], outputs: readonly OutputNode[]): readonly Stream[] {
  const wanted = new Set<FlowNode>(sources);
  return outputs.flatMap((to) => {
    const steps = ancestorsOf(to);
    const made = new Map<FlowNode, [number, number][]>([...steps.keys()].filter((node) => wanted.has(node)).map((node) => [node, []]));
    [...to.profile.fields.keys()].forEach((name, index) => {
      for (const { node, field } of rootsOf(flow, { node: to, field: name })) made.get(node)?.push([positionOf(field, node), index]);
    });
    return [...made].map(([from, flows]): Stream => ({ from, to, flows, via: Math.max(0, (steps.get(from) ?? 1) - 1) }));
  });
}

/** What a node stands on, each with its distance by the shortest way. */
function ancestorsOf(node: FlowNode): ReadonlyMap<FlowNode, number> {
  const found = new Map<FlowNode, number>([[node, 0]]);
  for (const [at, distance] of found) for (const input of at.inputs) if (!found.has(input)) found.set(input, distance + 1);
  found.delete(node);
  return found;
}

/** The fields of sources that a field is made of. */
function rootsOf(flow: PipelineFlow, start: FieldNode): readonly FieldNode[] {
  const edges = fieldEdges(flow);
  const seen = new Map<FlowNode, Set<string>>([[start.node, new Set([start.field])]]);
  const todo: FieldNode[] = [start];
  const roots: FieldNode[] = [];
  for (const { node, field } of todo) {
    if (node.kind === 'source') roots.push({ node, field });
    for (const next of edges.into(node, field)) {
      let fields = seen.get(next.node);
      if (fields === undefined) seen.set(next.node, (fields = new Set()));
      if (fields.has(next.field)) continue;
      fields.add(next.field);
      todo.push(next);
    }
  }
  return roots;
}

/** Whether data of the one reach the other, over whatever steps. */
export function reaches(from: FlowNode, to: FlowNode): boolean {
  return ancestorsOf(to).has(from);
}
