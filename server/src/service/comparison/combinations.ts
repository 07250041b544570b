/** Which combinations of personal data appeared, went or changed. */
import { byCodeUnit } from '../../base/sorted.ts';
import { LEVELS } from '../../lineage/profile.ts';
import type { CombinationPortrait, Portrait } from '../portrait.ts';
import { along, notesOn } from './aspects.ts';
import type { Change } from './shape.ts';

/** From the least to the most identifying. */
export const UPWARD: readonly string[] = [...LEVELS].reverse();

/** The changes in the combinations of a pipeline. */
export function combinationChanges(old: Portrait | undefined, now: Portrait | undefined): readonly Change[] {
  const pairs = sameCombinations(old?.combinations ?? [], now?.combinations ?? []);
  return pairs.flatMap(([before, after]) => changesOf(before, after));
}

/** Each combination with what it was: at the same step, else of the same data for the same purposes, which is a step by another name. */
function sameCombinations(old: readonly CombinationPortrait[], now: readonly CombinationPortrait[]): readonly (readonly [CombinationPortrait | undefined, CombinationPortrait | undefined])[] {
  const gone = new Set(old);
  const take = (same: (one: CombinationPortrait) => boolean): CombinationPortrait | undefined => {
    const found = [...gone].find(same);
    if (found !== undefined) gone.delete(found);
    return found;
  };
  const found = new Map<CombinationPortrait, CombinationPortrait | undefined>();
  for (const one of now) found.set(one, take(({ path }) => path === one.path));
  for (const one of now) if (found.get(one) === undefined) found.set(one, take((other) => signature(other) === signature(one)));
  return [...now.map((one) => [found.get(one), one] as const), ...[...gone].map((one) => [one, undefined] as const)];
}

function signature({ categories, purposes, outputs }: CombinationPortrait): string {
  return JSON.stringify([categories, purposes, outputs]);
}

function changesOf(old: CombinationPortrait | undefined, now: CombinationPortrait | undefined): readonly Change[] {
  const one = (now ?? old)!;
  const notes = notesOn({ part: 'combination', name: one.name, old, now, purposes: one.purposes.map(({ id }) => id) });
  notes.list('categories', ({ categories }) => categories, 'wider');
  notes.list('uncovered', ({ purposes }) => [...new Set(purposes.flatMap(({ uncovered }) => uncovered))].sort(byCodeUnit), 'wider');
  notes.list('points-out', ({ pointsOut }) => pointsOut.map(({ id }) => id), 'wider');
  notes.value('level', ({ level }) => level, along(UPWARD));
  notes.list('purposes', ({ purposes }) => purposes.map(({ id }) => id), 'wider');
  notes.list('outputs', ({ outputs }) => outputs, 'wider');
  if (old !== undefined) notes.value('verb', ({ verb }) => verb);
  return notes.changes;
}
