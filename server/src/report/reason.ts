/** Why a finding matters, and what to do about it. */
import type { Locale } from '../messages/template.ts';
import { principleTitle, titledCitations } from './articles.ts';
import { FIX_KINDS } from './fix-kinds.ts';
import type { Report } from './report.ts';
import type { ResultFinding } from './result.ts';

/** The articles and principles a finding rests on, by name: the same for all findings of a rule. */
export function reasonOf({ articles, principles }: Pick<ResultFinding, 'articles' | 'principles'>, locale: Locale): string {
  return [titledCitations(articles, locale), principles.map((id) => principleTitle(id, locale)).join(', ')].filter((part) => part !== '').join(' · ');
}

const MOST_FIXES = 2;

/** What to do: the first fixes, or what the rule advises where there are none. */
export function advice({ rule, fixes }: ResultFinding, { rules, result: { language } }: Report): readonly string[] {
  if (fixes.length === 0) return rules.filter(({ id }) => id === rule).map(({ resolve }) => resolve[language]);
  return fixes.slice(0, MOST_FIXES).map(({ title, kind }) => `${title} [${FIX_KINDS[language][kind]}]`);
}
