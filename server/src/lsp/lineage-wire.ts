/** The graph of a pipeline as clients get it: every place as a URI and a range. */
import type { Location } from 'vscode-languageserver';
import type { GraphGroup, LineageGraph } from '../editor/lineage-graph.ts';
import type { GraphFinding, GraphNode } from '../editor/lineage-node.ts';
import type { Place } from '../service/locate.ts';
import { toLocation, toRange, type Texts } from './convert.ts';

type Wire<T> = Omit<T, 'place' | 'findings' | 'nameSpan'> & { readonly place: Location; readonly findings: readonly WireFinding[] };
type WireFinding = Omit<GraphFinding, 'place'> & { readonly place: Location };

export interface WireGraph extends Omit<LineageGraph, 'groups' | 'nodes'> {
  readonly groups: readonly Wire<GraphGroup>[];
  readonly nodes: readonly (Wire<GraphNode> & { readonly nameRange: ReturnType<typeof toRange> })[];
  /** The node at the position that was asked for. */
  readonly selected?: string;
}

/** The graph with its places as the client knows them; what stands in a file that has gone is left out. */
export function wireGraph(graph: LineageGraph, selected: string | undefined, texts: Texts): WireGraph {
  const located = <T extends { readonly place: Place }>(items: readonly T[]): readonly (Omit<T, 'place'> & { readonly place: Location })[] =>
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
