/** Fields of a heavier class, by the purposes that use them. */
import type { Category, CategoryClass } from '../knowledge/types.ts';
import type { Anchor } from '../model/path.ts';
import type { Pipeline, Purpose } from '../model/pipeline.ts';
import type { FlowNode, PipelineFlow } from './flow.ts';
import { categoriesAt, personalCategories, personalFields } from './personal.ts';
import type { FieldFlow, Profile } from './profile.ts';

export interface Carried {
  readonly field: FieldFlow;
  readonly categories: readonly Category[];
  readonly profile: Profile;
  /** Where this pipeline lets it in: the source field, the source that brings it, or the step that makes it. */
  readonly entry: Anchor;
}

/** Personal fields of a class that the nodes of a purpose carry, each once, at the place where it comes in. */
export function carriedBy(flow: PipelineFlow, purpose: Purpose, wanted: (category: Category) => boolean): readonly Carried[] {
  const found = new Map<string, Carried>();
  for (const node of flow.nodes) {
    if (!node.purposes.includes(purpose) || !holds(node.profile, wanted)) continue;
    for (const field of personalFields(node.profile)) {
      const categories = personalCategories(field, node.profile).filter(wanted);
      if (categories.length === 0 || (node.kind !== 'source' && isInherited(node, field, categories))) continue;
      const entry = entryOf(flow.pipeline, node, field);
      const key = `${entry.path.join(' ')} ${field.name}`;
      if (!found.has(key)) found.set(key, { field, categories, profile: node.profile, entry });
    }
  }
  return [...found.values()];
}

function holds(profile: Profile, wanted: (category: Category) => boolean): boolean {
  for (const category of categoriesAt(profile)) if (wanted(category)) return true;
  return false;
}

/** Whether some input already carried these categories from the same origins. */
function isInherited(node: FlowNode, field: FieldFlow, categories: readonly Category[]): boolean {
  return node.inputs.some((input) => [...input.profile.fields.values()].some((other) => other.origins.some((origin) => field.origins.includes(origin)) && categories.every((category) => other.categories.includes(category) || other.pseudonym?.of.includes(category) === true)));
}

/** Where this pipeline lets a field of a node in: its declaration, the source that brings it, or the step that makes it. */
export function entryOf(pipeline: Pipeline, node: FlowNode, field: FieldFlow): Anchor {
  if (node.kind === 'source') {
    const declared = node.decl.fields?.get(field.name);
    return { unit: pipeline.key, path: declared?.path ?? node.path, part: 'key' };
  }
  const derived = node.kind === 'step' ? node.decl.derived.find((candidate) => candidate.name === field.name) : undefined;
  return derived === undefined ? node.at : { unit: pipeline.key, path: derived.path, part: 'key' };
}

/**
 * The legal kind of a special category: what UAVG 22(1) names (health for a diagnosis, and for an own
 * category below it), so that one missing exception is one finding. Source: AVG 9(1), UAVG 22(1), checked 2026-11-21.
 */
export function specialKind(category: Category): string {
  const { parents } = category;
  if (category.class === 'criminal') return parents.includes('administrative-offence') ? 'administrative-offence' : 'criminal';
  const top = parents.indexOf('special');
  // Nearest first: what stands before the group of all special categories is the kind; other groups say nothing of it.
  return top === -1 ? parents[0] ?? category.id : parents[top - 1] ?? category.id;
}

/** Police and judicial data, which have a regime of their own (Wpg, Wjsg; checked 2026-11-21), and what a catalogue puts under them. */
export function isPoliceOrJudicial(category: Category): boolean {
  return REGIMES.has(category.id) || category.parents.some((parent) => REGIMES.has(parent));
}

const REGIMES: ReadonlySet<string> = new Set(['police-data', 'judicial-data']);

/** A test for categories of this class. */
export function isOfClass(wanted: CategoryClass): (category: Category) => boolean {
  return (category) => category.class === wanted;
}
