/** Grounds of the law by the article that files cite. */
import type { Environment } from '../lineage/environment.ts';
import type { Locale } from '../messages/template.ts';
import { plain } from './markdown.ts';

/** `6(1)(e)` → the entry `6e` of the knowledge base. */
export function groundOf(article: string, environment: Environment): Environment['base']['grounds'][number] | undefined {
  const match = /^(\d+)\(\d\)\(([a-z])\)$/.exec(article.trim());
  return match === null ? undefined : environment.base.grounds.find(({ id }) => id === `${match[1]}${match[2]}`);
}

/** A ground in words, with its article; an article nobody knows as it is written. */
export function groundName(article: string, environment: Environment, locale: Locale): string {
  const ground = groundOf(article, environment);
  const cited = `${locale === 'nl' ? 'AVG' : 'GDPR'} ${plain(article)}`;
  return ground === undefined ? cited : `${ground.title[locale]} (${cited})`;
}
