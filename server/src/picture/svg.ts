/** The drawing as a file by itself: concrete colours on light paper, a title and a description, no script and no reference outside. */
import { columnsByFlow } from './columns.ts';
import type { Graph, LineageGraph } from './graph.ts';
import { layOut, type Layout } from './layout.ts';
import { painted } from './paint.ts';
import { sceneOf } from './scene.ts';
import { num, shape, toXml, type Shape } from './shape.ts';
import { classSign, CLASSES } from './signs.ts';
import type { PictureTexts } from './texts.ts';
import { widthOf } from './words.ts';

export interface Sheet {
  readonly layout: Layout;
  readonly title: string;
  /** What ids begin with: they have to differ where several drawings are in one page. */
  readonly prefix?: string;
  /** One more line below. */
  readonly note?: string | undefined;
  /** More attributes of the drawing as a whole. */
  readonly attributes?: Readonly<Record<string, string>>;
}

const FONTS = 'Segoe UI, Noto Sans, Helvetica Neue, Arial, sans-serif';
const MARGIN = 24;
const ROW = 22;

/** A graph drawn on paper, with a legend below: an element `svg`. */
export function sheetOf(graph: Graph, texts: PictureTexts, { layout, title, prefix = '', note, attributes = {} }: Sheet): Shape {
  const room = Math.max(layout.width, LEAST_WIDTH);
  const key = legend(texts, room, layout.height + ROW);
  const noted = note === undefined ? [] : [shape('text', { class: 'caption', x: MARGIN, y: key.end + ROW }, note)];
  const [width, height] = [num(room), num(key.end + noted.length * ROW + ROW / 2)];
  return shape('svg', { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-labelledby': `${prefix}title ${prefix}desc`, 'font-family': FONTS, ...attributes },
    shape('title', { id: `${prefix}title` }, title),
    shape('desc', { id: `${prefix}desc` }, describeGraph(graph, texts)),
    shape('rect', { width, height, fill: '#ffffff' }),
    painted(sceneOf(graph, layout, texts)),
    painted(shape('g', {}, ...key.signs, ...noted)));
}

/** Narrower than this the legend would be a column. */
const LEAST_WIDTH = 300;

/** The signs of the classes, in as many rows as are needed. */
function legend(texts: PictureTexts, room: number, top: number): { readonly signs: readonly Shape[]; readonly end: number } {
  let [x, y] = [MARGIN, top];
  const signs = CLASSES.flatMap((name) => {
    const word = texts.class(name);
    const width = 18 + widthOf(word, 11);
    if (x > MARGIN && x + width > room - MARGIN) [x, y] = [MARGIN, y + ROW];
    const drawn = [classSign(name, num(x + 6), num(y - 4)), shape('text', { class: 'caption', x: num(x + 18), y: num(y) }, word)];
    x += width + 24;
    return drawn;
  });
  return { signs, end: y };
}

/** The graph around a pipeline as an SVG document. */
export function exportSvg(graph: LineageGraph, texts: PictureTexts, down: boolean): string {
  return svgDocument(sheetOf(graph, texts, { layout: layOut(graph, down), title: texts.t('title', { name: graph.title }) }));
}

/** A graph of several pipelines as an SVG document. */
export function graphSvg(graph: Graph, texts: PictureTexts): string {
  return svgDocument(sheetOf(graph, texts, { layout: layOut(graph, false, columnsByFlow(graph)), title: titleOf(graph, texts) }));
}

function svgDocument(sheet: Shape): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(sheet)}\n`;
}

/** What a graph of several pipelines is called. */
export function titleOf({ groups }: Graph, texts: PictureTexts): string {
  return groups.length === 1 ? texts.t('titleOne') : texts.t('titleAll', { count: groups.length });
}

/** How much there is to see, in one sentence. */
export function describeGraph({ nodes, edges, groups }: Graph, texts: PictureTexts): string {
  return texts.t(groups.length === 1 ? 'describeOne' : 'describe', {
    nodes: texts.t(nodes.length === 1 ? 'oneNode' : 'allNodes', { count: nodes.length }),
    edges: texts.t(edges.length === 1 ? 'oneEdge' : 'allEdges', { count: edges.length }),
    groups: groups.length,
  });
}
