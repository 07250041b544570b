/** The drawing as a file by itself: concrete colours on light paper, a title and a description, no script and no reference outside. */
import type { LineageGraph } from './graph.ts';
import { layOut } from './layout.ts';
import { sceneOf } from './scene.ts';
import { num, shape, toXml } from './shape.ts';
import { classSign, CLASSES } from './signs.ts';
import type { PictureTexts } from './texts.ts';
import { widthOf } from './words.ts';

/** The looks on paper; the classes are those of the view's own stylesheet. */
const STYLE = `
text{font-family:"Segoe UI","Noto Sans","Helvetica Neue",Arial,sans-serif;fill:#1f2328}
.frame .box{fill:#fafafa;stroke:#d5d9de}
.frame.own .box{fill:#fff;stroke:#9aa4af}
.frame .title{font-size:12px;font-weight:600}
.relation,.detail,.level,.caption{font-size:11px;fill:#59636e}
.fold,.focus,.reach{display:none}
.node .box{fill:#fff;stroke:#8b949e}
.name{font-size:13px;font-weight:600}
.count{font-size:11px}
.kind{fill:none;stroke:#59636e;stroke-width:1.2}
.bar.none{fill:#8b949e}.bar.ordinary,.sign.ordinary{fill:#0969da}.bar.sensitive,.sign.sensitive{fill:#9a6700}
.bar.criminal,.sign.criminal{fill:#a40e26}.bar.special,.sign.special{fill:#8250df}.bar.national-id,.sign.national-id{fill:#24292f}
.sign.none{fill:none;stroke:#59636e;stroke-width:1.5}
.severity .outline{fill:#d1242f}.severity.warning .outline{fill:#9a6700}.severity.info .outline{fill:#0969da}
.severity .stroke{fill:none;stroke:#fff;stroke-width:1.5;stroke-linecap:round}
.line{fill:none;stroke:#8b949e;stroke-width:1.2}.head{fill:#8b949e}
.edge.none .line{stroke-dasharray:2 3}
.edge.ordinary .line{stroke:#0969da}.edge.ordinary .head{fill:#0969da}
.edge.sensitive .line{stroke:#9a6700;stroke-width:1.8}.edge.sensitive .head{fill:#9a6700}
.edge.criminal .line{stroke:#a40e26;stroke-width:2.4;stroke-dasharray:9 3}.edge.criminal .head{fill:#a40e26}
.edge.special .line{stroke:#8250df;stroke-width:2.4}.edge.special .head{fill:#8250df}
.edge.national-id .line{stroke:#24292f;stroke-width:2.8}.edge.national-id .head{fill:#24292f}
.flow{font-size:10px;text-anchor:middle;stroke:#fff;stroke-width:4px;paint-order:stroke}
`.trim();

const LEGEND = 44;

/** The graph as an SVG document. */
export function exportSvg(graph: LineageGraph, texts: PictureTexts, down: boolean): string {
  const layout = layOut(graph, down);
  const title = texts.t('title', { name: graph.title });
  let x = 24;
  const legend = CLASSES.flatMap((name) => {
    const sign = classSign(name, x + 6, layout.height + 16);
    const word = shape('text', { class: 'caption', x: x + 18, y: layout.height + 20 }, texts.class(name));
    x += 42 + widthOf(texts.class(name), 11);
    return [sign, word];
  });
  const [width, height] = [num(Math.max(layout.width, x)), num(layout.height + LEGEND)];
  const drawing = shape('svg', { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-labelledby': 'title desc' },
    shape('title', { id: 'title' }, title),
    shape('desc', { id: 'desc' }, describeGraph(graph, texts)),
    shape('style', {}, STYLE),
    shape('rect', { width, height, fill: '#fff' }),
    sceneOf(graph, layout, texts),
    shape('g', { class: 'legend' }, ...legend));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(drawing)}\n`;
}

/** How much there is to see, in one sentence. */
export function describeGraph({ nodes, edges, groups }: LineageGraph, texts: PictureTexts): string {
  return texts.t(groups.length === 1 ? 'describeOne' : 'describe', { nodes: nodes.length, edges: edges.length, groups: groups.length });
}
