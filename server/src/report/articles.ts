/** Articles and principles by their names in the knowledge base. */
import { holdsArticle } from '../knowledge/article.ts';
import { articleNumber, resolveLaw } from '../knowledge/citation.ts';
import { knowledge } from '../knowledge/load.ts';
import type { Principle, Provenance } from '../knowledge/types.ts';
import type { Locale } from '../messages/template.ts';

/** The title of the article a citation names; of the nearest one above it where that one is not recorded. */
function articleTitle(citation: string, locale: Locale): string | undefined {
  const resolved = resolveLaw(knowledge(), citation);
  if (resolved.kind !== 'resolved') return undefined;
  const number = articleNumber(resolved);
  const holding = resolved.law.articles.filter(({ article }) => article !== '*' && holdsArticle(article, number));
  return holding.sort((a, b) => b.article.length - a.article.length)[0]?.title[locale];
}

/** A citation as people of a language write it: the AVG is the GDPR in English, with recitals. */
export function citationText(citation: string, locale: Locale): string {
  return locale === 'en' ? citation.replace(/^AVG overweging\b/, 'GDPR recital').replace(/^AVG\b/, 'GDPR') : citation;
}

/** Where a fact comes from, in a language. */
export function provenanceText(source: Provenance, locale: Locale): string {
  return typeof source === 'string' ? citationText(source, locale) : source[locale];
}

/** An article or recital of a law as people of a language write it: `6(1)(e)`, `recital 26`. */
export function articleText(article: string, locale: Locale): string {
  return locale === 'en' ? article.replace(/^overweging\b/, 'recital') : article;
}

/** A citation with the title of the article behind it. */
export function titledCitation(citation: string, locale: Locale): string {
  const title = articleTitle(citation, locale);
  return title === undefined ? citationText(citation, locale) : `${citationText(citation, locale)} (${title})`;
}

/** A principle of the knowledge base, or undefined. */
export function principleById(id: string): Principle | undefined {
  return knowledge().principles.find((principle) => principle.id === id);
}

/** The name of a principle; its id where the knowledge base has none. */
export function principleTitle(id: string, locale: Locale): string {
  return principleById(id)?.title[locale] ?? id;
}

/** Citations with their titles; neighbours with one title share it. */
export function titledCitations(citations: readonly string[], locale: Locale): string {
  const groups: { readonly names: string[]; readonly title: string | undefined }[] = [];
  for (const citation of citations) {
    const title = articleTitle(citation, locale);
    const last = groups[groups.length - 1];
    if (last !== undefined && last.title === title) last.names.push(citationText(citation, locale));
    else groups.push({ names: [citationText(citation, locale)], title });
  }
  return groups.map(({ names, title }) => names.join(', ') + (title === undefined ? '' : ` (${title})`)).join(', ');
}
