/** The pages about the rules, made of what the rules say of themselves. */
import type { Locale } from '../../messages/template.ts';
import { RULES } from '../../rules/registry.ts';
import type { Rule } from '../../rules/rule.ts';
import { escapeMarkdown, markdown } from '../explain/explanation.ts';
import { explainRule } from '../explain/rule.ts';
import { GROUP, LENS } from '../explain/words.ts';
import { LANGUAGE, linksFrom, LOCALES, made, otherOf, type Page } from './page.ts';
import { questionParts, type Question } from './toolkit-pages.ts';

/** All pages: two per rule, and the overview. @param questions what people ask about the rules */
export function rulePages(questions: readonly Question[]): readonly Page[] {
  return [...RULES.flatMap((rule) => LOCALES.map((locale) => rulePage(rule, questions, locale))), { name: 'rules/README.md', text: overview() }];
}

function rulePage(rule: Rule, questions: readonly Question[], locale: Locale): Page {
  const other = otherOf(locale);
  const [title = '', ...rest] = markdown(explainRule(rule, locale, true), { href: linksFrom('rules', locale) }).split('\n\n');
  const asked = questionParts(questions, rule.id, locale);
  const parts = [title, `[${LANGUAGE[other]}](${rule.id}.${other}.md) · [${locale === 'nl' ? 'alle regels' : 'all rules'}](README.md)`, rest.join('\n\n').trimEnd(), ...(asked.length === 0 ? [] : [locale === 'nl' ? '## Vragen' : '## Questions', ...asked])];
  return { name: `rules/${rule.id}.${locale}.md`, text: `${made('the rule itself')}${parts.join('\n\n')}\n` };
}

function overview(): string {
  const parts = [
    '# Regels / Rules',
    'Per regel: de vraag die zij stelt, hoe zwaar zij weegt, vanaf welke preset zij meldt en welk soort fix zij heeft.\\\nFor each rule: the question it asks, its severity, the preset from which on it reports, and the kind of fix it has.',
  ];
  for (const group of Object.keys(GROUP) as (keyof typeof GROUP)[]) {
    const rules = RULES.filter((rule) => rule.group === group);
    if (rules.length === 0) continue;
    parts.push(`## ${GROUP[group].nl} / ${GROUP[group].en}`);
    parts.push(['| regel / rule | vraag / lens | zwaarte / severity | preset | fix | Nederlands | English |', '| --- | --- | --- | --- | --- | --- | --- |', ...rules.map(row)].join('\n'));
  }
  return `${made('the rules themselves')}${parts.join('\n\n')}\n`;
}

function row({ id, lens, severity, preset, fix, summary }: Rule): string {
  const cells = [`\`${id}\``, `${LENS[lens].nl} / ${LENS[lens].en}`, severity, preset, fix === 'none' ? '–' : fix, `[${escapeMarkdown(summary.nl)}](${id}.nl.md)`, `[${escapeMarkdown(summary.en)}](${id}.en.md)`];
  return `| ${cells.join(' | ')} |`;
}
