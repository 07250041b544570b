import { closest } from '../base/closest.ts';
import { phraseKey } from './field-words.ts';
import { ownCategories, tightened } from './own-categories.ts';
import type { OwnCategory } from './own-categories.ts';
import { indexNames } from './proposals.ts';
import type { NameIndex } from './proposals.ts';
import type { Category, CategoryGroup, KnowledgeBase } from './types.ts';

export type { OwnCategory } from './own-categories.ts';

/** The categories of a workspace: the built-in tree with the catalogues' own categories in it. */
export interface Taxonomy extends NameIndex {
  /** Every category, built-in first, own ones after them. */
  readonly categories: readonly Category[];
  readonly groups: readonly CategoryGroup[];
  get(id: string): Category | undefined;
  /** True for a group that is not a category as well: a field declared so holds all its members. */
  isGroup(id: string): boolean;
  /** The category itself, or the members of a group with the own categories below them; empty for an unknown id. */
  members(id: string): readonly Category[];
  /**
   * Whether naming `declared` as cover includes `category`: itself, the parts it is made of, its coarser forms on the same
   * axis, and for a group or family everything below.
   */
  covers(declared: string, category: string): boolean;
  /** Whether `a` is a coarser form of `b` on the same axis; false for the same step and for unknown ids. */
  isCoarser(a: string, b: string): boolean;
  /** The id that was probably meant: by label in either language, by a field name word, or by a typing slip. */
  suggest(id: string): string | undefined;
}

const shared = new WeakMap<KnowledgeBase, Taxonomy>();
const nameIndexes = new WeakMap<KnowledgeBase, NameIndex>();

/**
 * The words of the base that announce a category. No field name announces an own category, so that one index serves
 * every workspace. Indexing a thousand words takes its time: it is done at the first name that is looked up.
 */
function namesOf(base: KnowledgeBase): NameIndex {
  let index = nameIndexes.get(base);
  if (index === undefined) nameIndexes.set(base, (index = indexNames(base.categories, base.nameQualifiers)));
  return index;
}

/**
 * The taxonomy of the base with a workspace's own categories. Without own categories one taxonomy is shared per base.
 * A built-in id among them can only become stricter; own categories without a known parent are left out (see `ownCategories`).
 */
export function buildTaxonomy(base: KnowledgeBase, own: readonly OwnCategory[]): Taxonomy {
  if (own.length > 0) return taxonomyOf(base, ownCategories(base, own), tightened(base, own));
  const known = shared.get(base);
  if (known !== undefined) return known;
  const built = taxonomyOf(base, []);
  shared.set(base, built);
  return built;
}

function taxonomyOf(base: KnowledgeBase, own: readonly Category[], builtIn: readonly Category[] = base.categories): Taxonomy {
  const categories = [...builtIn, ...own];
  const byId = new Map(categories.map((category) => [category.id, category]));
  const below = byAncestor(own);
  const order = new Map(own.map(({ id }, index) => [id, index]));
  const groups = base.groups.map((group) => withOwn(group, order, below, byId));
  const groupById = new Map(groups.map((group) => [group.id, group]));
  const children = new Map<string, string[]>();
  for (const { id, parents: [parent] } of own) if (parent !== undefined) children.set(parent, children.get(parent) ?? []).get(parent)!.push(id);
  const closures = new Map<string, ReadonlySet<string>>();
  const names: NameIndex = {
    proposeFor: (name) => namesOf(base).proposeFor(name),
    announcedBy: (name) => namesOf(base).announcedBy(name),
  };
  let suggestions: ReadonlyMap<string, string> | undefined;
  const isGroup = (id: string): boolean => groupById.has(id) && !byId.has(id);

  const memberLists = new Map<string, readonly Category[]>();

  function members(id: string): readonly Category[] {
    const known = memberLists.get(id);
    if (known !== undefined) return known;
    const category = byId.get(id);
    const group = groupById.get(id);
    if (category === undefined && group === undefined) return NO_CATEGORIES;
    const list = category !== undefined ? [category] : group!.members.flatMap((member) => byId.get(member) ?? []);
    memberLists.set(id, list);
    return list;
  }

  function isCoarser(a: string, b: string): boolean {
    const coarse = byId.get(a)?.granularity;
    const fine = byId.get(b)?.granularity;
    return coarse !== undefined && fine !== undefined && coarse.axis === fine.axis && coarse.step > fine.step;
  }

  /** Everything below, within and coarser than an id, found by following those three relations until nothing is added. */
  function closure(declared: string): ReadonlySet<string> {
    const known = closures.get(declared);
    if (known !== undefined) return known;
    const reached = new Set<string>([declared, ...(groupById.get(declared)?.members ?? [])]);
    for (const id of reached) {
      const category = byId.get(id);
      for (const part of category?.parts ?? []) reached.add(part);
      for (const child of children.get(id) ?? []) reached.add(child);
      // An own category is someone else's fact (a partner's date of birth): it does not stand for the built-in coarser forms.
      if (order.has(id)) continue;
      for (const other of base.categories) if (isCoarser(other.id, id)) reached.add(other.id);
    }
    closures.set(declared, reached);
    return reached;
  }

  return {
    ...names,
    categories,
    groups,
    get: (id) => byId.get(id),
    isGroup,
    members,
    covers: (declared, category) => declared === category || ((byId.has(declared) || groupById.has(declared)) && closure(declared).has(category)),
    isCoarser,
    suggest: (id) => {
      suggestions ??= phraseKeys(categories, groups);
      return suggestion(id, suggestions, names);
    },
  };
}

/** The built-in category or group that each own category descends from, by that ancestor, in their order. */
function byAncestor(own: readonly Category[]): ReadonlyMap<string, readonly string[]> {
  const byId = new Map(own.map((category) => [category.id, category]));
  const ancestors = new Map<string, string>();
  const below = new Map<string, string[]>();
  for (const { id } of own) {
    const way: string[] = [];
    let at = id;
    while (!ancestors.has(at) && byId.has(at)) {
      way.push(at);
      at = byId.get(at)!.parents[0]!;
    }
    const ancestor = ancestors.get(at) ?? at;
    for (const one of way) ancestors.set(one, ancestor);
    const list = below.get(ancestor);
    if (list === undefined) below.set(ancestor, [id]);
    else list.push(id);
  }
  return below;
}

/** The group with the own categories whose nearest built-in ancestor is the group or one of its members, in the order of the catalogue. */
function withOwn(group: CategoryGroup, order: ReadonlyMap<string, number>, below: ReadonlyMap<string, readonly string[]>, byId: ReadonlyMap<string, Category>): CategoryGroup {
  const found = [...group.members, ...(byId.has(group.id) ? [] : [group.id])].flatMap((id) => below.get(id) ?? []);
  return found.length === 0 ? group : { ...group, members: [...group.members, ...found.sort((a, b) => order.get(a)! - order.get(b)!)] };
}

const NO_CATEGORIES: readonly Category[] = [];

/** Ids and labels by what is left of them when they are written together. */
function phraseKeys(categories: readonly Category[], groups: readonly CategoryGroup[]): ReadonlyMap<string, string> {
  const byKey = new Map<string, string>();
  for (const { id, label } of [...categories, ...groups]) {
    for (const key of [id, label.nl, label.en].map(phraseKey)) if (!byKey.has(key)) byKey.set(key, id);
  }
  return byKey;
}

function suggestion(id: string, byKey: ReadonlyMap<string, string>, names: NameIndex): string | undefined {
  const wanted = phraseKey(id);
  if (wanted === '') return undefined;
  // A slip in every third letter is another word.
  const meant = byKey.get(wanted) ?? names.announcedBy(id)[0]?.id;
  return meant ?? byKey.get(closest(wanted, byKey.keys(), Math.min(2, Math.floor(wanted.length / 3))) ?? '');
}
