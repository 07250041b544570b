/** Where data go: from fields at a node on to the outputs that carry them, and over files to the pipelines that read those. */
import type { FlowNode, OutputNode, PipelineFlow } from '../lineage/flow.ts';
import type { FieldFlow, Profile } from '../lineage/profile.ts';
import type { UnitKey } from '../model/path.ts';
import type { Pipeline } from '../model/pipeline.ts';
import { originKey } from '../rules/places.ts';
import type { Workspace } from '../service/workspace.ts';

export interface Destinations {
  /** Outputs of the same pipeline. */
  readonly outputs: readonly OutputNode[];
  /** Pipelines that read those, near ones first, with the outputs by which they hand it on. */
  readonly readers: readonly { readonly pipeline: Pipeline; readonly outputs: readonly OutputNode[] }[];
  /** Whether there are more pipelines than were looked at. */
  readonly more: boolean;
}

/** So many pipelines are looked at: a hover is answered at once, also in a chain of hundreds. */
const MOST = 16;

/** Where fields of a pipeline's nodes arrive. */
export function destinationsOf(fields: readonly FieldFlow[], from: readonly FlowNode[], flow: PipelineFlow, workspace: Workspace): Destinations {
  const origins = new Set(fields.flatMap((field) => field.origins.map(originKey)));
  const names = new Set(fields.map(({ name }) => name));
  // What was counted or made here comes from nothing that has a name: it is known by its own.
  const carries = ({ fields: carried }: Profile): boolean => {
    for (const field of carried.values()) if (origins.size === 0 ? names.has(field.name) : field.origins.some((origin) => origins.has(originKey(origin)))) return true;
    return false;
  };
  const outputs = arrivals(flow, new Set(from), carries);
  const readers: { pipeline: Pipeline; outputs: readonly OutputNode[] }[] = [];
  const seen = new Set<UnitKey>([flow.pipeline.key]);
  const todo: { unit: UnitKey; names: ReadonlySet<string> }[] = outputs.length === 0 ? [] : [{ unit: flow.pipeline.key, names: namesOf(outputs) }];
  let more = false;
  for (const { unit, names: sent } of todo) {
    for (const key of workspace.link().readers.get(unit) ?? []) {
      if (seen.has(key)) continue;
      if (readers.length >= MOST) return { outputs, readers, more: true };
      const reader = workspace.flow(key);
      if (reader === undefined) continue;
      const starts = reader.sources.filter(({ supply, profile }) => supply.upstream?.pipeline.key === unit && sent.has(supply.upstream.output.name) && carries(profile));
      if (starts.length === 0) continue;
      seen.add(key);
      const onward = arrivals(reader, new Set<FlowNode>(starts), carries);
      readers.push({ pipeline: reader.pipeline, outputs: onward });
      if (onward.length > 0) todo.push({ unit: key, names: namesOf(onward) });
    }
  }
  return { outputs, readers, more };
}

function namesOf(outputs: readonly OutputNode[]): ReadonlySet<string> {
  return new Set(outputs.map(({ name }) => name));
}

/** The outputs that carry it, on a way along which everything does; nodes stand after what they read. */
function arrivals(flow: PipelineFlow, starts: ReadonlySet<FlowNode>, carries: (profile: Profile) => boolean): readonly OutputNode[] {
  const reached = new Set<FlowNode>(starts);
  for (const node of flow.nodes) if (node.inputs.some((input) => reached.has(input)) && carries(node.profile)) reached.add(node);
  return flow.outputs.filter((output) => reached.has(output));
}
