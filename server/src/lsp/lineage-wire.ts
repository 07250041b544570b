/** The graph of a pipeline as clients get it: every place as a URI and a range. */
import type { PlacedGraph } from '../picture/lineage-graph.ts';
import type { WireGraph, WirePlace } from '../picture/wire.ts';
import type { Place } from '../service/locate.ts';
import { toLocation, toRange, type Texts } from './convert.ts';

/** The graph with its places as the client knows them; what stands in a file that has gone is left out. */
export function wireGraph(graph: PlacedGraph, selected: string | undefined, texts: Texts): WireGraph {
  const located = <T extends { readonly place: Place }>(items: readonly T[]): readonly (Omit<T, 'place'> & { readonly place: WirePlace })[] =>
    items.flatMap(({ place, ...rest }) => {
      const location = toLocation(place, texts);
      return location === undefined ? [] : [{ ...rest, place: location }];
    });
  return {
    ...graph,
    groups: located(graph.groups).map((group) => ({ ...group, findings: located(group.findings) })),
    nodes: graph.nodes.flatMap(({ nameSpan, ...node }) => {
      const source = texts.sourceOf(node.place.file);
      return source === undefined ? [] : located([node]).map((one) => ({ ...one, findings: located(node.findings), nameRange: toRange(nameSpan, source) }));
    }),
    ...(selected === undefined ? {} : { selected }),
  };
}
