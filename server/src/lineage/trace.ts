/**
 * The way data came: from a node back to an origin field or a collected purpose, over as many
 * pipelines as it takes. Walked when somebody asks, against the newest flows.
 */
import type { Anchor, Path, UnitKey } from '../model/path.ts';
import type { FlowNode, PipelineFlow, SourceNode } from './flow.ts';
import type { Profile } from './profile.ts';

/** One stop on the way, and the pipeline it is in. */
export interface Stop {
  readonly at: Anchor;
  readonly kind: 'field' | 'source' | 'step' | 'output' | 'purpose';
  readonly name: string;
}

/** What is looked for: an origin field's place, or a collected purpose's kind. */
export type Quarry = { readonly origin: Anchor } | { readonly collected: string };

/** Longest way that is shown; a chain of ten thousand pipelines is told by its two ends. */
const LIMIT = 64;

/**
 * The stops from the origin to the node, first to last. Empty where the node does not carry what is
 * looked for.
 * @param flow the flow of a unit, or undefined where it is not known
 */
export function trace(start: PipelineFlow, node: Path, quarry: Quarry, flow: (unit: UnitKey) => PipelineFlow | undefined): readonly Stop[] {
  const stops: Stop[] = [];
  let here: PipelineFlow | undefined = start;
  let at: FlowNode | undefined = start.nodes.find((candidate) => samePath(candidate.path, node));
  while (here !== undefined && at !== undefined && stops.length < LIMIT) {
    stops.push({ at: at.at, kind: at.kind, name: at.name });
    if (at.kind !== 'source') {
      at = at.inputs.find((input) => carries(input.profile, quarry)) ?? (at.inputs.length === 1 ? at.inputs[0] : undefined);
      continue;
    }
    const source: SourceNode = at;
    const upstream = source.supply.upstream;
    at = undefined;
    if (upstream === undefined || !carries(upstream.profile, quarry)) break;
    here = flow(upstream.pipeline.key);
    at = here?.outputs.find((output) => output.name === upstream.output.name);
  }
  if ('origin' in quarry) stops.push({ at: quarry.origin, kind: 'field', name: quarry.origin.path[quarry.origin.path.length - 1] ?? '' });
  return stops.reverse();
}

function carries(profile: Profile, quarry: Quarry): boolean {
  if ('collected' in quarry) return profile.collected.has(quarry.collected);
  for (const field of profile.fields.values()) {
    for (const origin of field.origins) if (origin.unit === quarry.origin.unit && samePath(origin.path, quarry.origin.path)) return true;
  }
  return false;
}

/** Whether two paths are the same. */
export function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((segment, i) => segment === b[i]);
}
