/**
 * The toolkit for teams that want to share data responsibly, in four parts: questions and answers, a plan of
 * steps, an example gallery with lessons, and the words. Its texts are data, in `seeds/toolkit`.
 */
import type { Bilingual, Term } from '../../knowledge/types.ts';
import type { Locale } from '../../messages/template.ts';
import { RULES, ruleById } from '../../rules/registry.ts';
import type { Rule } from '../../rules/rule.ts';
import { escapeMarkdown } from '../explain/explanation.ts';
import { GROUP } from '../explain/words.ts';
import { LANGUAGE, LOCALES, made, otherOf, type Page } from './page.ts';

/** A question people ask about a rule, and its answer. */
export interface Question {
  readonly rule: string;
  readonly ask: Bilingual;
  readonly answer: Bilingual;
}

/** A step of the plan: which rules to settle in it, and why then. */
export interface PlanStep {
  readonly title: Bilingual;
  readonly why: Bilingual;
  readonly rules: readonly string[];
}

/** A programme of the gallery with what was learnt from it. */
export interface Showcase {
  /** The folder in `seeds/pipelines`. */
  readonly folder: string;
  readonly title: Bilingual;
  /** Where the programme is described. */
  readonly source: string;
  readonly story: Bilingual;
  readonly variants: readonly { readonly file: string; readonly shows: Bilingual }[];
  readonly lessons: { readonly well: Bilingual; readonly blocked: Bilingual; readonly central: Bilingual };
}

export interface Toolkit {
  readonly questions: readonly Question[];
  readonly plan: readonly PlanStep[];
  readonly gallery: readonly Showcase[];
  readonly glossary: readonly Term[];
}

/** What the checker finds in a shipped file, one line per rule. @param file its path in `seeds/pipelines` */
export type FindingsOf = (file: string) => ReadonlyMap<string, number>;

/** The four parts in both languages, and their index. */
export function toolkitPages(toolkit: Toolkit, findingsOf: FindingsOf): readonly Page[] {
  return [...LOCALES.flatMap((locale) => [faq(toolkit, locale), plan(toolkit, locale), gallery(toolkit, findingsOf, locale), glossary(toolkit, locale)]), index()];
}

function head(name: string, title: string, intro: string, locale: Locale): readonly string[] {
  const other = otherOf(locale);
  return [`# ${title}`, `[${LANGUAGE[other]}](${name}.${other}.md) · [${locale === 'nl' ? 'gereedschap' : 'toolkit'}](../toolkit/README.md) · [${locale === 'nl' ? 'regels' : 'rules'}](../rules/README.md)`, intro];
}

function faq({ questions }: Toolkit, locale: Locale): Page {
  const nl = locale === 'nl';
  const parts = [...head('faq', nl ? 'Vragen en antwoorden' : 'Questions and answers', nl ? 'Wat mensen over de regels vragen. Dezelfde vragen staan op de pagina van elke regel.' : 'What people ask about the rules. The same questions are on the page of each rule.', locale)];
  for (const group of Object.keys(GROUP) as (keyof typeof GROUP)[]) {
    const rules = RULES.filter((rule) => rule.group === group);
    if (rules.length > 0) parts.push(`## ${GROUP[group][locale]}`);
    for (const rule of rules) parts.push(`### ${ruleLink(rule, locale)}`, ...questionParts(questions, rule.id, locale));
  }
  return { name: `toolkit/faq.${locale}.md`, text: `${made('seeds/toolkit/questions.yaml')}${parts.join('\n\n')}\n` };
}

/** The questions about one rule, as Markdown paragraphs. */
export function questionParts(questions: readonly Question[], rule: string, locale: Locale): readonly string[] {
  return questions.filter((question) => question.rule === rule).map(({ ask, answer }) => `**${escapeMarkdown(ask[locale])}** ${escapeMarkdown(answer[locale])}`);
}

function plan({ plan: steps }: Toolkit, locale: Locale): Page {
  const nl = locale === 'nl';
  const intro = nl
    ? 'In deze volgorde kost het opruimen het minste werk: wat vroeg wordt opgelost, laat later vaak meer bevindingen verdwijnen. Werk per pijplijn, en controleer na elke stap opnieuw.'
    : 'In this order the work is least: what is settled early often makes later findings disappear. Work pipeline by pipeline, and check again after every step.';
  const parts = steps.map(({ title, why, rules }, at) => [`## ${at + 1}. ${title[locale]}`, why[locale], rules.map((id) => `- ${planLine(id, locale)}`).join('\n')].join('\n\n'));
  return { name: `toolkit/steps.${locale}.md`, text: `${made('seeds/toolkit/steps.yaml')}${[...head('steps', nl ? 'Stappenplan' : 'Step plan', intro, locale), ...parts].join('\n\n')}\n` };
}

function planLine(id: string, locale: Locale): string {
  const rule = ruleById(id);
  return rule === undefined ? id : `${ruleLink(rule, locale)}: ${escapeMarkdown(rule.resolve[locale])}`;
}

function gallery({ gallery: shown }: Toolkit, findingsOf: FindingsOf, locale: Locale): Page {
  const nl = locale === 'nl';
  const intro = nl
    ? 'Programma’s die gegevens samenbrengen, als uitgewerkte pijplijnen: een vorm die schoon is en vaak een vorm die dat niet is. Bij elke staat wat ervan te leren is. De pijplijnen zijn voorbeelden die bij de programma’s zijn bedacht; de lessen gaan over die voorbeelden en zijn geen verslag van wat er is gebeurd.'
    : 'Programmes that bring data together, as worked pipelines: a shape that is clean, and often one that is not. Each says what can be learnt from it. The pipelines were thought up to go with the programmes; the lessons are about these examples, and no report of what happened.';
  const parts = shown.map(({ folder, title, source, story, variants, lessons }) =>
    [
      `## ${title[locale]}`,
      `${story[locale]} (${source})`,
      variants.map(({ file, shows }) => `- [\`${file}\`](../../seeds/pipelines/${folder}/${file}): ${shows[locale]} ${found(findingsOf(`${folder}/${file}`), locale)}`).join('\n'),
      `**${nl ? 'Wat goed ging' : 'What went well'}.** ${lessons.well[locale]}\n\n**${nl ? 'Wat tegenhield' : 'What stood in the way'}.** ${lessons.blocked[locale]}\n\n**${nl ? 'Wat een regel voor iedereen vraagt' : 'What asks for a rule for all'}.** ${lessons.central[locale]}`,
    ].join('\n\n'),
  );
  return { name: `toolkit/gallery.${locale}.md`, text: `${made('seeds/toolkit/gallery.yaml and what the checker says of seeds/pipelines')}${[...head('gallery', nl ? 'Voorbeelden met lessen' : 'Example gallery', intro, locale), ...parts].join('\n\n')}\n` };
}

function found(findings: ReadonlyMap<string, number>, locale: Locale): string {
  if (findings.size === 0) return locale === 'nl' ? '*Geen open bevinding.*' : '*No open finding.*';
  const names = [...findings].map(([id, count]) => `[${id}](../rules/${id}.${locale}.md)${count === 1 ? '' : ` (${count})`}`);
  return `${locale === 'nl' ? 'Bevindingen' : 'Findings'}: ${names.join(', ')}.`;
}

function glossary({ glossary: terms }: Toolkit, locale: Locale): Page {
  const nl = locale === 'nl';
  const other = otherOf(locale);
  const sorted = [...terms].sort((a, b) => compare(a[locale], b[locale]));
  const rows = sorted.map((term) => `| **${escapeMarkdown(term[locale])}** | ${escapeMarkdown(term[other])} | ${term.code === undefined ? '' : `\`${term.code}\``} | ${escapeMarkdown(term.meaning[locale])} |`);
  const table = [`| ${nl ? 'woord' : 'word'} | ${nl ? 'Engels' : 'Dutch'} | ${nl ? 'in formaat en code' : 'in format and code'} | ${nl ? 'wat het is' : 'what it is'} |`, '| --- | --- | --- | --- |', ...rows].join('\n');
  return { name: `reference/glossary.${locale}.md`, text: `${made('seeds/knowledge/glossary.yaml')}${[...head('glossary', nl ? 'Woordenlijst' : 'Glossary', nl ? 'Eén woord per begrip, zoals de code, de meldingen en het formaat het gebruiken.' : 'One word per concept, as the code, the messages and the format use it.', locale), table].join('\n\n')}\n` };
}

/** Words in the order of their letters, capitals aside, the same on every machine. */
function compare(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : 0;
}

function ruleLink(rule: Rule, locale: Locale): string {
  return `[${escapeMarkdown(rule.summary[locale])}](../rules/${rule.id}.${locale}.md)`;
}

function index(): Page {
  const rows = [
    '| [Vragen en antwoorden](faq.nl.md) | [Questions and answers](faq.en.md) |',
    '| [Stappenplan](steps.nl.md) | [Step plan](steps.en.md) |',
    '| [Voorbeelden met lessen](gallery.nl.md) | [Example gallery](gallery.en.md) |',
    '| [Woordenlijst](../reference/glossary.nl.md) | [Glossary](../reference/glossary.en.md) |',
  ];
  const intro = 'Voor teams die gegevens verantwoord willen delen: vragen, stappen, voorbeelden en woorden.\\\nFor teams that want to share data responsibly: questions, steps, examples and words.';
  return { name: 'toolkit/README.md', text: `${made('seeds/toolkit')}# Gereedschap / Toolkit\n\n${intro}\n\n| Nederlands | English |\n| --- | --- |\n${rows.join('\n')}\n` };
}
