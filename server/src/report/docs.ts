/** The pages about the rules, made of what the rules say of themselves. */
import type { Locale } from '../messages/template.ts';
import { RULES } from '../rules/registry.ts';
import type { Rule } from '../rules/rule.ts';
import { escapeMarkdown, markdown } from './explain/explanation.ts';
import { explainRule } from './explain/rule.ts';
import { GROUP, LENS } from './explain/words.ts';

/** A page and its name in `docs/rules`. */
export interface Page {
  readonly name: string;
  readonly text: string;
}

const MADE = '<!-- Made by `npm run docs` from the rule itself; change the rule, not this page. -->\n\n';

/** All pages: two per rule, and the overview. */
export function rulePages(): readonly Page[] {
  return [...RULES.flatMap((rule) => [rulePage(rule, 'nl'), rulePage(rule, 'en')]), { name: 'README.md', text: overview() }];
}

function rulePage(rule: Rule, locale: Locale): Page {
  const other = locale === 'nl' ? `[English](${rule.id}.en.md) · [alle regels](README.md)` : `[Nederlands](${rule.id}.nl.md) · [all rules](README.md)`;
  const [title, ...rest] = markdown(explainRule(rule, locale, true)).split('\n\n');
  return { name: `${rule.id}.${locale}.md`, text: `${MADE}${[title, other, ...rest].join('\n\n')}` };
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
  return `${MADE}${parts.join('\n\n')}\n`;
}

function row({ id, lens, severity, preset, fix, summary }: Rule): string {
  const cells = [`\`${id}\``, `${LENS[lens].nl} / ${LENS[lens].en}`, severity, preset, fix === 'none' ? '–' : fix, `[${escapeMarkdown(summary.nl)}](${id}.nl.md)`, `[${escapeMarkdown(summary.en)}](${id}.en.md)`];
  return `| ${cells.join(' | ')} |`;
}
