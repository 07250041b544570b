/** Which way a field goes: what it is made of, and what is made of it, over all nodes that are shown. */
import type { Graph } from './graph.ts';

export interface Way {
  /** Fields on the way, by the id of their node and their place in its list. */
  readonly fields: ReadonlyMap<string, ReadonlySet<number>>;
  /** Edges on the way, by their place in the graph. */
  readonly edges: ReadonlySet<number>;
}

/** A field at a node. */
export interface FieldAt {
  readonly node: string;
  readonly field: number;
}

/** Steps from a field to the next ones, in one direction. */
type Steps = ReadonlyMap<string, readonly { readonly edge: number; readonly to: FieldAt }[]>;

const keyOf = ({ node, field }: FieldAt): string => `${field} ${node}`;

function stepsOf({ edges }: Graph, back: boolean): Steps {
  const steps = new Map<string, { edge: number; to: FieldAt }[]>();
  edges.forEach(({ from, to, flows }, edge) => {
    for (const [out, into] of flows) {
      const [here, there] = [{ node: from, field: out }, { node: to, field: into }];
      const key = keyOf(back ? there : here);
      const list = steps.get(key);
      const step = { edge, to: back ? here : there };
      if (list === undefined) steps.set(key, [step]);
      else list.push(step);
    }
  });
  return steps;
}

const known = new WeakMap<Graph, { readonly back: Steps; readonly on: Steps }>();

/** The way of these fields, backward and onward. */
export function wayOf(graph: Graph, starts: readonly FieldAt[]): Way {
  let steps = known.get(graph);
  if (steps === undefined) known.set(graph, (steps = { back: stepsOf(graph, true), on: stepsOf(graph, false) }));
  const fields = new Map<string, Set<number>>();
  const edges = new Set<number>();
  const add = ({ node, field }: FieldAt): void => {
    const own = fields.get(node);
    if (own === undefined) fields.set(node, new Set([field]));
    else own.add(field);
  };
  for (const direction of [steps.back, steps.on]) {
    const seen = new Set(starts.map(keyOf));
    const todo = [...starts];
    for (const at of todo) {
      add(at);
      for (const { edge, to } of direction.get(keyOf(at)) ?? []) {
        edges.add(edge);
        if (seen.has(keyOf(to))) continue;
        seen.add(keyOf(to));
        todo.push(to);
      }
    }
  }
  return { fields, edges };
}

/** All fields of which the name is this, or where none is, holds it; capitals do not count. */
export function fieldsNamed({ nodes }: Graph, name: string): readonly FieldAt[] {
  const wanted = name.trim().toLowerCase();
  if (wanted === '') return [];
  const matching = (matches: (field: string) => boolean): FieldAt[] => nodes.flatMap(({ id, fields }) => fields.flatMap((field, index) => (matches(field.name.toLowerCase()) ? [{ node: id, field: index }] : [])));
  const exact = matching((field) => field === wanted || field.endsWith(`.${wanted}`));
  return exact.length > 0 ? exact : matching((field) => field.includes(wanted));
}
