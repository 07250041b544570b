/**
 * Where everything goes. Each pipeline is laid out by itself: sources first, outputs last, steps between.
 * Pipelines stand in columns by their distance from the one in the middle, each as near as it can be to
 * what it is connected with. Plain data in, plain data out, in units of one pixel at zoom 1.
 */
import { graphlib, layout as dagre } from '@dagrejs/dagre';
import type { Graph, GraphEdge, GraphGroup, GraphNode } from './graph.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly nodes: ReadonlyMap<string, Box>;
  readonly groups: ReadonlyMap<string, Box>;
  /** The way of each edge of the graph, in their order; empty where one of its ends is not there. */
  readonly edges: readonly (readonly Point[])[];
  readonly width: number;
  readonly height: number;
  /** Top to bottom. */
  readonly down: boolean;
}

export const NODE = { width: 212, height: 72 } as const;
/** Room in the frame of a pipeline; on top there is a title. */
const PADDING = 16;
const TITLE = 30;
const MARGIN = 24;
const GAP = { rank: 76, node: 18, group: 26, column: 72 } as const;
/** From so many nodes on the quicker way of ranking is taken. */
const MANY = 120;

/** In which column (row, from top to bottom) a pipeline stands. */
export type ColumnOf = (group: GraphGroup) => number;

/** What supplies on one side of the pipeline in the middle, what uses on the other. */
const aroundMiddle: ColumnOf = ({ relation, distance }) => (relation === 'up' ? -distance : distance);

/** Lays a graph out, from left to right or from top to bottom. */
export function layOut(graph: Graph, down: boolean, columnOf: ColumnOf = aroundMiddle): Layout {
  const byGroup = new Map<string, GraphNode[]>(graph.groups.map(({ id }) => [id, []]));
  for (const node of graph.nodes) byGroup.get(node.group)?.push(node);
  const groupOf = new Map(graph.nodes.map(({ id, group }) => [id, group]));
  const inside = new Map<string, [GraphEdge, number][]>();
  graph.edges.forEach((edge, index) => {
    const group = groupOf.get(edge.from);
    if (group === undefined || group !== groupOf.get(edge.to)) return;
    const list = inside.get(group);
    if (list === undefined) inside.set(group, [[edge, index]]);
    else list.push([edge, index]);
  });
  const blocks = graph.groups.map((group) => block(group, byGroup.get(group.id) ?? [], inside.get(group.id) ?? [], down));
  const places = arrange(blocks, graph.edges, groupOf, down, columnOf);
  const nodes = new Map<string, Box>();
  const groups = new Map<string, Box>();
  const bends = new Map<number, readonly Point[]>();
  for (const { group, nodes: own, bends: ways, width, height } of blocks) {
    const at = places.get(group.id) ?? { x: 0, y: 0 };
    groups.set(group.id, { ...at, width, height });
    for (const [id, box] of own) nodes.set(id, { ...box, x: box.x + at.x, y: box.y + at.y });
    for (const [index, points] of ways) bends.set(index, points.map(({ x, y }) => ({ x: x + at.x, y: y + at.y })));
  }
  const all = [...groups.values()];
  return {
    nodes, groups, down, edges: ways(graph.edges, nodes, bends, down),
    width: Math.max(0, ...all.map(({ x, width }) => x + width)) + MARGIN, height: Math.max(0, ...all.map(({ y, height }) => y + height)) + MARGIN,
  };
}

/** One pipeline, laid out with its own corner as the origin. */
interface Block {
  readonly group: GraphGroup;
  readonly nodes: ReadonlyMap<string, Box>;
  /** Between their ends, the points edges go through to avoid nodes, by number of the edge. */
  readonly bends: ReadonlyMap<number, readonly Point[]>;
  readonly width: number;
  readonly height: number;
}

function block(group: GraphGroup, members: readonly GraphNode[], edges: readonly (readonly [GraphEdge, number])[], down: boolean): Block {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: down ? 'TB' : 'LR', nodesep: GAP.node, ranksep: GAP.rank, edgesep: 14, ranker: members.length > MANY ? 'longest-path' : 'network-simplex' });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of members) graph.setNode(id, { width: NODE.width, height: NODE.height });
  edges.forEach(([{ from, to }, index]) => graph.setEdge(from, to, { weight: 2 }, String(index)));
  // Sources stand in one line and outputs in another: two ends that are not drawn pull at them.
  for (const [end, kind] of [[FIRST, 'source'], [LAST, 'output']] as const) {
    const held = members.filter((node) => node.kind === kind);
    if (held.length === 0 || members.length < 3) continue;
    graph.setNode(end, { width: 1, height: 1 });
    for (const { id } of held) graph.setEdge(...(kind === 'source' ? [end, id] as const : [id, end] as const), { weight: 20 }, end);
  }
  dagre(graph);
  const boxes = members.map(({ id }): readonly [string, Box] => {
    const { x, y } = graph.node(id) as Point;
    return [id, { x: x - NODE.width / 2, y: y - NODE.height / 2, ...NODE }];
  });
  const left = Math.min(...boxes.map(([, { x }]) => x), Infinity);
  const top = Math.min(...boxes.map(([, { y }]) => y), Infinity);
  const move = ({ x, y }: Point): Point => ({ x: x - left + PADDING, y: y - top + TITLE + PADDING / 2 });
  const nodes = new Map(boxes.map(([id, box]) => [id, { ...box, ...move(box) }]));
  const bends = new Map(edges.map(([{ from, to }, index]) => {
    const { points = [] } = graph.edge(from, to, String(index)) as { points?: readonly Point[] };
    return [index, flattened(points.slice(1, -1).map(move), [...nodes.values()], down)] as const;
  }));
  const right = Math.max(...[...nodes.values()].map(({ x }) => x + NODE.width), NODE.width + PADDING);
  const bottom = Math.max(...[...nodes.values()].map(({ y }) => y + NODE.height), TITLE + NODE.height / 2);
  return { group, nodes, bends, width: right + PADDING, height: bottom + PADDING };
}

/** Straight on beside each node that an edge passes, so that it turns between the columns only. */
function flattened(points: readonly Point[], boxes: readonly Box[], down: boolean): readonly Point[] {
  return points.flatMap((point): readonly Point[] => {
    const beside = boxes.find((box) => (down ? box.y <= point.y && point.y <= box.y + box.height : box.x <= point.x && point.x <= box.x + box.width));
    if (beside === undefined) return [];
    return down ? [{ ...point, y: beside.y }, { ...point, y: beside.y + beside.height }] : [{ ...point, x: beside.x }, { ...point, x: beside.x + beside.width }];
  });
}

const FIRST = '\u0000first';
const LAST = '\u0000last';

/** Columns of pipelines (rows, from top to bottom): what supplies on one side, what uses on the other. */
function arrange(blocks: readonly Block[], edges: readonly GraphEdge[], groupOf: ReadonlyMap<string, string>, down: boolean, columnOf: ColumnOf): ReadonlyMap<string, Point> {
  const columns = new Map<number, Block[]>();
  for (const one of blocks) columns.set(columnOf(one.group), [...(columns.get(columnOf(one.group)) ?? []), one]);
  // Along: the way the data go. Across: the other way.
  const along = ({ width, height }: Block): number => (down ? height : width);
  const across = ({ width, height }: Block): number => (down ? width : height);
  const starts = new Map<string, number>();
  const centreOf = (id: string): number | undefined => {
    const one = blocks.find(({ group }) => group.id === groupOf.get(id));
    const box = one?.nodes.get(id);
    const start = one && starts.get(one.group.id);
    return box === undefined || start === undefined ? undefined : start + (down ? box.x + box.width / 2 : box.y + box.height / 2);
  };
  /** Where a pipeline would like to start: so that its nodes are level with what they are connected with. */
  const wished = (one: Block): number => {
    const pulls = edges.flatMap(({ from, to, crosses }) => {
      const [near, far] = one.nodes.has(from) ? [from, to] : [to, from];
      const box = crosses ? one.nodes.get(near) : undefined;
      const centre = box === undefined ? undefined : centreOf(far);
      return box === undefined || centre === undefined ? [] : [centre - (down ? box.x + box.width / 2 : box.y + box.height / 2)];
    });
    return pulls.length === 0 ? 0 : pulls.reduce((sum, pull) => sum + pull, 0) / pulls.length;
  };
  const order = [...columns.keys()].sort((a, b) => Math.abs(a) - Math.abs(b) || a - b);
  for (const column of order) {
    const members = (columns.get(column) ?? []).map((one) => ({ one, wish: wished(one) })).sort((a, b) => a.wish - b.wish);
    spread(members.map(({ one, wish }) => ({ wish, size: across(one) }))).forEach((start, index) => starts.set(members[index]!.one.group.id, start));
  }
  const least = Math.min(...starts.values(), Infinity);
  const places = new Map<string, Point>();
  let main = MARGIN;
  for (const column of [...columns.keys()].sort((a, b) => a - b)) {
    const members = columns.get(column) ?? [];
    const size = Math.max(...members.map(along));
    for (const one of members) {
      // What supplies ends where the next begins; what uses begins there.
      const start = main + (column < 0 ? size - along(one) : 0);
      const cross = (starts.get(one.group.id) ?? 0) - least + MARGIN;
      places.set(one.group.id, down ? { x: cross, y: start } : { x: start, y: cross });
    }
    main += size + GAP.column;
  }
  return places;
}

/** Starts as near to the wished ones as can be, in the same order and none over another: those that touch move as one. */
export function spread(items: readonly { readonly wish: number; readonly size: number }[]): readonly number[] {
  const runs: { start: number; length: number; wish: number; items: number[] }[] = [];
  items.forEach(({ wish, size }, index) => {
    runs.push({ start: wish, length: size, wish, items: [index] });
    for (let last = runs.at(-1)!, before = runs.at(-2); before !== undefined && before.start + before.length + GAP.group > last.start; last = runs.at(-1)!, before = runs.at(-2)) {
      runs.pop();
      const count = before.items.length + last.items.length;
      // Each of the second run wishes to stand that much further.
      before.wish = (before.wish * before.items.length + (last.wish - before.length - GAP.group) * last.items.length) / count;
      before.length += GAP.group + last.length;
      before.items.push(...last.items);
      before.start = before.wish;
    }
  });
  const starts: number[] = [];
  for (const { start, items: own } of runs) {
    let at = start;
    for (const index of own) {
      starts[index] = at;
      at += items[index]!.size + GAP.group;
    }
  }
  return starts;
}

/** Ends of edges are spread along the side of their node, in the order of where they come from. */
function ways(edges: readonly GraphEdge[], nodes: ReadonlyMap<string, Box>, bends: ReadonlyMap<number, readonly Point[]>, down: boolean): readonly (readonly Point[])[] {
  const level = ({ x, y }: Point): number => (down ? x : y);
  const middle = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  const ends = (side: 'from' | 'to'): ReadonlyMap<number, Point> => {
    const byNode = new Map<string, number[]>();
    edges.forEach((edge, index) => byNode.set(edge[side], [...(byNode.get(edge[side]) ?? []), index]));
    const found = new Map<number, Point>();
    for (const [id, own] of byNode) {
      const box = nodes.get(id);
      if (box === undefined) continue;
      const aim = (index: number): number => {
        const points = bends.get(index) ?? [];
        const near = side === 'from' ? points[0] : points.at(-1);
        const other = nodes.get(edges[index]![side === 'from' ? 'to' : 'from']);
        return level(near ?? (other === undefined ? middle(box) : middle(other)));
      };
      const sorted = own.map((index) => ({ index, aim: aim(index) })).sort((a, b) => a.aim - b.aim || a.index - b.index);
      sorted.forEach(({ index }, position) => {
        const share = (position + 1) / (sorted.length + 1);
        found.set(index, down
          ? { x: box.x + box.width * share, y: side === 'from' ? box.y + box.height : box.y }
          : { x: side === 'from' ? box.x + box.width : box.x, y: box.y + box.height * share });
      });
    }
    return found;
  };
  const [starts, stops] = [ends('from'), ends('to')];
  return edges.map((_, index) => {
    const [start, stop] = [starts.get(index), stops.get(index)];
    return start === undefined || stop === undefined ? [] : [start, ...(bends.get(index) ?? []), stop];
  });
}
