/** Articles and principles by their names in the knowledge base. */
import { knowledge } from '../knowledge/load.ts';
import type { Law, LawArticle, Principle } from '../knowledge/types.ts';
import type { Locale } from '../messages/template.ts';

export interface FoundArticle {
  readonly law: Law;
  readonly article: LawArticle | undefined;
}

/** The law and article of a citation such as `AVG 6(1)(e)`; the nearest article above where that one is not recorded. */
export function findArticle(citation: string): FoundArticle | undefined {
  const space = citation.lastIndexOf(' ');
  const name = (space === -1 ? citation : citation.slice(0, space)).trim();
  const law = lawByCitation(name);
  if (law === undefined) return undefined;
  let number = space === -1 ? '' : citation.slice(space + 1);
  while (number !== '') {
    const article = law.articles.find((candidate) => candidate.article === number);
    if (article !== undefined) return { law, article };
    const above = number.replace(/\([^()]*\)$/, '');
    if (above === number) break;
    number = above;
  }
  return { law, article: undefined };
}

export function lawByCitation(name: string): Law | undefined {
  const { laws } = knowledge();
  const lower = name.toLowerCase();
  return laws.find((law) => law.citations.includes(name)) ?? laws.find((law) => law.citations.some((citation) => citation.toLowerCase() === lower));
}

/** A citation as people of a language write it: the AVG is the GDPR in English. */
export function citationText(citation: string, locale: Locale): string {
  return locale === 'en' ? citation.replace(/^AVG\b/, 'GDPR') : citation;
}

/** A citation with the title of the article behind it. */
export function titledCitation(citation: string, locale: Locale): string {
  const title = findArticle(citation)?.article?.title[locale];
  return title === undefined ? citationText(citation, locale) : `${citationText(citation, locale)} (${title})`;
}

export function principleById(id: string): Principle | undefined {
  return knowledge().principles.find((principle) => principle.id === id);
}

export function principleTitle(id: string, locale: Locale): string {
  return principleById(id)?.title[locale] ?? id;
}
