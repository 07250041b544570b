/** Where pipelines stand when none of them is in the middle: each after all that it reads. */
import type { Graph } from './graph.ts';
import type { ColumnOf } from './layout.ts';

/** Columns by the way the data go. Of pipelines that read each other in a circle the first one goes first. */
export function columnsByFlow({ groups, nodes, edges }: Pick<Graph, 'groups' | 'nodes' | 'edges'>): ColumnOf {
  const groupOf = new Map(nodes.map(({ id, group }) => [id, group]));
  const readers = new Map<string, Set<string>>(groups.map(({ id }) => [id, new Set()]));
  const waiting = new Map<string, number>(groups.map(({ id }) => [id, 0]));
  for (const { from, to, crosses } of edges) {
    const [source, target] = [groupOf.get(from), groupOf.get(to)];
    const known = source === undefined ? undefined : readers.get(source);
    if (!crosses || known === undefined || target === undefined || source === target || known.has(target)) continue;
    known.add(target);
    waiting.set(target, (waiting.get(target) ?? 0) + 1);
  }
  const columns = new Map<string, number>();
  const ready = groups.flatMap(({ id }) => (waiting.get(id) === 0 ? [id] : []));
  const placed = new Set<string>();
  let next = 0;
  while (placed.size < groups.length) {
    const id = ready.shift() ?? groups.slice(next).find((group) => !placed.has(group.id))!.id;
    if (placed.has(id)) continue;
    placed.add(id);
    while (next < groups.length && placed.has(groups[next]!.id)) next++;
    const column = columns.get(id) ?? 0;
    for (const reader of readers.get(id) ?? []) {
      if (placed.has(reader)) continue;
      columns.set(reader, Math.max(columns.get(reader) ?? 0, column + 1));
      const left = (waiting.get(reader) ?? 0) - 1;
      waiting.set(reader, left);
      if (left === 0) ready.push(reader);
    }
  }
  return ({ id }) => columns.get(id) ?? 0;
}
