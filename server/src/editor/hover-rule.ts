/** The hover on the name of a rule in a comment. */
import type { Rule } from '../rules/rule.ts';
import type { Telling } from './hover.ts';
import { heading, page, plain } from './markdown.ts';

const T = {
  rule: { nl: 'regel', en: 'rule' }, why: { nl: 'Waarom', en: 'Why' }, resolve: { nl: 'Oplossen', en: 'Resolve' },
  articles: { nl: 'Artikelen', en: 'Articles' }, principles: { nl: 'Principes', en: 'Principles' }, question: { nl: 'Vraag', en: 'Question' },
  notIgnorable: { nl: 'Deze regel is niet met een opmerking uit te zetten.', en: 'No comment can switch this rule off.' },
} as const;

/** What a rule finds, why, and what to do. */
export function aboutRule(rule: Rule, { analysis, locale }: Telling): string {
  const principles = analysis.workspace.environment.base.principles.filter(({ id }) => rule.principles.includes(id));
  const [first] = principles;
  return page(heading(T.rule[locale], rule.id), [
    rule.summary[locale],
    rule.terms?.map((term) => term[locale]).join('. '),
    `**${T.why[locale]}.** ${rule.why[locale]}`,
    `**${T.resolve[locale]}.** ${rule.resolve[locale]}`,
    rule.ignorable ? undefined : T.notIgnorable[locale],
  ], [
    [T.articles[locale], rule.articles.join(', ')],
    [T.principles[locale], principles.map(({ title }) => title[locale]).join(', ')],
    [T.question[locale], first && plain(first.dilemma.question[locale])],
  ]);
}
