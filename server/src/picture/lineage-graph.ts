/** The graph of a pipeline and its neighbours for a view; comes from what is known already. */
import type { Locale } from '../messages/template.ts';
import type { UnitKey } from '../model/path.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { Analysis } from '../service/analysis.ts';
import { locate, type Place } from '../service/locate.ts';
import type { FileId } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { assemble, type Shows } from './assemble.ts';
import type { LineageGraph } from './graph.ts';
import { groupsAround } from './groups.ts';
import type { PlacedNode } from './node.ts';

/** A graph around a pipeline, with its places in files. */
export type PlacedGraph = LineageGraph<Place, PlacedNode>;

export interface GraphWish {
  /** How many pipelines away; 1 when left out, at most 8. */
  readonly depth?: number;
  /** Ids of groups to show as a whole. */
  readonly whole?: readonly string[];
  /** So many neighbours at most. */
  readonly most?: number;
  /** Which findings to draw; by default those that nobody put aside. */
  readonly shows?: Shows | undefined;
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
export function lineageGraph(pipeline: Pipeline, analysis: Analysis, locale: Locale, { depth = 1, whole = [], most, shows }: GraphWish = {}): PlacedGraph | undefined {
  const { workspace } = analysis;
  const around = groupsAround([pipeline.key], workspace, Math.min(Math.max(0, Math.trunc(depth)), DEEPEST), new Set(whole), most);
  if (around.groups.length === 0) return undefined;
  return {
    unit: pipeline.key, pipeline: pipeline.id, title: pipeline.title ?? pipeline.id, outdated: workspace.file(pipeline.file)?.parsed.unreadable === true,
    ...assemble(around.groups, around.crossings, analysis, locale, shows), beyond: around.beyond,
  };
}

/** The node whose declaration an offset of a file is in. */
export function nodeAtOffset(graph: PlacedGraph, file: FileId, offset: number): string | undefined {
  const inside = ({ start, end }: Span): boolean => start <= offset && offset <= end;
  return graph.nodes.find(({ place }) => place.file === file && inside(place.span))?.id;
}
