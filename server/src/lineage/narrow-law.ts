/**
 * A catalogue on a built-in law: what makes it narrower holds, what would make it wider does not.
 * Which entries mean a built-in law is told by their id or citation, and they count however the law
 * is cited.
 */
import { PLACEHOLDER } from '../base/placeholder.ts';
import { holdsArticle, parseArticle } from '../knowledge/article.ts';
import { resolveLaw } from '../knowledge/citation.ts';
import type { Taxonomy } from '../knowledge/taxonomy.ts';
import type { KnowledgeBase, Law, LawArticle } from '../knowledge/types.ts';
import type { OwnLaw } from '../model/own-law.ts';
import type { KnownLaw } from './environment.ts';

/** An entry of a catalogue about a built-in law. */
export interface LawNarrowing {
  readonly own: OwnLaw;
  readonly law: Law;
  /** The part of the law it speaks of; empty for all of it. */
  readonly article: string;
}

/** Something of an entry that would make what is built in wider: it does not count. */
export interface Excess {
  readonly key: string;
  readonly values: readonly string[];
}

/** What the narrowing of laws asks of its surroundings. */
export interface Surroundings {
  readonly taxonomy: Taxonomy;
  /** The kind of a party, where it is known. */
  partyKind(id: string): string | undefined;
}

/** From most to least to lean on. */
const STATUSES: readonly string[] = ['in-force', 'adopted', 'bill', 'repealed', 'do-not-use'];

/** The entry as one about a built-in law, or undefined when the law is the organisation's own. */
export function lawNarrowing(own: OwnLaw, base: KnowledgeBase): LawNarrowing | undefined {
  const found = resolveLaw(base, own.id);
  return found.kind === 'resolved' ? { own, law: found.law, article: own.article === undefined ? '' : (parseArticle(own.article) ?? '') } : undefined;
}

/** A built-in law, cited so, as the catalogues leave it. */
export function narrowLaw(known: KnownLaw, { law, citation }: { readonly law: Law; readonly citation: string }, narrowings: readonly LawNarrowing[], surroundings: Surroundings): KnownLaw {
  const article = citation.slice((law.citations[0] ?? law.id).length).trim();
  return narrowings.reduce((now, narrowing) => (narrowing.article === '' || holdsArticle(narrowing.article, article) ? apply(now, narrowing.own, surroundings) : now), known);
}

function apply(law: KnownLaw, own: OwnLaw, surroundings: Surroundings): KnownLaw {
  const grants = own.stated.has('grants') && law.grants.length > 0 ? law.grants.filter((grant) => own.grants.includes(grant)) : law.grants;
  const mayRely = own.controllers?.filter((entry) => law.controllers === undefined || law.controllers.length === 0 || isWithin(entry, law.controllers, surroundings)) ?? [];
  return {
    ...law,
    status: STATUSES.indexOf(own.status ?? '') > STATUSES.indexOf(law.status) ? own.status! : law.status,
    validFrom: last(law.validFrom, dateOf(own.validFrom)),
    validTo: first(law.validTo, dateOf(own.validTo)),
    grants,
    grantsNothing: law.grantsNothing || (grants.length === 0 && law.grants.length > 0),
    covers: own.covers === undefined ? law.covers : shared(law.covers, own.covers, surroundings.taxonomy),
    controllers: mayRely.length > 0 ? mayRely : law.controllers,
    narrowing: { unit: own.unit, path: own.path, part: 'key' },
  };
}

/** What of an entry would make the law wider than it is. */
export function lawExcess({ own, law, article }: LawNarrowing, surroundings: Surroundings): readonly Excess[] {
  const parts = partsOf(law, article);
  const excess: Excess[] = [];
  const note = (key: string, values: readonly string[]): void => void (values.length > 0 && excess.push({ key, values }));
  const mildest = Math.min(...(parts.length === 0 ? [law] : parts).map((part) => STATUSES.indexOf(part.status ?? law.status)));
  if (STATUSES.includes(own.status ?? '') && STATUSES.indexOf(own.status!) < mildest) note('status', [own.status!]);
  const from = dateOf(own.validFrom);
  const to = dateOf(own.validTo);
  if (from !== undefined && law.validFrom !== undefined && from < law.validFrom) note('validFrom', [from]);
  if (to !== undefined && law.validTo !== undefined && to > law.validTo) note('validTo', [to]);
  const granted = new Set<string>(parts.flatMap((part) => part.grants));
  note('grants', own.grants.filter((grant) => grant !== PLACEHOLDER && !granted.has(grant)));
  const covers = listsOf(parts, (part) => part.covers);
  if (covers !== undefined) note('covers', (own.covers ?? []).filter((id) => id !== PLACEHOLDER && !isCovered(id, covers, surroundings.taxonomy)));
  const controllers = listsOf(parts, (part) => part.controllers);
  if (controllers !== undefined) note('controllers', (own.controllers ?? []).filter((entry) => entry !== PLACEHOLDER && !isWithin(entry, controllers, surroundings)));
  return excess;
}

/** The articles an entry speaks of: those within the part it names, else the nearest that holds it, else the law as a whole. */
function partsOf({ articles }: Law, article: string): readonly LawArticle[] {
  if (article === '') return articles;
  const within = articles.filter((part) => holdsArticle(article, part.article));
  if (within.length > 0) return within;
  const around = articles.filter((part) => holdsArticle(part.article, article)).sort((a, b) => b.article.length - a.article.length);
  return around.length > 0 ? around.slice(0, 1) : articles.filter((part) => part.article === '*');
}

/** All that is listed, or undefined where one part has no list: then nothing is on record. */
function listsOf(parts: readonly LawArticle[], pick: (part: LawArticle) => readonly string[] | undefined): readonly string[] | undefined {
  const lists = parts.map(pick);
  return lists.length === 0 || lists.includes(undefined) ? undefined : lists.flatMap((list) => list ?? []);
}

function isWithin(entry: string, list: readonly string[], { partyKind }: Surroundings): boolean {
  const kind = partyKind(entry);
  return list.some((other) => other === entry || (kind !== undefined && (other === kind || partyKind(other) === kind)));
}

function isCovered(id: string, list: readonly string[], taxonomy: Taxonomy): boolean {
  if (list.some((other) => taxonomy.covers(other, id))) return true;
  const members = taxonomy.isGroup(id) ? taxonomy.members(id) : [];
  return members.length > 0 && members.every((member) => list.some((other) => taxonomy.covers(other, member.id)));
}

/** What both lists cover; where there was none, the new one. */
function shared(before: readonly string[] | undefined, now: readonly string[], taxonomy: Taxonomy): readonly string[] {
  if (before === undefined || now.every((id) => isCovered(id, before, taxonomy))) return now;
  return taxonomy.categories.map(({ id }) => id).filter((id) => before.some((one) => taxonomy.covers(one, id)) && now.some((one) => taxonomy.covers(one, id)));
}

function dateOf(text: string | undefined): string | undefined {
  return text === PLACEHOLDER ? undefined : text;
}

function last(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}

function first(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}
