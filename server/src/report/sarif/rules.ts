/** The rules of a run as SARIF writes them: all that ran, whether they found something or not. */
import type { ReportingDescriptor } from 'sarif';
import type { Locale } from '../../messages/template.ts';
import type { Severity } from '../../rules/finding.ts';
import { titledCitation, principleTitle } from '../articles.ts';
import { escapeMarkdown } from '../explain/explanation.ts';
import { oneLine } from '../one-line.ts';
import type { ReportedRule } from '../report.ts';
import { cut } from './message.ts';

export const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const;

/** What GitHub calls how serious a rule is that is not about security. */
const PROBLEM: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'recommendation' };
/** On GitHub's scale: high, medium and low. Nothing of ours is critical, which a queue of alerts is emptied for. */
const SECURITY: Readonly<Record<Severity, string>> = { error: '8.0', warning: '5.0', info: '2.0' };

/** GitHub refuses a longer description and more tags. */
const LONGEST = 1024;
const MOST_TAGS = 20;

const WORDS = {
  nl: { do: 'Wat te doen', articles: 'Artikelen', principles: 'Beginselen' },
  en: { do: 'What to do', articles: 'Articles', principles: 'Principles' },
} as const;

/** A rule with its texts in the language of the run. @param security whether its findings are to be security alerts */
export function sarifRule(rule: ReportedRule, locale: Locale, security: boolean): ReportingDescriptor {
  const { id, severity, confidence, lens, group, articles, principles } = rule;
  const [summary, why, resolve] = [rule.summary[locale], rule.why[locale], rule.resolve[locale]].map(oneLine) as [string, string, string];
  const words = WORDS[locale];
  const lists: readonly (readonly [title: string, items: readonly string[]])[] = [
    [words.articles, articles.map((article) => oneLine(titledCitation(article, locale)))],
    [words.principles, principles.map((principle) => oneLine(principleTitle(principle, locale)))],
  ];
  const filled = lists.filter(([, items]) => items.length > 0);
  return {
    id: oneLine(id),
    name: pascal(oneLine(id)),
    shortDescription: { text: cut(summary, LONGEST) },
    fullDescription: { text: cut(why, LONGEST) },
    help: {
      text: [why, `${words.do}: ${resolve}`, ...filled.map(([title, items]) => `${title}: ${items.join('; ')}`)].join('\n\n'),
      markdown: [escapeMarkdown(why), `## ${words.do}`, escapeMarkdown(resolve), ...filled.flatMap(([title, items]) => [`## ${title}`, items.map((item) => `- ${escapeMarkdown(item)}`).join('\n')])].join('\n\n'),
    },
    defaultConfiguration: { level: LEVEL[severity] },
    properties: {
      tags: tagsOf(rule, security),
      precision: confidence,
      'problem.severity': PROBLEM[severity],
      ...(security ? { 'security-severity': SECURITY[severity] } : {}),
      lens, group, principles, articles,
    },
  };
}

function tagsOf({ lens, principles, articles }: ReportedRule, security: boolean): string[] {
  const gdpr = articles.flatMap((article) => /^AVG (\d+)/.exec(article)?.[1] ?? []);
  return [...new Set(['privacy', ...(security ? ['security'] : []), lens, ...(gdpr.length === 0 ? [] : ['gdpr']), ...principles, ...gdpr.map((article) => `external/gdpr/art-${article}`)])].slice(0, MOST_TAGS);
}

/** `combination-without-ground` as `CombinationWithoutGround`, which is how SARIF wants a name. */
function pascal(id: string): string {
  return id.split(/[^\p{L}\p{N}]+/u).map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}
