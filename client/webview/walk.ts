/** Where an arrow key leads: along the edges, or to the next node beside. */
import type { LineageGraph } from '../../server/src/picture/graph.ts';
import type { Box, Layout } from '../../server/src/picture/layout.ts';

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** The node an arrow leads to from a node; undefined where there is nothing that way. */
export function nextNode(graph: LineageGraph, layout: Layout, from: string, arrow: Arrow): string | undefined {
  const here = layout.nodes.get(from);
  if (here === undefined) return undefined;
  const back = layout.down ? 'ArrowUp' : 'ArrowLeft';
  const onward = layout.down ? 'ArrowDown' : 'ArrowRight';
  const across = (box: Box): number => (layout.down ? box.x + box.width / 2 : box.y + box.height / 2);
  const along = (box: Box): number => (layout.down ? box.y : box.x);
  const nearest = (ids: readonly string[], measure: (box: Box) => number): string | undefined => {
    const found = ids.flatMap((id) => {
      const box = layout.nodes.get(id);
      return box === undefined ? [] : [{ id, far: measure(box) }];
    });
    return found.sort((a, b) => a.far - b.far)[0]?.id;
  };
  if (arrow === back || arrow === onward) {
    const linked = graph.edges.flatMap(({ from: start, to }) => (arrow === back ? (to === from ? [start] : []) : start === from ? [to] : []));
    return nearest(linked, (box) => Math.abs(across(box) - across(here)));
  }
  const sign = arrow === 'ArrowUp' || arrow === 'ArrowLeft' ? -1 : 1;
  const beside = [...layout.nodes].filter(([id, box]) => id !== from && (across(box) - across(here)) * sign > 1).map(([id]) => id);
  // One in the same column is nearer than any in another.
  return nearest(beside, (box) => Math.abs(across(box) - across(here)) + 10 * Math.abs(along(box) - along(here)));
}
