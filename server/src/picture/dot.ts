/** The graph in the language of Graphviz: `dot -Tsvg`, `-Tpdf`, and all that reads it. */
import { INK, PAPER, WIDTH } from './colours.ts';
import { drawable, shortened } from './drawable.ts';
import type { Graph, GraphNode } from './graph.ts';
import { edgeLine, groupLine, nodeLines } from './labels.ts';
import { titleOf } from './svg.ts';
import type { PictureTexts } from './texts.ts';
import { describeEdge, describeNode, worstOf } from './words.ts';

const SHAPES: Readonly<Record<GraphNode['kind'], string>> = { source: 'cylinder', step: 'box', output: 'cds' };

/** So long is what a tool shows beside the pointer. */
const TOOLTIP = 300;

/** The digraph, ending in a line break. */
export function dotText(graph: Graph, texts: PictureTexts): string {
  const ids = new Map(graph.nodes.map(({ id }, index) => [id, `n${index}`]));
  const labels = new Map(graph.nodes.map(({ id, label }) => [id, label]));
  const lines = [
    'digraph lineage {',
    `  graph [rankdir=LR, charset="UTF-8", fontname="Helvetica,Arial,sans-serif", fontsize=12, nodesep=0.3, ranksep=0.9, tooltip=${quoted(titleOf(graph, texts))}];`,
    '  node [fontname="Helvetica,Arial,sans-serif", fontsize=11, style="filled", margin="0.2,0.15"];',
    '  edge [fontname="Helvetica,Arial,sans-serif", fontsize=9, arrowsize=0.7];',
  ];
  graph.groups.forEach((group, index) => {
    lines.push(`  subgraph cluster_${index} {`, `    graph [label=${quoted(groupLine(group, texts))}, labeljust="l", style=${group.relation === 'own' ? '"rounded"' : '"rounded,dashed"'}, color="#9aa4af", tooltip=${quoted(shortened(group.pipeline, TOOLTIP))}];`);
    const members = graph.nodes.filter((node) => node.group === group.id);
    // Graphviz draws no frame around nothing.
    if (members.length === 0) lines.push(`    p${index} [label="", style=invis];`);
    for (const node of members) {
      const heaviest = node.classes[0]?.class ?? 'none';
      const worst = worstOf(node.findings);
      const border = worst === 'error' ? 'color="#d1242f", penwidth=3' : worst === 'warning' ? `color="${INK[heaviest]}", penwidth=2.5, style="filled,dashed"` : `color="${INK[heaviest]}"`;
      lines.push(`    ${ids.get(node.id)} [shape=${SHAPES[node.kind]}, label=${quoted(...nodeLines(node, texts))}, fillcolor="${PAPER[heaviest]}", ${border}, tooltip=${quoted(shortened(describeNode(node, texts), TOOLTIP))}];`);
    }
    lines.push('  }');
  });
  for (const edge of graph.edges) {
    const [from, to] = [ids.get(edge.from), ids.get(edge.to)];
    if (from === undefined || to === undefined) continue;
    const told = shortened(describeEdge(edge, labels.get(edge.from) ?? '', labels.get(edge.to) ?? '', texts), TOOLTIP);
    lines.push(`  ${from} -> ${to} [label=${quoted(edgeLine(edge, texts))}, color="${INK[edge.class]}", fontcolor="${INK[edge.class]}", penwidth=${WIDTH[edge.class]}${edge.class === 'none' ? ', style="dotted"' : edge.crosses ? ', style="bold"' : ''}, tooltip=${quoted(told)}];`);
  }
  lines.push('}');
  return `${lines.join('\n')}\n`;
}

/** Lines as one string: a backslash would be an escape of Graphviz, an ampersand the start of an entity. */
function quoted(...lines: readonly string[]): string {
  return `"${lines.map((line) => drawable(line).replaceAll('&', '&amp;').replaceAll('\\', '\\\\').replaceAll('"', '\\"')).join('\\n')}"`;
}
