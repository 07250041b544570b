import { countsFor } from './combinations.ts';
import type { Taxonomy } from './taxonomy.ts';
import type { JointInference, KnowledgeBase, Provenance } from './types.ts';

/** What a category gives away: a special category or criminal data, how strongly, and on whose authority. */
export interface Inference {
  /** The category that gives something away. */
  readonly from: string;
  readonly category: string;
  readonly strength: 'reveals' | 'may-reveal';
  readonly source: Provenance;
}

/**
 * What the given categories give away, in their order. A category that is present itself is not inferred; of two ways to the
 * same category from one field's categories both are kept, since each may be answered on its own.
 */
export function inferencesOf(taxonomy: Taxonomy, categoryIds: Iterable<string>): readonly Inference[] {
  const present = new Set(categoryIds);
  return [...present].flatMap((from) =>
    (taxonomy.get(from)?.inference ?? []).filter((entry) => !present.has(entry.category)).map((entry) => ({ from, ...entry })),
  );
}

/** What the given categories give away only because they meet; a category that is present itself is not inferred. */
export function jointInferencesOf(base: KnowledgeBase, taxonomy: Taxonomy, categoryIds: Iterable<string>): readonly JointInference[] {
  const present = [...new Set(categoryIds)];
  return base.jointInferences.filter(
    (inference) =>
      !present.includes(inference.category) && inference.needs.every((need) => need.some((wanted) => present.some((id) => countsFor(taxonomy, id, wanted)))),
  );
}
