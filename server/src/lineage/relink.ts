/**
 * Joins that lay pseudonymised rows beside what they stand for. Law behind it: AVG 4(5), the extra
 * information is kept apart (checked 2026-11-21). A shared value that many people have, such as a
 * municipality, leads back to nobody and does not count as a key.
 */
import { PLACEHOLDER } from '../base/placeholder.ts';
import { matchCombinations } from '../knowledge/combinations.ts';
import type { Category } from '../knowledge/types.ts';
import type { Environment } from './environment.ts';
import type { FlowNode, StepNode } from './flow.ts';
import { isDirect, meaning, personalFields } from './personal.ts';
import type { FieldFlow } from './profile.ts';

export interface Relink {
  /**
   * `direct`: the other set names persons; `plain`: it holds in plain what the pseudonym replaced;
   * `same`: two pseudonyms of one domain, made in different pipelines, meet; `apart`: two of different domains do.
   */
  readonly way: 'direct' | 'plain' | 'same' | 'apart';
  readonly set: FlowNode;
  readonly other: FlowNode;
  readonly keys: readonly string[];
  /** The pseudonyms of the set that lose their effect. */
  readonly pseudonyms: readonly FieldFlow[];
  /** The fields of the other set that undo them. */
  readonly named: readonly FieldFlow[];
  /** The domains in which the pseudonyms that meet were made; none where the way is another. */
  readonly domains: readonly string[];
}

interface KeyPair {
  readonly mine: FieldFlow;
  readonly theirs: FieldFlow;
}

const WAYS: readonly Relink['way'][] = ['direct', 'plain', 'same', 'apart'];

/** How a join undoes a pseudonym of one of its inputs, the plainest way first; undefined where it does not. */
export function relinkAt(join: StepNode, environment: Environment): Relink | undefined {
  if (!join.inputs.some(({ profile }) => personalFields(profile).some(isPseudonym))) return undefined;
  const found = join.inputs.flatMap((set) => join.inputs.flatMap((other) => (set === other ? [] : between(join, set, other, environment) ?? [])));
  return WAYS.flatMap((way) => found.find((relink) => relink.way === way) ?? [])[0];
}

function between(join: StepNode, set: FlowNode, other: FlowNode, environment: Environment): Relink | undefined {
  const pseudonyms = personalFields(set.profile).filter((field) => isPseudonym(field) && !isDirect(field, set.profile));
  if (pseudonyms.length === 0 || personalFields(set.profile).some((field) => isDirect(field, set.profile))) return undefined;
  const pairs = keyPairs(join, set, other);
  if (!identifies(pairs, environment)) return undefined;
  const base = { set, other, keys: pairs.map(({ mine }) => mine.name), pseudonyms, domains: [] };
  const keyed = new Set(pairs.map(({ theirs }) => theirs));
  const theirs = personalFields(other.profile);
  const plain = theirs.filter((field) => !isPseudonym(field) && !keyed.has(field) && pseudonyms.some((pseudonym) => replaced(pseudonym, field)));
  if (plain.length > 0) return { ...base, way: 'plain', named: plain };
  const direct = theirs.filter((field) => isDirect(field, other.profile));
  if (direct.length > 0) return { ...base, way: 'direct', named: direct };
  const pair = pairs.find(({ mine, theirs: field }) => meetElsewhere(mine, field, set, other, join));
  if (pair !== undefined) return { ...base, way: 'same', pseudonyms: [pair.mine], named: [pair.theirs], domains: domainsOf(pair) };
  const crossing = pairs.find((candidate) => sharesMeaning(candidate) && new Set(domainsOf(candidate)).size > 1);
  return crossing === undefined ? undefined : { ...base, way: 'apart', pseudonyms: [crossing.mine], named: [crossing.theirs], domains: domainsOf(crossing) };
}

/** The domains that both sides of a key state, as far as they are filled in. */
function domainsOf({ mine, theirs }: KeyPair): readonly string[] {
  return [...new Set([mine, theirs].flatMap(({ pseudonym }) => (pseudonym?.domain === undefined || pseudonym.domain === PLACEHOLDER ? [] : [pseudonym.domain])))];
}

/** Whether both sides of a key are pseudonyms that stand for the same kind of identifier. */
function sharesMeaning({ mine, theirs }: KeyPair): boolean {
  return mine.pseudonym?.of.some((category) => theirs.pseudonym?.of.includes(category)) === true;
}

/** A field that a step pseudonymised, or that came in as a pseudonym. */
function isPseudonym(field: FieldFlow): boolean {
  return field.pseudonym !== undefined || field.categories.some((category) => category.id === 'pseudonym');
}

/** Whether the plain field is what the pseudonym stands for: the same origin, or the same identifier. */
function replaced(pseudonym: FieldFlow, plain: FieldFlow): boolean {
  if (pseudonym.pseudonym === undefined) return false;
  return plain.origins.some((origin) => pseudonym.origins.includes(origin)) || meaning(pseudonym).some((category) => category.role !== 'attribute' && plain.categories.includes(category));
}

/** The keys on which two inputs of a join meet. */
function keyPairs(join: StepNode, set: FlowNode, other: FlowNode): readonly KeyPair[] {
  const keys = join.references.filter(({ role }) => role === 'key');
  const mine = keys.filter(({ input }) => input === set);
  const theirs = keys.filter(({ input }) => input === other);
  const shared = join.decl.on.perInput.size === 0;
  return mine.flatMap(({ ref, field }, index) => {
    const match = shared ? theirs.find((reference) => reference.ref === ref) : theirs[index];
    return field === undefined || match?.field === undefined ? [] : [{ mine: field, theirs: match.field }];
  });
}

/** Whether equal values on these keys lead to one person or a handful, on both sides. */
function identifies(pairs: readonly KeyPair[], environment: Environment): boolean {
  const individual = pairs.filter(({ mine, theirs }) => mine.scale === 'individual' && theirs.scale === 'individual' && !mine.unknown && !theirs.unknown);
  if (individual.some(({ mine, theirs }) => isPseudonym(mine) && isPseudonym(theirs))) return true;
  // A pseudonym and a plain value never match, whatever they stand for.
  const both = individual.filter(({ mine, theirs }) => !isPseudonym(mine) && !isPseudonym(theirs));
  const categories = both.flatMap(({ mine }) => mine.categories);
  if (categories.some(pointsNearlyAlone)) return true;
  if (both.some(({ mine }) => mine.categories.some((category) => category.role === 'quasi' && !isBroad(category)))) return true;
  return matchCombinations(environment.base, environment.taxonomy, categories.map((category) => category.id)).length > 0;
}

/** Numbers that one person has, and values of such detail that few people share them. */
const NEARLY_ALONE: ReadonlySet<string> = new Set(['case-number', 'birth-date', 'postcode6', 'movement', 'location', 'ip-address']);
/** What large groups have in common. */
const BROAD: ReadonlySet<string> = new Set(['sex', 'gender', 'age-band', 'municipality', 'province', 'language']);

function pointsNearlyAlone(category: Category): boolean {
  return category.role === 'direct' || NEARLY_ALONE.has(category.id) || category.parents.some((parent) => NEARLY_ALONE.has(parent));
}

function isBroad(category: Category): boolean {
  return BROAD.has(category.id) || category.parents.some((parent) => BROAD.has(parent));
}

/**
 * Whether two pseudonyms of one identifier and domain meet that were made in different pipelines, of
 * which one was for another purpose than the join. Within one pipeline, a domain is there to join by.
 */
function meetElsewhere(mine: FieldFlow, theirs: FieldFlow, set: FlowNode, other: FlowNode, join: StepNode): boolean {
  const [a, b] = [mine.pseudonym, theirs.pseudonym];
  if (a === undefined || b === undefined || a.domain === undefined || a.domain !== b.domain || a.at.unit === b.at.unit) return false;
  if (!sharesMeaning({ mine, theirs })) return false;
  const kinds = new Set(join.purposes.map((purpose) => purpose.kind));
  return [set, other].some(({ profile }) => [...profile.collected.values()].some((collected) => !collected.original && !kinds.has(collected.kind)));
}
