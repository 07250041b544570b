import type { Category, CategoryClass, IdentifiabilityRole, KnowledgeBase } from './types.ts';

/** A category that a catalogue adds: `categories.<id>: {parent, nl, en}`. */
export interface OwnCategory {
  readonly id: string;
  /** A built-in category or group, or another own category. */
  readonly parent: string;
  readonly nl?: string;
  readonly en?: string;
}

/** From mild to strict: what a category below a group of mixed classes takes is the strictest. */
const CLASSES: readonly CategoryClass[] = ['none', 'ordinary', 'sensitive', 'national-id', 'criminal', 'special'];
const ROLES: readonly IdentifiabilityRole[] = ['attribute', 'quasi', 'direct'];

/** So deep may own categories stand below each other; a catalogue that people write stays far below it. */
const MAX_LEVELS = 100;

/**
 * Turns a workspace's own categories into categories that inherit from their parents.
 *
 * An own category is never milder than its parent: below a category it takes that category's class, role, granularity and
 * inference, below a group the strictest class and role of the members. It does not take the parent's parts, since its own
 * address is not the parent's. Left out are ids that are built in, repeated, more than a hundred levels deep, or without a path to something built in (an
 * unknown parent, a cycle): a field that uses one of those counts as unclassified.
 */
export function ownCategories(base: KnowledgeBase, own: readonly OwnCategory[]): readonly Category[] {
  const builtIn = new Map(tightened(base, own).map((category) => [category.id, category]));
  const groups = new Map(base.groups.map((group) => [group.id, group.members.flatMap((id) => builtIn.get(id) ?? [])]));
  const declared = new Map<string, OwnCategory>();
  for (const entry of own) if (!builtIn.has(entry.id) && !groups.has(entry.id) && !declared.has(entry.id)) declared.set(entry.id, entry);

  const resolved = new Map<string, Category>();
  // Each round resolves what hangs on the round before; a cycle or an unknown parent never resolves.
  for (let before = -1; before < resolved.size; ) {
    before = resolved.size;
    for (const entry of declared.values()) {
      if (resolved.has(entry.id)) continue;
      const parent = resolved.get(entry.parent) ?? builtIn.get(entry.parent);
      const members = groups.get(entry.parent);
      if (parent !== undefined && parent.parents.length < MAX_LEVELS) resolved.set(entry.id, below(entry, parent));
      else if (parent === undefined && members !== undefined) resolved.set(entry.id, belowGroup(entry, members));
    }
  }
  return [...declared.keys()].flatMap((id) => resolved.get(id) ?? []);
}

/**
 * The built-in categories, as strict as the parents that a catalogue gives them: naming one below another makes it never milder,
 * and nothing else of it changes.
 */
export function tightened(base: KnowledgeBase, own: readonly OwnCategory[]): readonly Category[] {
  const strict = new Map<string, Category>();
  for (const { id, parent } of own) {
    const before = base.categories.find((category) => category.id === id);
    const now = before === undefined ? undefined : strictestOf(base, id, parent);
    if (before !== undefined && now !== undefined && (now.class !== before.class || now.role !== before.role)) strict.set(id, { ...before, ...now });
  }
  return strict.size === 0 ? base.categories : base.categories.map((category) => strict.get(category.id) ?? category);
}

/** The strictest class and role among built-in categories and the members of groups; undefined where an id is neither. */
export function strictestOf(base: KnowledgeBase, ...ids: readonly string[]): Pick<Category, 'class' | 'role'> | undefined {
  const found: Category[] = [];
  for (const id of ids) {
    const category = base.categories.find((one) => one.id === id);
    const members = category !== undefined ? [category] : base.categories.filter((one) => base.groups.find((group) => group.id === id)?.members.includes(one.id) === true);
    if (members.length === 0) return undefined;
    found.push(...members);
  }
  return {
    class: CLASSES.findLast((value) => found.some((category) => category.class === value))!,
    role: ROLES.findLast((value) => found.some((category) => category.role === value))!,
  };
}

function named(entry: OwnCategory): Pick<Category, 'id' | 'label' | 'names' | 'evidence' | 'source'> {
  const label = { nl: entry.nl ?? entry.en ?? entry.id, en: entry.en ?? entry.nl ?? entry.id };
  return { id: entry.id, label, names: { nl: [], en: [], weak: [] }, evidence: 'reasoning', source: { nl: 'eigen catalogus', en: 'own catalogue' } };
}

function below(entry: OwnCategory, parent: Category): Category {
  const { granularity, personalOnObjects, unclassified, inference, needsNoCover } = parent;
  return {
    ...named(entry),
    parents: [parent.id, ...parent.parents],
    class: parent.class,
    role: parent.role,
    ...(granularity === undefined ? {} : { granularity }),
    ...(personalOnObjects === undefined ? {} : { personalOnObjects }),
    ...(unclassified === undefined ? {} : { unclassified }),
    ...(inference === undefined ? {} : { inference }),
    ...(needsNoCover === undefined ? {} : { needsNoCover }),
  };
}

function belowGroup(entry: OwnCategory, members: readonly Category[]): Category {
  const strictest = <T>(order: readonly T[], values: readonly T[]): T | undefined => order.findLast((value) => values.includes(value));
  return {
    ...named(entry),
    parents: [entry.parent],
    class: strictest(CLASSES, members.map((member) => member.class)) ?? 'ordinary',
    role: strictest(ROLES, members.map((member) => member.role)) ?? 'quasi',
    ...(members.some((member) => member.personalOnObjects) ? { personalOnObjects: true as const } : {}),
    ...(members.some((member) => member.unclassified) ? { unclassified: true as const } : {}),
  };
}
