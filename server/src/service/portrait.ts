/**
 * The portrait of a pipeline: all that reports, comparisons and other tools show of it, in one plain value. It is
 * computed by the same functions as the rules and the editor use, and it is the same for texts that say the same.
 */
import { byCodeUnit } from '../base/sorted.ts';
import { documentOf, type UnitKey } from '../model/path.ts';
import type { Pipeline } from '../model/pipeline.ts';
import { handlesPersonalData } from '../lineage/handled.ts';
import type { Analysis } from './analysis.ts';
import { combinationsOf } from './portrait/combinations.ts';
import { judgementsOf } from './portrait/judgements.ts';
import { sorted, type Sitter } from './portrait/naming.ts';
import { outputsOf } from './portrait/outputs.ts';
import { purposesOf } from './portrait/purposes.ts';
import { rolesOf, transfersOf } from './portrait/roles.ts';
import type { CategoryPortrait, Portrait } from './portrait/shape.ts';
import { peopleIn, sourcesOf } from './portrait/sources.ts';
import { undeclaredIn } from './portrait/undeclared.ts';

export type * from './portrait/shape.ts';

/**
 * Describes one pipeline, as it is declared and as its flow computes.
 * @param pipeline a unit of the workspace of `analysis`
 * @returns undefined where the workspace has no such pipeline
 */
export function portraitOf({ key }: Pick<Pipeline, 'key'>, analysis: Analysis): Portrait | undefined {
  const { workspace } = analysis;
  const flow = workspace.flow(key);
  if (flow === undefined) return undefined;
  const { pipeline } = flow;
  const sitter: Sitter = { pipeline, view: analysis.view(flow), unitId: (unit: UnitKey) => workspace.unit(unit)?.id ?? unit };
  const parts = {
    purposes: purposesOf(sitter),
    sources: sourcesOf(sitter),
    combinations: combinationsOf(sitter),
    outputs: outputsOf(sitter),
    judgements: judgementsOf(sitter),
  };
  return {
    id: pipeline.id,
    title: pipeline.title ?? null,
    description: pipeline.description ?? null,
    owner: pipeline.owner ?? null,
    file: pipeline.file,
    document: documentOf(pipeline.key) + 1,
    schedule: pipeline.schedule ?? null,
    personal: handlesPersonalData(flow),
    roles: rolesOf(sitter),
    people: peopleIn(sitter),
    ...parts,
    transfers: transfersOf(sitter),
    categories: named(parts, sitter),
    undeclared: undeclaredIn(sitter),
  };
}

/** The portraits of all pipelines of a workspace, in the order of files and documents. */
export function portraitsOf(analysis: Analysis): readonly Portrait[] {
  const pipelines = [...analysis.workspace.allUnits()].filter((unit) => unit.kind === 'pipeline');
  const portraits = pipelines.flatMap((pipeline) => portraitOf(pipeline, analysis) ?? []);
  return portraits.sort((a, b) => byCodeUnit(a.file, b.file) || a.document - b.document);
}

/** Every category that the parts of a portrait name, with its class and its labels. */
function named({ purposes, sources, combinations, outputs, judgements }: Pick<Portrait, 'purposes' | 'sources' | 'combinations' | 'outputs' | 'judgements'>, { view: { environment } }: Sitter): readonly CategoryPortrait[] {
  const ids = sorted([
    ...purposes.flatMap(({ categories }) => categories.map(({ category }) => category)),
    ...[...sources, ...combinations, ...outputs, ...judgements].flatMap(({ categories }) => categories),
    ...combinations.flatMap(({ parts }) => parts.flatMap(({ fields }) => fields.flatMap(({ categories }) => categories))),
  ]);
  return ids.flatMap((id) => {
    const category = environment.taxonomy.get(id);
    return category === undefined ? [] : [{ id, class: category.class, label: category.label }];
  });
}
