/** The graph of all pipelines, or of those that are asked for and their neighbours. */
import type { Locale } from '../messages/template.ts';
import type { UnitKey } from '../model/path.ts';
import type { Analysis } from '../service/analysis.ts';
import type { Place } from '../service/locate.ts';
import { assemble } from './assemble.ts';
import type { Graph } from './graph.ts';
import { groupsAround } from './groups.ts';
import type { PlacedNode } from './node.ts';

export interface WholeWish {
  /** Ids of pipelines; all when left out. */
  readonly pipelines?: readonly string[] | undefined;
  /** How many pipelines away from those that are asked for; 1 when left out. */
  readonly depth?: number | undefined;
}

/** A graph of several pipelines, with its places in files. */
export type PlacedWhole = Graph<Place, PlacedNode>;

/** The pipelines there are, by id, each after those it reads. */
export function pipelineUnits({ workspace }: Analysis): ReadonlyMap<string, readonly UnitKey[]> {
  const units = new Map<string, UnitKey[]>();
  for (const key of workspace.link().order) {
    const unit = workspace.unit(key);
    if (unit?.kind !== 'pipeline') continue;
    const list = units.get(unit.id);
    if (list === undefined) units.set(unit.id, [key]);
    else list.push(key);
  }
  return units;
}

/** The graph; ids that no pipeline has are passed over. */
export function wholeGraph(analysis: Analysis, locale: Locale, { pipelines, depth = 1 }: WholeWish = {}): PlacedWhole {
  const units = pipelineUnits(analysis);
  const middle = pipelines === undefined ? [...units.values()].flat() : [...new Set(pipelines)].flatMap((id) => units.get(id) ?? []);
  const around = groupsAround(middle, analysis.workspace, pipelines === undefined ? 0 : Math.max(0, Math.trunc(depth)), new Set(), Number.POSITIVE_INFINITY);
  return assemble(around.groups, around.crossings, analysis, locale);
}
