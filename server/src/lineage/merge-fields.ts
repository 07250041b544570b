import type { FieldFlow, Pseudonym, Scale } from './profile.ts';

/**
 * One field made of two: all categories, all origins; individual if either is. Where one is a pseudonym
 * and the other is plain, it is both: it keeps what the pseudonym stands for beside the plain categories.
 */
export function mergeFields(a: FieldFlow, b: FieldFlow): FieldFlow {
  if (a === b) return a;
  return {
    name: a.name,
    categories: uniteLists(a.categories, b.categories),
    unknown: a.unknown || b.unknown,
    scale: lowestScale([a, b]),
    origins: uniteLists(a.origins, b.origins),
    pseudonym: mergePseudonyms([a, b]),
    publicRole: a.publicRole && b.publicRole,
    redacted: a.redacted && b.redacted,
    score: a.score || b.score,
  };
}

/** The scale of what several fields make together: that of the one which says most of an individual; individual for none. */
export function lowestScale(fields: readonly FieldFlow[]): Scale {
  if (fields.length === 0 || fields.some(({ scale }) => scale === 'individual')) return 'individual';
  return fields.some(({ scale }) => scale === 'group') ? 'group' : 'anonymous';
}

/** What the pseudonyms among these fields stand for together: as strong as the weakest; method, key and domain only where they agree. */
export function mergePseudonyms(fields: readonly FieldFlow[]): Pseudonym | undefined {
  let merged: Pseudonym | undefined;
  for (const { pseudonym } of fields) {
    if (pseudonym === undefined || pseudonym === merged) continue;
    merged = merged === undefined ? pseudonym : {
      of: uniteLists(merged.of, pseudonym.of),
      method: merged.method === pseudonym.method ? merged.method : undefined,
      strong: merged.strong && pseudonym.strong,
      keyHolder: merged.keyHolder === pseudonym.keyHolder ? merged.keyHolder : undefined,
      domain: merged.domain === pseudonym.domain ? merged.domain : undefined,
      at: merged.at,
    };
  }
  return merged;
}

/** The first list and what the second adds to it; the first itself where that is nothing. */
export function uniteLists<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  const added = b.filter((item) => !a.includes(item));
  return added.length === 0 ? a : [...a, ...added];
}
