/**
 * The graph of a pipeline and its neighbours for a view: nodes, what flows between them, and what was
 * found on them. Plain data in the user's language; comes from what is known already.
 */
import type { CategoryClass } from '../knowledge/types.ts';
import type { FlowNode } from '../lineage/flow.ts';
import type { Locale } from '../messages/template.ts';
import type { UnitKey } from '../model/path.ts';
import type { Pipeline } from '../model/pipeline.ts';
import { renderText } from '../rules/finding.ts';
import type { Analysis, Located } from '../service/analysis.ts';
import { locate, type Place } from '../service/locate.ts';
import type { FileId } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { CLASS_ORDER, positionOf, type Stream } from './lineage-edges.ts';
import { groupsAround, type Relation } from './lineage-groups.ts';
import { graphNode, nodeId, type GraphFinding, type GraphNode } from './lineage-node.ts';
import { findingsIn } from './open-findings.ts';

export interface GraphGroup {
  readonly id: string;
  /** The id of the pipeline. */
  readonly pipeline: string;
  readonly title: string;
  readonly relation: Relation;
  readonly distance: number;
  readonly whole: boolean;
  /** Nodes that are not shown. */
  readonly hidden: number;
  /** What was found on the pipeline as a whole and on its purposes. */
  readonly findings: readonly GraphFinding[];
  /** Where it has its name. */
  readonly place: Place;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** How many fields of the one arrive at the other. */
  readonly fields: number;
  /** The heaviest class of what arrives. */
  readonly class: CategoryClass;
  /** The fields on which the other joins what comes along here. */
  readonly keys: readonly string[];
  /** Between two pipelines. */
  readonly crosses: boolean;
  /** How many steps between are not shown. */
  readonly via: number;
  /** Which field becomes which, by their places in the lists of the nodes. */
  readonly flows: readonly (readonly [from: number, to: number])[];
}

export interface LineageGraph {
  readonly locale: Locale;
  /** The pipeline in the middle. */
  readonly unit: string;
  readonly pipeline: string;
  readonly title: string;
  /** The newest text cannot be read: this is the graph of the last one that could. */
  readonly outdated: boolean;
  readonly groups: readonly GraphGroup[];
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Pipelines further away that can be asked for with more depth. */
  readonly beyond: number;
}

export interface GraphWish {
  /** How many pipelines away; 1 when left out, at most 8. */
  readonly depth?: number;
  /** Ids of groups to show as a whole. */
  readonly whole?: readonly string[];
}

const DEEPEST = 8;

/** The pipeline at an offset, or the first of the file; undefined where there is none. */
export function pipelineAt(file: FileId, offset: number | undefined, analysis: Analysis): Pipeline | undefined {
  const { workspace } = analysis;
  const pipelines = (workspace.file(file)?.good?.parsed.units ?? []).filter((unit) => unit.kind === 'pipeline');
  if (offset === undefined || pipelines.length < 2) return pipelines[0];
  const startOf = (unit: UnitKey): number => locate({ unit, path: [], part: 'key' }, workspace)?.span.start ?? 0;
  return pipelines.filter(({ key }) => startOf(key) <= offset).at(-1) ?? pipelines[0];
}

/** The graph around a pipeline; undefined where it does not exist. */
export function lineageGraph(pipeline: Pipeline, analysis: Analysis, locale: Locale, { depth = 1, whole = [] }: GraphWish = {}): LineageGraph | undefined {
  const { workspace } = analysis;
  const around = groupsAround(pipeline.key, workspace, Math.min(Math.max(0, Math.trunc(depth)), DEEPEST), new Set(whole));
  if (around.groups.length === 0) return undefined;
  const groups: GraphGroup[] = [];
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  const ids = new Map<FlowNode, string>();
  for (const { flow, relation, distance, whole, nodes: shown } of around.groups) {
    const { key, id, title } = flow.pipeline;
    const place = locate({ unit: key, path: ['pipeline'], part: 'value' }, workspace);
    if (place === undefined) continue;
    const found = findingsOf(key, flow.pipeline.file, analysis, locale);
    groups.push({ id: key, pipeline: id, title: title ?? id, relation, distance, whole, hidden: flow.nodes.length - shown.length, findings: found.get('') ?? [], place });
    for (const node of shown) {
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
    const rank = Math.max(0, ...stream.flows.map(([, field]) => CLASS_ORDER.indexOf(arriving[field]?.class ?? 'none')));
    const keys = stream.to.references.filter(({ role, input }) => role === 'key' && input === stream.from).map(({ ref }) => ref.id);
    edges.push({ from, to, fields: new Set(stream.flows.map(([field]) => field)).size, class: CLASS_ORDER[rank]!, keys: [...new Set(keys)], crosses, via: stream.via, flows: stream.flows });
  };
  for (const { streams } of around.groups) for (const stream of streams) connect(stream, false);
  for (const { from, to } of around.crossings) connect({ from, to, via: 0, flows: crossingFlows(from, to) }, true);
  return {
    locale, unit: pipeline.key, pipeline: pipeline.id, title: pipeline.title ?? pipeline.id,
    outdated: workspace.file(pipeline.file)?.parsed.unreadable === true, groups, nodes, edges, beyond: around.beyond,
  };
}

/** Over a border a field keeps its name. */
function crossingFlows(from: FlowNode, to: FlowNode): Stream['flows'] {
  return [...to.profile.fields.keys()].flatMap((name, index) => {
    const position = positionOf(name, from);
    return position === -1 ? [] : [[position, index] as const];
  });
}

/** What was found in a unit and no comment switches off, by `section name` of the node; the rest under nothing. */
function findingsOf(unit: UnitKey, file: FileId, analysis: Analysis, locale: Locale): ReadonlyMap<string, readonly GraphFinding[]> {
  const byNode = new Map<string, GraphFinding[]>();
  for (const located of findingsIn(file, analysis)) {
    if (located.suppressed !== undefined || located.finding.at.unit !== unit) continue;
    const [section = '', name] = located.finding.at.path;
    const key = ['sources', 'steps', 'outputs'].includes(section) && name !== undefined ? `${section} ${name}` : '';
    const list = byNode.get(key);
    if (list === undefined) byNode.set(key, [graphFinding(located, locale)]);
    else list.push(graphFinding(located, locale));
  }
  return byNode;
}

function graphFinding({ severity, rule, finding, file, span }: Located, locale: Locale): GraphFinding {
  return { severity, rule: rule.id, page: rule.declaration === undefined, message: renderText(rule.messages[finding.message] ?? rule.summary, finding.params, locale), place: { file, span } };
}

/** The node whose declaration an offset of a file is in. */
export function nodeAtOffset(graph: LineageGraph, file: FileId, offset: number): string | undefined {
  const inside = ({ start, end }: Span): boolean => start <= offset && offset <= end;
  return graph.nodes.find(({ place }) => place.file === file && inside(place.span))?.id;
}
