import type { Taxonomy } from './taxonomy.ts';

/** What a category gives away: a special category or criminal data, how strongly, and on whose authority. */
export interface Inference {
  /** The category that gives something away. */
  readonly from: string;
  readonly category: string;
  readonly strength: 'reveals' | 'may-reveal';
  readonly source: string;
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
