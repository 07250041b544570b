/**
 * Which data are personal, and how identifying they are. Law behind it: AVG 4(1), 4(5) and recital
 * 26 (checked 2026-11-21). Whether a field is about a person also depends on whom the rows are
 * about: an address in a building register is not, the same address next to a tenant is.
 */
import type { Category, QuasiCombination } from '../knowledge/types.ts';
import { matchCombinations } from '../knowledge/combinations.ts';
import type { Environment } from './environment.ts';
import { uniteLists } from './merge-fields.ts';
import { LEVELS, type FieldFlow, type Level, type Profile } from './profile.ts';

/** What every rule asks of a profile again and again; a profile never changes, so it is found once. */
interface Known {
  readonly persons: boolean;
  readonly fields: readonly FieldFlow[];
  readonly categories: ReadonlySet<Category>;
  level: { readonly environment: Environment; readonly value: Level } | undefined;
  combinations: { readonly environment: Environment; readonly value: readonly QuasiCombination[] } | undefined;
}

const known = new WeakMap<Profile, Known>();

function knownOf(profile: Profile): Known {
  let found = known.get(profile);
  if (found === undefined) {
    const persons = hasPersons(profile);
    const fields: FieldFlow[] = [];
    const categories = new Set<Category>();
    for (const field of profile.fields.values()) {
      const own = categoriesIn(field, persons);
      if (own.length === 0) continue;
      fields.push(field);
      for (const category of own) categories.add(category);
    }
    known.set(profile, (found = { persons, fields, categories, level: undefined, combinations: undefined }));
  }
  return found;
}

function hasPersons(profile: Profile): boolean {
  if (profile.subjects.size === 0) return true;
  for (const kind of profile.subjects.keys()) if (kind !== 'objects' && kind !== 'companies') return true;
  return false;
}

function categoriesIn(field: FieldFlow, persons: boolean): readonly Category[] {
  if (field.scale !== 'individual') return NO_CATEGORIES;
  const categories = meaning(field);
  for (const category of categories) {
    if (category.class === 'none' || !(persons || category.personalOnObjects === true)) {
      return categories.filter((other) => other.class !== 'none' && (persons || other.personalOnObjects === true));
    }
  }
  return categories;
}

const NO_CATEGORIES: readonly Category[] = [];

/** Whether the rows are about natural persons; `mixed` and unstated subjects count as persons. */
export function aboutPersons(profile: Profile): boolean {
  return knownOf(profile).persons;
}

/** What a field says of a person: its own categories, and where it holds pseudonyms what those stand for. */
export function meaning({ pseudonym, categories }: FieldFlow): readonly Category[] {
  if (pseudonym === undefined) return categories;
  const plain = categories.filter((category) => category.id !== 'pseudonym');
  return plain.length === 0 ? pseudonym.of : uniteLists(pseudonym.of, plain);
}

/** What can be read from the values themselves: not what a strong pseudonym stands for, but what a plain hash does. */
export function readable(field: FieldFlow): readonly Category[] {
  return field.pseudonym?.strong === true ? field.categories : meaning(field);
}

/** The categories by which this field is personal data here; empty when it is not. */
export function personalCategories(field: FieldFlow, profile: Profile): readonly Category[] {
  return categoriesIn(field, knownOf(profile).persons);
}

/** Whether a field of rows like these holds personal data. */
export function isPersonal(field: FieldFlow, profile: Profile): boolean {
  return personalCategories(field, profile).length > 0;
}

/** The personal fields of a node, in the order of its fields. */
export function personalFields(profile: Profile): readonly FieldFlow[] {
  return knownOf(profile).fields;
}

/** All categories by which something at a node is personal data. */
export function categoriesAt(profile: Profile): ReadonlySet<Category> {
  return knownOf(profile).categories;
}

/** Whether the field names or numbers one person by itself: a direct identifier that no pseudonym replaced. */
export function isDirect(field: FieldFlow, profile: Profile): boolean {
  const { pseudonym, categories } = field;
  // All national numbers can be tried; of the plain hash of a name that is not so sure.
  const plain = pseudonym === undefined || (!pseudonym.strong && pseudonym.of.some((category) => category.class === 'national-id'));
  return personalCategories(field, profile).some((category) => category.role === 'direct' && (plain || categories.includes(category)));
}

/** The known combinations of quasi-identifiers that the node completes, strongest first. */
export function combinationsAt(profile: Profile, environment: Environment): readonly QuasiCombination[] {
  const memory = knownOf(profile);
  if (memory.combinations?.environment !== environment) {
    const ids = new Set<string>();
    for (const field of profile.fields.values()) {
      if (field.scale !== 'individual') continue;
      for (const category of field.categories) ids.add(category.id);
    }
    memory.combinations = { environment, value: ids.size < 2 ? [] : matchCombinations(environment.base, environment.taxonomy, [...ids]) };
  }
  return memory.combinations.value;
}

/** The level of one field on its own, without what it meets. */
export function fieldLevel(field: FieldFlow, profile: Profile): Level {
  if (field.scale === 'anonymous') return 'anonymous';
  if (field.scale === 'group') return meaning(field).some((category) => category.class !== 'none') || aboutPersons(profile) ? 'aggregated' : 'non-personal';
  if (!isPersonal(field, profile)) return 'non-personal';
  if (isDirect(field, profile)) return 'direct';
  const { pseudonym, categories } = field;
  return personalCategories(field, profile).some((category) => category.role === 'quasi' && (pseudonym === undefined || (category.id !== 'pseudonym' && categories.includes(category)))) ? 'quasi' : 'pseudonymous';
}

/**
 * The level of a node: the most identifying of its fields; records without direct identifiers count
 * as pseudonymous, and a known combination of quasi-identifiers raises them to quasi.
 */
export function levelOf(profile: Profile, environment: Environment): Level {
  const memory = knownOf(profile);
  if (memory.level?.environment !== environment) memory.level = { environment, value: computeLevel(profile, environment) };
  return memory.level.value;
}

function computeLevel(profile: Profile, environment: Environment): Level {
  let rank = LEVELS.length - 1;
  for (const field of profile.fields.values()) {
    const own = fieldLevel(field, profile);
    rank = Math.min(rank, LEVELS.indexOf(own === 'quasi' ? 'pseudonymous' : own));
    if (rank === 0) break;
  }
  const level = LEVELS[rank]!;
  return level === 'pseudonymous' && combinationsAt(profile, environment).length > 0 ? 'quasi' : level;
}

/** Whether `a` identifies persons more than `b` does. */
export function moreIdentifying(a: Level, b: Level): boolean {
  return LEVELS.indexOf(a) < LEVELS.indexOf(b);
}
