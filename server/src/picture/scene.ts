/** From graph and places to a drawing. What is chosen, followed or faded is said in classes, which the styles turn into looks. */
import type { Way } from './follow.ts';
import type { Graph, GraphEdge, GraphGroup, GraphNode } from './graph.ts';
import type { Box, Layout, Point } from './layout.ts';
import { num, shape, type Shape } from './shape.ts';
import { classSign, kindSign, severitySign } from './signs.ts';
import type { PictureTexts } from './texts.ts';
import { countFindings, describeEdge, describeNode, fitted, widthOf, worstOf } from './words.ts';

export interface Look {
  readonly selected?: string | undefined;
  /** The way of the field that is followed. */
  readonly way?: Way | undefined;
}

/** The drawing, back to front: frames, edges, nodes. */
export function sceneOf(graph: Graph, layout: Layout, texts: PictureTexts, { selected, way }: Look = {}): Shape {
  const labels = new Map(graph.nodes.map(({ id, label }) => [id, label]));
  const edges = graph.edges.flatMap((edge, index) => {
    const points = layout.edges[index] ?? [];
    if (points.length < 2) return [];
    const touched = selected !== undefined && (edge.from === selected || edge.to === selected);
    const state = way === undefined ? (touched ? 'touched' : '') : way.edges.has(index) ? 'lit' : 'dim';
    return [edgeShape(edge, points, layout.down, state, describeEdge(edge, labels.get(edge.from) ?? '', labels.get(edge.to) ?? '', texts))];
  });
  const nodes = graph.nodes.flatMap((node) => {
    const box = layout.nodes.get(node.id);
    if (box === undefined) return [];
    const own = way?.fields.get(node.id);
    const names = own === undefined ? undefined : [...own].sort((a, b) => a - b).flatMap((index) => node.fields[index]?.name ?? []);
    const state = [node.id === selected ? 'selected' : '', way === undefined ? '' : own === undefined ? 'dim' : 'lit'];
    return [nodeShape(node, box, texts, state.filter((part) => part !== '').join(' '), names)];
  });
  const frames = graph.groups.flatMap((group) => {
    const box = layout.groups.get(group.id);
    return box === undefined ? [] : [frameShape(group, box, texts)];
  });
  return shape('g', { class: 'scene' }, shape('g', { class: 'frames' }, ...frames), shape('g', { class: 'edges' }, ...edges), shape('g', { class: 'nodes' }, ...nodes));
}

const PAD = 12;
const ROWS = [21, 40, 59] as const;

function nodeShape(node: GraphNode, { x, y, width, height }: Box, texts: PictureTexts, state: string, followed: readonly string[] | undefined): Shape {
  const heaviest = node.classes[0]?.class ?? 'none';
  const badge = badgeShape(node.findings, width - PAD, ROWS[0] - 4);
  const room = width - 2 * PAD - 20;
  const detail = followed === undefined ? [node.verb, node.detail].filter((part) => part !== undefined && part !== '').join(' · ') : followed.join(', ');
  const counts = countsShape(node, width - PAD, ROWS[2]);
  const levels = [texts.level(node.level), texts.shortLevel(node.level)].map((word) => (node.unknown ? `${word} ?` : word));
  const level = levels.find((word) => widthOf(word, 11) <= room - counts.width) ?? levels[1]!;
  return shape('g', { class: `node ${node.kind} class-${heaviest} ${state}`.trimEnd(), transform: `translate(${num(x)},${num(y)})`, 'data-node': node.id },
    shape('title', {}, describeNode(node, texts)),
    shape('rect', { class: 'focus', x: -4, y: -4, width: width + 8, height: height + 8, rx: 11 }),
    shape('rect', { class: 'box', x: 0, y: 0, width, height, rx: 7 }),
    shape('path', { class: `bar ${heaviest}`, d: `M5,1A6.5,6.5 0 0 0 0.5,7V${height - 7}A6.5,6.5 0 0 0 5,${height - 1}Z` }),
    kindSign(node.kind, PAD + 7, ROWS[0] - 4),
    shape('text', { class: 'name', x: PAD + 20, y: ROWS[0] }, fitted(node.label, 13, room - badge.width)),
    shape('text', { class: followed === undefined ? 'detail' : 'detail followed', x: PAD + 20, y: ROWS[1] }, fitted(detail, 11, room)),
    shape('text', { class: 'level', x: PAD + 20, y: ROWS[2] }, fitted(level, 11, room - counts.width)),
    counts.drawn, badge.drawn);
}

/** The signs of the classes with their counts, from the right. */
function countsShape({ classes }: GraphNode, right: number, y: number): { readonly drawn: Shape; readonly width: number } {
  let x = right;
  const signs: Shape[] = [];
  for (const { class: name, count } of [...classes].reverse()) {
    const text = String(count);
    x -= widthOf(text, 11);
    signs.push(shape('text', { class: 'count', x: num(x), y }, text));
    x -= 9;
    signs.push(classSign(name, num(x), y - 4));
    x -= 9;
  }
  return { drawn: shape('g', { class: 'counts', 'aria-hidden': 'true' }, ...signs), width: right - x + 6 };
}

/** The sign of the heaviest finding and how many there are, from the right. */
function badgeShape(findings: GraphNode['findings'], right: number, y: number): { readonly drawn: Shape | undefined; readonly width: number } {
  const worst = worstOf(findings);
  if (worst === undefined) return { drawn: undefined, width: 0 };
  const text = String(findings.length);
  const width = widthOf(text, 11) + 20;
  return { drawn: shape('g', { class: `badge ${worst}` }, severitySign(worst, right - width + 8, y), shape('text', { class: 'count', x: num(right - width + 18), y: y + 4 }, text)), width: width + 6 };
}

function frameShape(group: GraphGroup, { x, y, width, height }: Box, texts: PictureTexts): Shape {
  const badge = badgeShape(group.findings, width - 14, 17);
  const told = group.relation === 'own' ? '' : texts.t(group.relation === 'up' ? 'upstream' : 'downstream');
  // A pipeline of which the steps are not shown has a button for them; the one in the middle has no use for it.
  const folds = group.relation !== 'own' && (group.hidden > 0 || group.whole);
  const button = folds ? shape('g', { class: 'fold', 'data-fold': group.id, transform: `translate(${num(width - 14 - badge.width - 16)},8)` },
    shape('title', {}, texts.t(group.whole ? 'collapse' : 'expand')),
    shape('rect', { class: 'box', x: 0, y: 0, width: 18, height: 18, rx: 4 }),
    shape('path', { class: 'stroke', d: group.whole ? 'M5,9H13' : 'M5,9H13M9,5V13' })) : undefined;
  const room = width - 28 - badge.width - (folds ? 24 : 0);
  const title = fitted(group.title, 12, told === '' ? room : room - widthOf(told, 11) - 10);
  return shape('g', { class: `frame ${group.relation}`, transform: `translate(${num(x)},${num(y)})`, 'data-group': group.id },
    shape('rect', { class: 'box', x: 0, y: 0, width: num(width), height: num(height), rx: 10 }),
    shape('g', { class: 'heading', 'data-heading': group.id },
      shape('title', {}, [group.title, group.pipeline, countFindings(group.findings, texts)].filter((part) => part !== '').join(' · ')),
      ...(told === '' ? [] : [shape('text', { class: 'relation', x: 14, y: 21 }, told)]),
      shape('text', { class: 'title', x: told === '' ? 14 : num(14 + widthOf(told, 11) + 8), y: 21 }, title)),
    button, badge.drawn);
}

/** A line with a head; heavier data make it thicker. */
function edgeShape(edge: GraphEdge, points: readonly Point[], down: boolean, state: string, description: string): Shape {
  const end = points.at(-1)!;
  const tip = down ? { x: end.x, y: end.y - 7 } : { x: end.x - 7, y: end.y };
  const line = [...points.slice(0, -1), tip];
  const d = curve(line, down);
  const head = down ? `M${num(end.x - 4)},${num(end.y - 8)}L${num(end.x)},${num(end.y - 1)}L${num(end.x + 4)},${num(end.y - 8)}Z` : `M${num(end.x - 8)},${num(end.y - 4)}L${num(end.x - 1)},${num(end.y)}L${num(end.x - 8)},${num(end.y + 4)}Z`;
  const centre = middleOf(line);
  return shape('g', { class: `edge ${edge.class} ${edge.crosses ? 'crosses' : ''} ${edge.via > 0 ? 'via' : ''} ${state}`.replace(/\s+/gu, ' ').trim() },
    shape('title', {}, description),
    shape('path', { class: 'reach', d }), shape('path', { class: 'line', d }), shape('path', { class: 'head', d: head }),
    edge.fields === 0 ? undefined : shape('text', { class: 'flow', x: num(centre.x), y: num(centre.y + 3.5) }, String(edge.fields)));
}

/** Through all points, along the flow at each of them. */
function curve(points: readonly Point[], down: boolean): string {
  return points.map(({ x, y }, index) => {
    const before = points[index - 1];
    if (before === undefined) return `M${num(x)},${num(y)}`;
    const half = down ? (y - before.y) / 2 : (x - before.x) / 2;
    return down
      ? `C${num(before.x)},${num(before.y + half)} ${num(x)},${num(y - half)} ${num(x)},${num(y)}`
      : `C${num(before.x + half)},${num(before.y)} ${num(x - half)},${num(y)} ${num(x)},${num(y)}`;
  }).join('');
}

/** The middle of the longest stretch. */
function middleOf(points: readonly Point[]): Point {
  let best = { length: -1, x: 0, y: 0 };
  for (let index = 1; index < points.length; index++) {
    const [a, b] = [points[index - 1]!, points[index]!];
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    if (length > best.length) best = { length, x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  }
  return best;
}
