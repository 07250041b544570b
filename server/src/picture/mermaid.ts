/** The graph as a flowchart of Mermaid 10 and 11: what GitHub, GitLab and many wikis draw from a text. */
import { INK, PAPER, WIDTH } from './colours.ts';
import type { Graph, GraphNode } from './graph.ts';
import { edgeLine, groupLine, nodeLines } from './labels.ts';
import { CLASSES } from './signs.ts';
import { describeGraph, titleOf } from './svg.ts';
import type { PictureTexts } from './texts.ts';
import { worstOf } from './words.ts';

/** Above these a page refuses to draw, unless its owner allows more. */
export const MERMAID_EDGES = 500;
export const MERMAID_LENGTH = 50_000;

const SHAPES: Readonly<Record<GraphNode['kind'], readonly [open: string, close: string]>> = { source: ['[(', ')]'], step: ['[', ']'], output: ['([', '])'] };

/** The flowchart, ending in a line break. */
export function mermaidText(graph: Graph, texts: PictureTexts): string {
  const ids = new Map(graph.nodes.map(({ id }, index) => [id, `n${index}`]));
  const lines = ['flowchart LR', `  accTitle: ${plain(titleOf(graph, texts))}`, `  accDescr: ${plain(describeGraph(graph, texts))}`];
  graph.groups.forEach((group, index) => {
    const members = graph.nodes.filter((node) => node.group === group.id);
    lines.push(`  subgraph p${index}["${escaped(groupLine(group, texts))}"]`);
    // A frame around nothing is no frame for every version.
    if (members.length === 0) lines.push(`    p${index}x[" "]`);
    for (const node of members) {
      const [open, close] = SHAPES[node.kind];
      lines.push(`    ${ids.get(node.id)}${open}"${nodeLines(node, texts).map(escaped).join('<br/>')}"${close}`);
    }
    lines.push('  end', `  style p${index} fill:#ffffff,stroke:#9aa4af,color:#1f2328`);
  });
  const drawn = graph.edges.flatMap((edge) => {
    const [from, to] = [ids.get(edge.from), ids.get(edge.to)];
    return from === undefined || to === undefined ? [] : [{ edge, from, to }];
  });
  for (const { edge, from, to } of drawn) lines.push(`  ${from} ${edge.crosses ? '==>' : '-->'}|"${escaped(edgeLine(edge, texts))}"| ${to}`);
  for (const name of CLASSES) {
    const members = graph.nodes.filter((node) => (node.classes[0]?.class ?? 'none') === name).map(({ id }) => ids.get(id));
    if (members.length > 0) lines.push(`  classDef ${name} fill:${PAPER[name]},stroke:${INK[name]},color:#1f2328`, `  class ${members.join(',')} ${name}`);
    const edges = drawn.flatMap(({ edge }, index) => (edge.class === name ? [index] : []));
    if (edges.length > 0) lines.push(`  linkStyle ${edges.join(',')} stroke:${INK[name]},stroke-width:${WIDTH[name]}px`);
  }
  for (const [severity, looks] of [['error', 'stroke:#d1242f,stroke-width:4px'], ['warning', 'stroke-width:3px,stroke-dasharray:6 3']] as const) {
    const members = graph.nodes.filter(({ findings }) => worstOf(findings) === severity).map(({ id }) => ids.get(id));
    if (members.length > 0) lines.push(`  classDef ${severity} ${looks}`, `  class ${members.join(',')} ${severity}`);
  }
  return `${lines.join('\n')}\n`;
}

/**
 * A text for between quotation marks. All that could mean something to Mermaid, to Markdown in it or to HTML around it
 * is written by its number.
 */
function escaped(text: string): string {
  return text.replace(/[^\p{L}\p{N}\p{M} ,.()/·…⚠_-]|^[-.]|(?<=^\d+)[.)]|_(?=_)/gu, (letter) => `#${letter.codePointAt(0)};`);
}

/** Our own words, on a line that ends the text. */
function plain(text: string): string {
  return text.replace(/[#;]/gu, ' ');
}
