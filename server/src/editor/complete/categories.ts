/** Categories by id and by label in both languages; those that the name of the field announces first. */
import type { Category } from '../../knowledge/types.ts';
import { RANK, type Asking, type Proposal } from './proposal.ts';
import { categoriesInWords } from './fields.ts';

const T = {
  group: { nl: 'groep', en: 'group' },
  guess: { nl: 'past bij de naam', en: 'fits the name' },
  coarser: { nl: 'grover', en: 'coarser' },
} as const;

export interface Wish {
  /** The field whose category is wanted: its name may announce one. */
  readonly field?: string;
  /** Whether groups may be named too. */
  readonly groups?: boolean;
  /** Only special categories make sense. */
  readonly special?: boolean;
  /** Categories that are made coarser: coarser forms of these come first. */
  readonly coarserThan?: readonly Category[];
  readonly chosen: readonly string[];
}

/** Proposals for a place that names a category. */
export function categories(asking: Asking, { field, groups = false, special = false, coarserThan = [], chosen }: Wish): readonly Proposal[] {
  const { environment: { taxonomy }, locale } = asking;
  const taken = new Set(chosen);
  const guesses = field === undefined ? [] : taxonomy.proposeFor(field).map(({ id }) => id);
  const used = usedCategories(asking);
  const anyCoarser = coarserThan.some((fine) => taxonomy.categories.some(({ id }) => taxonomy.isCoarser(id, fine.id)));
  const found: Proposal[] = [];
  for (const category of taxonomy.categories) {
    const { id } = category;
    if (taken.has(id)) continue;
    const guess = guesses.indexOf(id);
    const coarser = coarserThan.some((fine) => taxonomy.isCoarser(id, fine.id));
    const rank = guess !== -1 ? RANK.first + Math.min(guess, 5)
      : coarser ? RANK.first + stepsBetween(category, coarserThan)
        : special && category.class !== 'special' && category.class !== 'criminal' ? RANK.unlikely
          : used.has(id) ? RANK.likely : RANK.possible;
    if (coarserThan.length > 0 && !coarser && anyCoarser) continue;
    found.push({
      label: id, kind: 'category', detail: categoriesInWords([category], asking), words: [category.label.nl, category.label.en, ...category.names.nl.slice(0, 6)], topic: { about: 'category', id }, rank,
      ...(guess !== -1 ? { origin: T.guess[locale] } : coarser ? { origin: T.coarser[locale] } : {}),
    });
  }
  if (groups) {
    for (const { id, label, members } of taxonomy.groups) {
      if (taken.has(id) || !taxonomy.isGroup(id)) continue;
      const meets = members.some((member) => used.has(member) && taxonomy.get(member)?.class !== 'none');
      found.push({ label: id, kind: 'group', detail: `${T.group[locale]}: ${label[locale]}`, words: [label.nl, label.en], topic: { about: 'category', id }, rank: meets ? RANK.likely + 1 : RANK.possible });
    }
  }
  return found;
}

/** How many steps coarser than the finest: the nearest coarser form comes first. */
function stepsBetween({ granularity }: Category, fine: readonly Category[]): number {
  const steps = fine.flatMap((one) => (one.granularity?.axis === granularity?.axis ? [(granularity?.step ?? 0) - (one.granularity?.step ?? 0)] : []));
  return Math.min(6, Math.max(0, ...steps));
}

/** The categories that flow in this pipeline. */
function usedCategories({ flow }: Asking): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { profile } of flow?.sources ?? []) for (const field of profile.fields.values()) for (const { id } of field.categories) used.add(id);
  return used;
}
