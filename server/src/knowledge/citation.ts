import { holdsArticle, parseArticle } from './article.ts';
import type { KnowledgeBase, Law, LawArticle } from './types.ts';

/** What a reference to a law turned out to be. `citation` is its one notation: `Wgs 3(1)(b)`. */
export type LawResolution =
  | { readonly kind: 'resolved'; readonly law: Law; readonly article?: LawArticle; readonly citation: string }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Law[] }
  | { readonly kind: 'unknown' };

interface LawName {
  readonly name: string;
  readonly law: Law;
  /** The name alone does not decide: only with an article that this law is known to have. */
  readonly needsArticle: boolean;
}

/** Longer texts are no citations; the search below is linear in the number of names. */
const MAX_LENGTH = 240;

const namesOf = new WeakMap<KnowledgeBase, ReadonlyMap<string, readonly LawName[]>>();

/**
 * Resolves a built-in law id or a citation as people write it, in Dutch or English: `Wgs art. 3 lid 1 onder b`,
 * `artikel 6 lid 1 sub e AVG`, `UAVG 30(3)(a)`, a full title, a BWB or CELEX number.
 *
 * Case decides between names that differ in nothing else (Wgs and WGS); a name in another case that fits several laws stays
 * ambiguous. A name that several laws share (Wpg) is settled by an article that only one of them is known to have. A text
 * with anything besides one law and one article is unknown: another law may be meant.
 */
export function resolveLaw(base: KnowledgeBase, text: string): LawResolution {
  const wanted = text.trim().replace(/\s+/gu, ' ');
  if (wanted === '' || wanted.length > MAX_LENGTH) return { kind: 'unknown' };
  const names = lawNames(base);
  return resolveIn(wanted, names, true) ?? resolveIn(wanted, names, false) ?? { kind: 'unknown' };
}

/** Every way to name a law, longest first: `Besluit gemeentelijke …` before anything it contains. */
function lawNames(base: KnowledgeBase): ReadonlyMap<string, readonly LawName[]> {
  const known = namesOf.get(base);
  if (known !== undefined) return known;
  const all = base.laws.flatMap((law) => [
    ...[law.id, ...law.citations, law.title.nl, law.title.en, law.number].map((name) => ({ name, law, needsArticle: false })),
    ...law.ambiguousCitations.map((name) => ({ name, law, needsArticle: true })),
  ]);
  const sorted = all.filter((entry) => entry.name !== '').sort((a, b) => b.name.length - a.name.length);
  const names = new Map<string, LawName[]>();
  for (const entry of sorted) names.set(entry.name, [...(names.get(entry.name) ?? []), entry]);
  namesOf.set(base, names);
  return names;
}

function resolveIn(text: string, names: ReadonlyMap<string, readonly LawName[]>, exactCase: boolean): LawResolution | undefined {
  const haystack = exactCase ? text : text.toLowerCase();
  const found: LawName[] = [];
  let cited: string | undefined;
  for (const [name, entries] of names) {
    const needle = exactCase ? name : name.toLowerCase();
    const at = wholeWord(haystack, needle);
    // Names of one length may still fit in another case (Wgs, WGS); a shorter one is inside what was found.
    if (at < 0 || (found[0] !== undefined && found[0].name.length !== name.length)) continue;
    const article = parseArticle(`${text.slice(0, at)} ${text.slice(at + name.length)}`.trim());
    if (article === undefined) continue;
    cited = article;
    for (const entry of entries) if (!found.some((other) => other.law === entry.law)) found.push(entry);
  }
  if (cited === undefined) return undefined;
  return decide(found, cited, exactCase);
}

/** Where a name stands in a text as whole words, or -1. */
function wholeWord(text: string, name: string): number {
  const part = /[\p{L}\p{N}]/u;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text[at - 1];
    const after = text[at + name.length];
    if ((before === undefined || !(part.test(before) || before === '-')) && (after === undefined || !(part.test(after) || after === '-'))) return at;
  }
  return -1;
}

function decide(found: readonly LawName[], cited: string, exactCase: boolean): LawResolution {
  const [first] = found;
  if (first === undefined) return { kind: 'unknown' };
  if (found.length === 1 && !first.needsArticle) return resolved(first.law, cited);
  const [only, ...others] = found.filter(({ law }) => listedArticle(law, cited) !== undefined);
  if (only !== undefined && others.length === 0 && exactCase) return resolved(only.law, cited);
  return { kind: 'ambiguous', candidates: found.map(({ law }) => law) };
}

/** The article of a resolved citation, `3(1)(b)`; the empty text where the law as a whole is cited (`Wmo 2015`). */
export function articleNumber({ law, citation }: Extract<LawResolution, { kind: 'resolved' }>): string {
  return citation.slice((law.citations[0] ?? law.id).length).trim();
}

function resolved(law: Law, cited: string): LawResolution {
  const article = listedArticle(law, cited) ?? law.articles.find((entry) => entry.article === '*');
  const citation = [law.citations[0] ?? law.id, cited].filter((part) => part !== '').join(' ');
  return article === undefined ? { kind: 'resolved', law, citation } : { kind: 'resolved', law, article, citation };
}

/** The most specific article of a law that is or holds the cited one, leaving the law as a whole aside. */
function listedArticle(law: Law, cited: string): LawArticle | undefined {
  let best: LawArticle | undefined;
  for (const entry of law.articles) {
    if (!holdsArticle(entry.article, cited)) continue;
    if (best === undefined || entry.article.length > best.article.length) best = entry;
  }
  return best;
}
