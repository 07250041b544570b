import type { FieldFlow } from './profile.ts';

/** One field made of two: all categories, all origins; individual if either is. */
export function mergeFields(a: FieldFlow, b: FieldFlow): FieldFlow {
  if (a === b) return a;
  return {
    name: a.name,
    categories: uniteLists(a.categories, b.categories),
    unknown: a.unknown || b.unknown,
    scale: a.scale === 'individual' || b.scale === 'individual' ? 'individual' : a.scale,
    origins: uniteLists(a.origins, b.origins),
    pseudonym: a.pseudonym !== undefined && b.pseudonym !== undefined ? a.pseudonym : undefined,
    publicRole: a.publicRole && b.publicRole,
    redacted: a.redacted && b.redacted,
    score: a.score || b.score,
  };
}

/** The first list and what the second adds to it; the first itself where that is nothing. */
export function uniteLists<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  const added = b.filter((item) => !a.includes(item));
  return added.length === 0 ? a : [...a, ...added];
}
