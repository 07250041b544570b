/** The first block of the report: what was checked, when, with what, and how to read it. */
import { counted } from '../../messages/counted.ts';
import { titledCitation } from '../articles.ts';
import type { ReportedRule } from '../report.ts';
import { decisionOf } from '../result.ts';
import { code, html, joined, name, NOTHING, prose, type Html } from './markup.ts';
import type { PageData } from './sheet.ts';
import { facts, points } from './table.ts';
import { dateWords, presetWords } from './words.ts';

const T = {
  date: { nl: 'Dag van de controle', en: 'Day of the check' }, checked: { nl: 'Gecontroleerd', en: 'Checked' }, version: { nl: 'Gemaakt met', en: 'Made with' }, preset: { nl: 'Instelling', en: 'Setting' },
  ran: { nl: 'Regels die liepen', en: 'Rules that ran' }, silent: { nl: 'Regels die niet liepen', en: 'Rules that did not run' }, aside: { nl: 'Opzij gezet', en: 'Put aside' }, files: { nl: 'Welke bestanden', en: 'Which files' },
  since: { nl: 'Beperkt tot', en: 'Limited to' }, only: { nl: 'wat de wijziging veroorzaakt sinds', en: 'what is caused by the change since' },
  noAside: { nl: 'niets', en: 'nothing' }, withIgnored: { nl: 'telt niet in dit rapport: alles staat open', en: 'does not count in this report: everything is open' }, by: { nl: 'door', en: 'by' }, unsaid: { nl: 'niet opgegeven wie', en: 'not said by whom' },
  how: { nl: 'Hoe dit te lezen', en: 'How to read this' },
  reading: {
    nl: 'Dit rapport vergelijkt wat over gegevensstromen is opgegeven met wat de stromen volgens die opgave doen. «Geen open bevindingen» betekent dat de controle in die opgave niets vond. Het is geen oordeel dat iets mag of wenselijk is: dat oordeel is aan mensen. Wat de controle niet kan weten, staat bij elke pijplijn en aan het eind.',
    en: 'This report compares what is declared about data flows with what the flows do according to that declaration. “No open findings” means that the check found nothing in the declaration. It is no judgement that something may be done or is desirable: that judgement is for people. What the check cannot know is said at each pipeline and at the end.',
  },
} as const;

/** The cover block, with the only heading of the first level. */
export function coverPart({ result, checked, rules, silent, presets, sheets, since, withIgnored }: PageData, title: string): Html {
  const { language: locale, tool, today, suppressed } = result;
  return html`<section class="cover" aria-labelledby="title">
<h1 id="title">${title}</h1>
<p class="reading"><strong>${T.how[locale]}.</strong> ${T.reading[locale]}</p>
${facts([
    [T.date[locale], dateWords(today, locale)],
    [T.checked[locale], checkedWords(sheets.length, checked.length, locale)],
    [T.since[locale], since === undefined ? undefined : html`<span class="mark warning">${T.only[locale]} ${name(since)}</span>`],
    [T.version[locale], `${tool.name} ${tool.version}`],
    [T.preset[locale], joined(presets.map((preset) => presetWords(preset, locale)), '; ')],
    [T.ran[locale], String(rules.length)],
    [T.silent[locale], String(silent.length)],
    [T.aside[locale], withIgnored ? html`<span class="mark warning">${T.withIgnored[locale]}</span>` : suppressed.length === 0 ? T.noAside[locale] : asideWords(suppressed, locale)],
  ])}
${folded(html`${T.files[locale]} (${checked.length})`, points(checked.map((file) => code(file))))}
${silent.length === 0 ? NOTHING : folded(html`${T.silent[locale]} (${silent.length})`, ruleList(silent, locale))}
</section>
`;
}

function folded(summary: Html, content: Html): Html {
  return html`<details><summary>${summary}</summary>
${content}</details>
`;
}

function checkedWords(pipelines: number, files: number, locale: 'nl' | 'en'): string {
  return `${counted(pipelines, 'pipeline', locale)} in ${counted(files, 'file', locale)}`;
}

function asideWords(suppressed: PageData['result']['suppressed'], locale: 'nl' | 'en'): Html {
  const counts = new Map<string, number>();
  for (const finding of suppressed) {
    const by = decisionOf(finding).by ?? '';
    counts.set(by, (counts.get(by) ?? 0) + 1);
  }
  return joined([...counts].map(([by, count]) => html`${count} ${T.by[locale]} ${by === '' ? T.unsaid[locale] : name(by)}`));
}

/** Rules by what they ask, with the article that each rests on first. */
function ruleList(rules: readonly ReportedRule[], locale: 'nl' | 'en'): Html {
  return points(rules.map(({ id, summary, articles }) => html`${prose(summary[locale])} (${code(id)}${articles[0] === undefined ? NOTHING : html`; ${titledCitation(articles[0], locale)}`})`));
}
