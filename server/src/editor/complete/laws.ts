/** Laws as they can be cited: own ones by id, known ones as a whole and by each article of which something is on record. */
import { GRANT, STATUS } from '../../knowledge/words.ts';
import type { Grant, Law, LawArticle } from '../../knowledge/types.ts';
import type { Locale } from '../../messages/template.ts';
import { RANK, say, type Asking, type Proposal } from './proposal.ts';

/** The powers that matter at a key. */
function wantedGrants(path: readonly string[]): readonly Grant[] {
  const parent = path.findLast((segment, index) => index < path.length - 1 && !/^\d+$/.test(segment));
  switch (parent) {
    case 'bsn': return ['bsn'];
    case 'special': return ['special'];
    case 'criminal':
    case 'received': return ['criminal'];
    case 'disclosure': return ['disclose'];
    case 'retention': return ['retain'];
    default: return path[path.length - 1] === 'publicationLaw' ? ['publish'] : ['collect', 'receive'];
  }
}

/** An article as it is cited in a language: `art. 3 lid 1 onder b`, `art. 3(1)(b)`. */
export function citedArticle(article: string, locale: Locale): string {
  if (!/^\d/.test(article)) return article;
  if (locale === 'en') return `art. ${article}`;
  const parts = /^([^(]+)((?:\([^)]*\))*)$/.exec(article);
  if (parts === null) return `art. ${article}`;
  const inner = [...(parts[2] ?? '').matchAll(/\(([^)]*)\)/g)].map(([, part = '']) => (/^\d+[a-z]?$/.test(part) ? `lid ${part}` : `onder ${part}`));
  return ['art.', parts[1]!, ...inner].join(' ');
}

/** Proposals for a key that names a law. */
export function laws(asking: Asking): readonly Proposal[] {
  const { environment, spot, analysis, locale } = asking;
  const grants = wantedGrants(spot.path);
  const used = lawsInUse(asking);
  const found: Proposal[] = [];
  for (const key of analysis.workspace.link().catalogs) {
    const catalog = analysis.workspace.unit(key);
    if (catalog?.kind !== 'catalog') continue;
    for (const id of catalog.laws.keys()) {
      const law = environment.law(id);
      if (law.kind !== 'known') continue;
      const fits = law.grants.some((grant) => (grants as readonly string[]).includes(grant));
      found.push({ label: id, kind: 'law', detail: law.title[locale], words: [law.title.nl, law.title.en], topic: { about: 'law', id }, rank: used.has(id) ? RANK.first : fits ? RANK.first + 1 : RANK.usual });
    }
  }
  for (const law of environment.base.laws) {
    const name = law.citations[0] ?? law.id;
    for (const article of law.articles) found.push(...citation(law, article, name, grants, used, asking));
    if (!law.articles.some(({ article }) => article === '*') && environment.law(name).kind === 'known') {
      found.push({ label: name, kind: 'law', detail: say(law.title, asking), words: [law.title.nl, law.title.en], topic: { about: 'law', id: name }, rank: RANK.unlikely });
    }
  }
  return [...new Map(found.toReversed().map((one) => [one.label, one])).values()].reverse();
}

function citation(law: Law, article: LawArticle, name: string, grants: readonly Grant[], used: ReadonlySet<string>, asking: Asking): readonly Proposal[] {
  const { environment, locale } = asking;
  const label = article.article === '*' ? name : `${name} ${citedArticle(article.article, locale)}`;
  // A law of which only an id is known to be unambiguous, or an article the reader of citations would take for another.
  if (environment.law(label).kind !== 'known') return [];
  const status = article.status ?? law.status;
  const inForce = status === 'in-force';
  const fits = article.grants.some((grant) => grants.includes(grant));
  const powers = article.grants.map((grant) => GRANT[grant][locale]).join(', ');
  const detail = [article.title[locale], inForce ? powers : STATUS[status][locale]].filter((part) => part !== '').join(' — ');
  const rank = used.has(label) ? RANK.first : !inForce ? RANK.unlikely + 1 : fits ? RANK.likely : RANK.possible;
  return [{ label, kind: 'law', detail, words: [law.title.nl, law.title.en, article.title.nl, article.title.en, `${name} ${article.article}`], topic: { about: 'law', id: label }, rank }];
}

function lawsInUse({ unit }: Asking): ReadonlySet<string> {
  const used = new Set<string>();
  for (const purpose of unit?.purposes.values() ?? []) {
    for (const law of [purpose.ground?.law, purpose.bsn?.law, purpose.criminal?.law, ...purpose.special.map((entry) => entry.law)]) if (law !== undefined) used.add(law.id);
  }
  return used;
}
