/**
 * Where personal data meet: which input brings what, for which purposes, and what of it lacks declared cover. Beside the
 * joins and unions it holds the nodes that make something uncovered or that complete what points somebody out.
 */
import { coverOf, hasGround } from '../../lineage/coverage.ts';
import type { FlowNode, PipelineFlow } from '../../lineage/flow.ts';
import { categoriesAt, levelOf, moreIdentifying, personalCategories, personalFields } from '../../lineage/personal.ts';
import type { FieldFlow, Level, Profile } from '../../lineage/profile.ts';
import { outputsAfter } from '../../lineage/reach.ts';
import { singledOut, type SingledOut } from '../../lineage/singling-out.ts';
import { purposesInUse, uncoveredPlaces } from '../../lineage/uncovered.ts';
import { pathText } from '../../model/path.ts';
import type { Purpose } from '../../model/pipeline.ts';
import { originKey } from '../../rules/places.ts';
import { idsOf, originsIn, sorted, sortedBy, sourcesBehind, type Sitter } from './naming.ts';
import type { CombinationPortrait, PartPortrait } from './shape.ts';

const NOTHING: ReadonlyMap<Purpose, readonly string[]> = new Map();

/** The combinations of a pipeline, by path. */
export function combinationsOf(sitter: Sitter): readonly CombinationPortrait[] {
  const { flow, environment } = sitter.view;
  const uncovered = uncoveredIn(sitter);
  const pointing = singledOut(flow, flow.outputs, environment);
  const nodes = [...flow.steps, ...flow.outputs].filter((node) => meets(node) || uncovered.has(node) || pointing.has(node));
  return sortedBy(nodes.map((node) => combinationOf(node, uncovered.get(node) ?? NOTHING, pointing.get(node) ?? [], sitter)), ({ path }) => path);
}

/** The nodes that bring together what lacks cover, with the categories for each purpose. */
function uncoveredIn({ view: { flow, environment } }: Sitter): ReadonlyMap<FlowNode, ReadonlyMap<Purpose, readonly string[]>> {
  const found = new Map<FlowNode, Map<Purpose, readonly string[]>>();
  for (const purpose of purposesInUse(flow)) {
    if (!hasGround(purpose)) continue;
    for (const { node, categories, combined } of uncoveredPlaces(flow, purpose, coverOf(purpose, environment), environment)) {
      if (!combined) continue;
      const here = found.get(node) ?? new Map<Purpose, readonly string[]>();
      here.set(purpose, sorted([...(here.get(purpose) ?? []), ...idsOf(categories)]));
      found.set(node, here);
    }
  }
  return found;
}

/** Whether personal data of two inputs at least come together here. */
function meets(node: FlowNode): boolean {
  return node.kind === 'step' && node.inputs.length > 1 && partsOf(node).filter(({ fields }) => fields.length > 0).length > 1;
}

interface Part {
  readonly input: FlowNode | undefined;
  readonly fields: readonly FieldFlow[];
}

/** The personal fields of a node by the input that brings them; where the rows are groups, those that were counted. */
function partsOf(node: FlowNode): readonly Part[] {
  const own = personalFields(node.profile);
  if (own.length === 0) return node.inputs.map((input) => ({ input, fields: personalFields(input.profile) }));
  const parts = node.inputs.map((input) => {
    const brought = originsAt(input.profile);
    return { input, fields: own.filter((field) => field.origins.some((origin) => brought.has(originKey(origin)))) };
  });
  const made = own.filter((field) => !parts.some(({ fields }) => fields.includes(field)));
  return made.length === 0 ? parts : [...parts, { input: undefined, fields: made }];
}

function originsAt(profile: Profile): ReadonlySet<string> {
  return new Set([...profile.fields.values()].flatMap(({ origins }) => origins.map(originKey)));
}

function combinationOf(node: FlowNode, uncovered: ReadonlyMap<Purpose, readonly string[]>, pointing: readonly SingledOut[], sitter: Sitter): CombinationPortrait {
  const { flow, environment } = sitter.view;
  return {
    path: pathText(node.path),
    name: node.name,
    verb: node.kind === 'step' ? node.decl.verb : 'output',
    on: sorted(node.references.flatMap(({ role, ref }) => (role === 'key' ? [ref.id] : []))),
    before: mostOf(node.inputs.map(({ profile }) => levelOf(profile, environment))),
    level: levelOf(node.profile, environment),
    unknown: node.profile.unknown,
    categories: idsOf(categoriesAt(node.profile)),
    parts: partsOf(node).map((part) => partOf(part, node, sitter)),
    purposes: sortedBy(node.purposes.map((purpose) => ({ id: purpose.id, uncovered: uncovered.get(purpose) ?? [] })), ({ id }) => id),
    pointsOut: sortedBy(pointing.map(({ combination, fields, outputs }) => ({ id: combination.id, fields: sorted(fields.map(({ name }) => name)), outputs: sorted(outputs.map(({ name }) => name)) })), ({ id }) => id),
    outputs: reached(flow, node),
  };
}

function reached(flow: PipelineFlow, node: FlowNode): readonly string[] {
  return sorted(outputsAfter(flow, node).map(({ name }) => name));
}

function mostOf(levels: readonly Level[]): Level {
  return levels.reduce<Level>((most, level) => (moreIdentifying(level, most) ? level : most), 'non-personal');
}

function partOf({ input, fields }: Part, node: FlowNode, sitter: Sitter): PartPortrait {
  const { profile } = personalFields(node.profile).length === 0 && input !== undefined ? input : node;
  return {
    input: input?.name ?? null,
    sources: input === undefined ? [] : sourcesBehind(input),
    fields: sortedBy(fields.map((field) => ({ name: field.name, categories: idsOf(personalCategories(field, profile)), origins: originsIn([field], sitter) })), ({ name }) => name),
  };
}
