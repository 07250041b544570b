/** From pipelines as far as they are shown to a graph: their nodes, what flows between them, what was found on them. */
import type { FlowNode } from '../lineage/flow.ts';
import type { Locale } from '../messages/template.ts';
import { renderText } from '../rules/finding.ts';
import type { Analysis, Located } from '../service/analysis.ts';
import { findingsIn } from '../service/findings-in.ts';
import { locate, type Place } from '../service/locate.ts';
import type { UnitKey } from '../model/path.ts';
import type { FileId } from '../text/source-file.ts';
import type { Graph, GraphEdge, GraphFinding, GraphGroup } from './graph.ts';
import type { Crossing, Group } from './groups.ts';
import { graphNode, nodeId, type PlacedNode } from './node.ts';
import { CLASSES } from './signs.ts';
import { positionOf, type Stream } from './streams.ts';

/** Whether a finding belongs in a drawing. */
export type Shows = (located: Located) => boolean;

/** What nobody put aside. */
const OPEN: Shows = ({ suppressed }) => suppressed === undefined;

/**
 * The graph of these pipelines; what stands in a file that has gone is left out.
 * @param shows the findings to draw; by default those that nobody put aside
 */
export function assemble(shown: readonly Group[], crossings: readonly Crossing[], analysis: Analysis, locale: Locale, shows: Shows = OPEN): Graph<Place, PlacedNode> {
  const { workspace } = analysis;
  const groups: GraphGroup<Place>[] = [];
  const nodes: PlacedNode[] = [];
  const edges: GraphEdge[] = [];
  const ids = new Map<FlowNode, string>();
  for (const { flow, relation, distance, whole, nodes: members } of shown) {
    const { key, id, title } = flow.pipeline;
    const place = locate({ unit: key, path: ['pipeline'], part: 'value' }, workspace);
    if (place === undefined) continue;
    const found = findingsOf(key, flow.pipeline.file, analysis, locale, shows);
    groups.push({ id: key, pipeline: id, title: title ?? id, relation, distance, whole, hidden: flow.nodes.length - members.length, findings: found.get('') ?? [], place });
    for (const node of members) {
      const drawn = graphNode(flow, node, found.get(`${node.path[0]} ${node.name}`) ?? [], workspace, locale);
      if (drawn === undefined) continue;
      nodes.push(drawn);
      ids.set(node, nodeId(flow, node));
    }
  }
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const connect = (stream: Stream, crosses: boolean): void => {
    const [from, to] = [ids.get(stream.from), ids.get(stream.to)];
    const arriving = to === undefined ? undefined : byId.get(to)?.fields;
    if (from === undefined || to === undefined || arriving === undefined) return;
    const rank = Math.max(0, ...stream.flows.map(([, field]) => CLASSES.indexOf(arriving[field]?.class ?? 'none')));
    const keys = stream.to.references.filter(({ role, input }) => role === 'key' && input === stream.from).map(({ ref }) => ref.id);
    edges.push({ from, to, fields: new Set(stream.flows.map(([field]) => field)).size, class: CLASSES[rank]!, keys: [...new Set(keys)], crosses, via: stream.via, flows: stream.flows });
  };
  for (const { streams } of shown) for (const stream of streams) connect(stream, false);
  for (const { from, to } of crossings) connect({ from, to, via: 0, flows: crossingFlows(from, to) }, true);
  return { locale, groups, nodes, edges };
}

/** Over a border a field keeps its name. */
function crossingFlows(from: FlowNode, to: FlowNode): Stream['flows'] {
  return [...to.profile.fields.keys()].flatMap((name, index) => {
    const position = positionOf(name, from);
    return position === -1 ? [] : [[position, index] as const];
  });
}

/** What is to be drawn of the findings in a unit, by `section name` of the node; the rest under nothing. */
function findingsOf(unit: UnitKey, file: FileId, analysis: Analysis, locale: Locale, shows: Shows): ReadonlyMap<string, readonly GraphFinding<Place>[]> {
  const byNode = new Map<string, GraphFinding<Place>[]>();
  for (const located of findingsIn(file, analysis)) {
    if (located.finding.at.unit !== unit || !shows(located)) continue;
    const [section = '', name] = located.finding.at.path;
    const key = ['sources', 'steps', 'outputs'].includes(section) && name !== undefined ? `${section} ${name}` : '';
    const list = byNode.get(key);
    if (list === undefined) byNode.set(key, [graphFinding(located, locale)]);
    else list.push(graphFinding(located, locale));
  }
  return byNode;
}

function graphFinding({ severity, rule, finding, file, span }: Located, locale: Locale): GraphFinding<Place> {
  return { severity, rule: rule.id, page: rule.declaration === undefined, message: renderText(rule.messages[finding.message] ?? rule.summary, finding.params, locale), place: { file, span } };
}
