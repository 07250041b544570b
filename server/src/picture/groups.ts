/** Which pipelines the graph shows around the one that is asked about, and how much of each. */
import type { FlowNode, OutputNode, PipelineFlow, SourceNode } from '../lineage/flow.ts';
import type { UnitKey } from '../model/path.ts';
import type { Workspace } from '../service/workspace.ts';
import type { Relation } from './graph.ts';
import { reaches, shortStreamsOf, streamsOf, type Stream } from './streams.ts';

/** A pipeline as far as it is shown. */
export interface Group {
  readonly flow: PipelineFlow;
  readonly relation: Relation;
  /** Pipelines away. */
  readonly distance: number;
  /** Whether its steps are shown, and all sources and outputs with them. */
  readonly whole: boolean;
  readonly nodes: readonly FlowNode[];
  readonly streams: readonly Stream[];
}

/** A way from an output of one pipeline to a source of another. */
export interface Crossing {
  readonly from: OutputNode;
  readonly to: SourceNode;
}

export interface Around {
  readonly groups: readonly Group[];
  readonly crossings: readonly Crossing[];
  /** How many pipelines would come with one more step outward, or did not fit. */
  readonly beyond: number;
}

/** So many pipelines are shown at most: what reads a register of all may be thousands. */
const MOST = 40;

/**
 * The pipelines around one, or around some, by breadth.
 * @param depth how many pipelines away
 * @param whole units of which the steps are shown too; those in the middle are always whole
 * @param most so many pipelines are shown at most, beside those in the middle
 */
export function groupsAround(middle: readonly UnitKey[], workspace: Workspace, depth: number, whole: ReadonlySet<string>, most: number = MOST): Around {
  const { reads, readers } = workspace.link();
  const found = new Map<UnitKey, { readonly flow: PipelineFlow; readonly relation: Relation; readonly distance: number }>();
  for (const unit of middle) {
    const flow = workspace.flow(unit);
    if (flow !== undefined) found.set(unit, { flow, relation: 'own', distance: 0 });
  }
  const fits = found.size - 1 + most;
  const beyond = new Set<UnitKey>();
  for (const [unit, { relation, distance }] of found) {
    for (const way of ['up', 'down'] as const) {
      // Who also reads what we read is no relative of ours.
      if (relation !== 'own' && relation !== way) continue;
      for (const next of (way === 'up' ? reads : readers).get(unit) ?? []) {
        if (found.has(next) || beyond.has(next)) continue;
        const flow = distance >= depth || found.size >= fits ? undefined : workspace.flow(next);
        if (flow !== undefined) found.set(next, { flow, relation: way, distance: distance + 1 });
        else beyond.add(next);
      }
    }
  }
  const members = [...found.values()];
  const crossings = members.flatMap(({ flow }) => flow.sources.flatMap((to) => {
    const { upstream } = to.supply;
    const from = upstream === undefined ? undefined : found.get(upstream.pipeline.key)?.flow.outputs.find(({ name }) => name === upstream.output.name);
    return from === undefined ? [] : [{ from, to }];
  }));
  const groups = members.map((member): Group => {
    const { flow, relation } = member;
    if (relation === 'own' || whole.has(flow.pipeline.key)) return { ...member, whole: true, nodes: flow.nodes, streams: streamsOf(flow) };
    const read = new Set<FlowNode>(crossings.map(({ from }) => from));
    const reading = new Set<FlowNode>(crossings.map(({ to }) => to));
    // Upstream: what is read of it, and what that comes from. Downstream: what reads, and what becomes of it.
    const outputs = relation === 'up' ? flow.outputs.filter((output) => read.has(output)) : flow.outputs.filter((output) => flow.sources.some((source) => reading.has(source) && reaches(source, output)));
    const sources = relation === 'down' ? flow.sources.filter((source) => reading.has(source)) : flow.sources.filter((source) => outputs.some((output) => reaches(source, output)));
    return { ...member, whole: false, nodes: [...sources, ...outputs], streams: shortStreamsOf(flow, sources, outputs) };
  });
  const shown = new Set(groups.flatMap(({ nodes }) => nodes));
  return { groups, crossings: crossings.filter(({ from, to }) => shown.has(from) && shown.has(to)), beyond: beyond.size };
}
