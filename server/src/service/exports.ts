/** What the units of a workspace offer each other, and what they look for in vain. */
import { alike } from '../base/equal.ts';
import type { PipelineFlow } from '../lineage/flow.ts';
import { splitReference, type Links } from '../lineage/link.ts';
import type { Export } from '../lineage/supply.ts';
import type { UnitKey } from '../model/path.ts';
import type { Unit } from '../model/pipeline.ts';

/** What a pipeline offers under the names of its outputs; an output that is not filled in is there, and nothing is known of it. */
export type Exports = ReadonlyMap<string, Export | 'unreadable'>;

const NO_EXPORTS: Exports = new Map();

/** What the outputs export; an export that says the same as before stays the same object. */
export function exportsOf(flow: PipelineFlow, before: Exports | undefined): Exports {
  const { id, key, controllers, processors, environment, parties, purposes, unreadable } = flow.pipeline;
  if (flow.outputs.length === 0 && unreadable.size === 0) return NO_EXPORTS;
  const exports = new Map<string, Export | 'unreadable'>();
  for (const name of unreadable) exports.set(name, 'unreadable');
  for (const node of flow.outputs) {
    const value: Export = { pipeline: { id, key, controllers, processors, environment, parties, purposes }, output: node.decl, profile: node.profile, purposes: node.purposes };
    const old = before?.get(node.name);
    exports.set(node.name, old !== undefined && alike(old, value) ? old : value);
  }
  return exports;
}

/** Whether two sets of exports are the same objects: then no reader has anything to do. */
export function sameExports(a: Exports, b: Exports): boolean {
  return a.size === b.size && [...a].every(([name, value]) => b.get(name) === value);
}

/** The names under which other pipelines can read what a unit puts out. */
export function outputNamesOf(unit: Unit): readonly string[] {
  return unit.kind === 'pipeline' ? [...unit.outputs.keys()].map((name) => `${unit.id}/${name}`) : [];
}

/** Pipelines with a reference that leads nowhere: whether it does depends on every id there is. */
export function unitsThatReadMissing(links: Links, units: ReadonlyMap<UnitKey, Unit>): readonly UnitKey[] {
  return links.order.filter((key) => {
    const unit = units.get(key);
    return unit?.kind === 'pipeline' && [...unit.sources.values()].some((source) => source.output !== undefined && !links.pipelines.has(splitReference(source.output.id).pipeline));
  });
}
