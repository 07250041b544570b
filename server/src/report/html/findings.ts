/** Findings, put together by rule: what it is about and what to do once, then each place. */
import { grouped } from '../../base/grouped.ts';
import { byCodeUnit } from '../../base/sorted.ts';
import type { Locale } from '../../messages/template.ts';
import { GRAVEST_FIRST, type Severity } from '../../rules/finding.ts';
import { principleTitle, titledCitations } from '../articles.ts';
import type { ReportedRule } from '../report.ts';
import type { ResultFinding } from '../result.ts';
import { code, html, joined, name, NOTHING, prose, type Html } from './markup.ts';
import { facts } from './table.ts';
import { lensWords, pathWords, severityWord } from './words.ts';

const T = {
  why: { nl: 'Waarom dit telt', en: 'Why it matters' },
  todo: { nl: 'Wat te doen', en: 'What to do' },
  principles: { nl: 'Beginselen', en: 'Principles' },
  articles: { nl: 'Artikelen', en: 'Articles' },
  question: { nl: 'Vraag', en: 'Question' },
  rule: { nl: 'Regel', en: 'Rule' },
  where: { nl: 'Waar', en: 'Where' },
  line: { nl: 'regel', en: 'line' },
  more: { nl: 'Meer over deze bevinding', en: 'More about this finding' },
  way: { nl: 'Weg van de gegevens', en: 'Way of the data' },
  belongs: { nl: 'Wat erbij hoort', en: 'What belongs to it' },
  none: { nl: 'Er zijn geen open bevindingen. Dat is geen oordeel dat de verwerking mag of wenselijk is.', en: 'There are no open findings. That is no judgement that the processing may be done or is desirable.' },
  fixes: { nl: 'Voorstellen die de editor kan uitvoeren', en: 'Proposals that the editor can carry out' },
} as const;

/** The rules that found something, the gravest first, each with its findings in their order. */
function byRule(findings: readonly ResultFinding[]): readonly (readonly [rule: string, findings: readonly ResultFinding[]])[] {
  const groups = grouped(findings, ({ rule }) => rule);
  const weight = (group: readonly ResultFinding[]): number => Math.min(...group.map(({ severity }) => GRAVEST_FIRST.indexOf(severity)));
  return [...groups].sort(([a, one], [b, other]) => weight(one) - weight(other) || byCodeUnit(a, b));
}

/** The findings of one pipeline or file, below a heading of the third level. */
export function findingsPart(findings: readonly ResultFinding[], rules: ReadonlyMap<string, ReportedRule>, locale: Locale): Html {
  if (findings.length === 0) return html`<p>${T.none[locale]}</p>
`;
  return html`${byRule(findings).map(([id, group]) => ruleGroup(id, group, rules.get(id), locale))}`;
}

function ruleGroup(id: string, group: readonly ResultFinding[], rule: ReportedRule | undefined, locale: Locale): Html {
  const [first] = group;
  const worst = group.reduce<Severity>((most, { severity }) => (GRAVEST_FIRST.indexOf(severity) < GRAVEST_FIRST.indexOf(most) ? severity : most), 'info');
  return html`<div class="rule ${worst}">
<h4><span class="mark ${worst}">${severityWord(worst, locale)}</span> ${rule === undefined ? name(id) : prose(rule.summary[locale])}</h4>
<ul class="places">${group.map((finding) => place(finding, worst, locale))}</ul>
${facts([
    [T.why[locale], rule && prose(rule.why[locale])],
    [T.todo[locale], rule && prose(rule.resolve[locale])],
    [T.fixes[locale], fixes(group, locale)],
    [T.principles[locale], first && joined(first.principles.map((principle) => principleTitle(principle, locale)))],
    [T.articles[locale], first && (first.articles.length === 0 ? undefined : titledCitations(first.articles, locale))],
    [T.question[locale], first && lensWords(first.lens, locale)],
    [T.rule[locale], code(id)],
  ])}</div>
`;
}

const MOST_FIXES = 4;

function fixes(group: readonly ResultFinding[], locale: Locale): Html | undefined {
  const titles = [...new Set(group.flatMap((finding) => finding.fixes.map(({ title }) => title)))];
  const left = titles.length - MOST_FIXES;
  return titles.length === 0 ? undefined : joined([...titles.slice(0, MOST_FIXES).map((title) => name(title)), ...(left > 0 ? [locale === 'nl' ? `en nog ${left}` : `and ${left} more`] : [])], '; ');
}

/** A finding at its place; its severity is said where it is another than that of the group. */
function place(finding: ResultFinding, worst: Severity, locale: Locale): Html {
  const { severity, message, file, range, path } = finding;
  const other = severity === worst ? NOTHING : html`<span class="mark ${severity}">${severityWord(severity, locale)}</span> `;
  return html`<li><p class="message">${other}${name(message)}</p>
<p class="where">${T.where[locale]}: ${path === '' ? NOTHING : html`${pathWords(path, locale)} · `}${code(file)}, ${T.line[locale]} ${range.start.line}</p>
${background(finding, locale)}</li>
`;
}

/** So many related places are named; a report is read by people. */
const MOST = 24;

function background({ related, trace }: ResultFinding, locale: Locale): Html {
  if (related.length + trace.length === 0) return NOTHING;
  const shown = related.slice(0, MOST);
  const left = related.length - shown.length;
  const rest = left === 0 ? NOTHING : html`<li>${locale === 'nl' ? `en nog ${left}` : `and ${left} more`}</li>`;
  return html`<details><summary>${T.more[locale]}</summary>
${related.length === 0 ? NOTHING : html`<p>${T.belongs[locale]}:</p><ul>${shown.map((item) => html`<li>${name(item.message)} <span class="where">(${code(item.file)}, ${T.line[locale]} ${item.range.start.line})</span></li>`)}${rest}</ul>`}
${trace.length === 0 ? NOTHING : html`<p>${T.way[locale]}:</p><ol>${trace.map((stop) => html`<li>${name(stop.name)} <span class="where">(${code(stop.file)}, ${T.line[locale]} ${stop.range.start.line})</span></li>`)}</ol>`}
</details>`;
}
