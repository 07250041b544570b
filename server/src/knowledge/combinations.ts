import type { Taxonomy } from './taxonomy.ts';
import type { Category, KnowledgeBase, QuasiCombination } from './types.ts';

/** From strong to weak, the order of what is reported. */
const STRENGTH: Readonly<Record<QuasiCombination['strength'], number>> = { high: 0, medium: 1, low: 2 };

/**
 * The combinations that a set of categories completes, strongest first.
 *
 * A finer category counts for a coarser need, a whole for its parts (an address for its postcode) and an own category for the
 * one it descends from. A combination that follows from another that matched is left out: with the full postcode the one with
 * four digits says nothing new. Combinations across sets need several sets and never match here.
 */
export function matchCombinations(base: KnowledgeBase, taxonomy: Taxonomy, categoryIds: Iterable<string>): readonly QuasiCombination[] {
  const present = [...new Set(categoryIds)];
  if (present.length === 0) return [];
  const meets = (need: readonly string[], having: readonly string[]): boolean => need.some((wanted) => having.some((id) => countsFor(taxonomy, id, wanted)));
  const matched = base.combinations.filter((combination) => combination.acrossSets === undefined && combination.needs.every((need) => meets(need, present)));
  const implies = (strong: QuasiCombination, weak: QuasiCombination): boolean =>
    weak.needs.every((need) => strong.needs.some((other) => other.every((id) => meets(need, [id]))));
  return matched
    .filter((combination) => !matched.some((other) => other !== combination && implies(other, combination) && !implies(combination, other)))
    .sort((a, b) => STRENGTH[a.strength] - STRENGTH[b.strength]);
}

/**
 * Whether having category `id` gives what a need for `wanted` asks: itself, a coarser form, a part, or the category that an own
 * one descends from.
 */
export function countsFor(taxonomy: Taxonomy, id: string, wanted: string): boolean {
  if (id === wanted || taxonomy.isCoarser(wanted, id)) return true;
  const category = taxonomy.get(id);
  return category !== undefined && (category.parents.includes(wanted) || category.parts?.includes(wanted) === true);
}

interface Givers {
  /** Category id → categories that are it, hold it as a part, or stand below it. */
  readonly direct: ReadonlyMap<string, readonly string[]>;
  /** Axis of coarseness → the categories on it. */
  readonly axes: ReadonlyMap<string, readonly Category[]>;
  readonly answers: Map<string, ReadonlySet<string>>;
}

const giversOfTaxonomy = new WeakMap<Taxonomy, Givers>();

/** The ids of the categories that count for `wanted` (see `countsFor`), found once per taxonomy. */
export function giversOf(taxonomy: Taxonomy, wanted: string): ReadonlySet<string> {
  let givers = giversOfTaxonomy.get(taxonomy);
  if (givers === undefined) giversOfTaxonomy.set(taxonomy, (givers = indexGivers(taxonomy)));
  let found = givers.answers.get(wanted);
  if (found === undefined) {
    const axis = taxonomy.get(wanted)?.granularity?.axis;
    const finer = axis === undefined ? [] : (givers.axes.get(axis) ?? []).filter(({ id }) => taxonomy.isCoarser(wanted, id));
    givers.answers.set(wanted, (found = new Set([...(givers.direct.get(wanted) ?? []), ...finer.map(({ id }) => id)])));
  }
  return found;
}

function indexGivers({ categories }: Taxonomy): Givers {
  const direct = new Map<string, string[]>();
  const axes = new Map<string, Category[]>();
  for (const category of categories) {
    for (const given of new Set([category.id, ...(category.parts ?? []), ...category.parents])) pushTo(direct, given, category.id);
    if (category.granularity !== undefined) pushTo(axes, category.granularity.axis, category);
  }
  return { direct, axes, answers: new Map() };
}

function pushTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
