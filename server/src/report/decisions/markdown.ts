/** Decisions as a document to put in a file: what is put aside, by whom, why and until when. */
import { capitalised } from '../../messages/capitalised.ts';
import { counted } from '../../messages/counted.ts';
import type { Locale } from '../../messages/template.ts';
import { SEVERITY } from '../explain/words.ts';
import { markdownText } from '../markdown-text.ts';
import { ASIDE_STATE, ASIDE_STATES, untilText } from '../put-aside-words.ts';
import type { DecidedFinding, DecisionsReport, ReportedDecision } from './data.ts';

const WORDS = {
  nl: {
    title: 'Besluiten om bevindingen opzij te zetten', none: 'Er is niets opzij gezet.',
    intro: (today: string, files: number) => `Stand van ${today}, over ${counted(files, 'file', 'nl')}. Wie een bevinding opzij zet, moet dat kunnen verantwoorden (AVG 5(2)). Dit overzicht zegt wat er besloten is, niet of dat mag.`,
    state: 'Stand', count: 'Aantal', finding: 'Bevinding', place: 'Plaats', pipeline: 'Pijplijn', by: 'Door', nobody: 'niemand genoemd', why: 'Reden', noReason: 'geen reden', until: 'Tot en met', since: 'Sinds',
    principles: 'Beginselen', articles: 'Artikelen', written: 'Geschreven in', comment: 'opmerking in', baseline: 'baseline', notFound: 'Er is nu geen bevinding waar dit over gaat.', line: 'regel',
  },
  en: {
    title: 'Decisions to put findings aside', none: 'Nothing has been put aside.',
    intro: (today: string, files: number) => `As of ${today}, over ${counted(files, 'file', 'en')}. Whoever puts a finding aside has to be able to account for it (GDPR 5(2)). This overview says what was decided, not whether it may be.`,
    state: 'State', count: 'Number', finding: 'Finding', place: 'Place', pipeline: 'Pipeline', by: 'By', nobody: 'nobody named', why: 'Reason', noReason: 'no reason', until: 'Until', since: 'Since',
    principles: 'Principles', articles: 'Articles', written: 'Written in', comment: 'comment in', baseline: 'baseline', notFound: 'There is no finding now that this is about.', line: 'line',
  },
} as const;

/** The decisions as Markdown, those first that somebody has to look at. */
export function decisionsMarkdown({ language, today, files, summary, decisions }: DecisionsReport): string {
  const words = WORDS[language];
  const lines = [`# ${words.title}`, '', words.intro(today, files), ''];
  if (decisions.length === 0) return `${[...lines, words.none].join('\n')}\n`;
  const states = ASIDE_STATES.filter((state) => summary[state] !== undefined);
  lines.push(`| ${words.state} | ${words.count} |`, '|---|---:|', ...states.map((state) => `| ${ASIDE_STATE[state][language]} | ${summary[state]} |`));
  for (const state of states) {
    lines.push('', `## ${capitalised(ASIDE_STATE[state][language])}`);
    for (const decision of decisions) if (decision.state === state) lines.push('', ...sectionOf(decision, language));
  }
  return `${lines.join('\n')}\n`;
}

function sectionOf({ kind, rule, summary, principles, articles, by, since, until, daysLeft, reason, findings, about, written }: ReportedDecision, locale: Locale): readonly string[] {
  const words = WORDS[locale];
  const said = (text: string): string => markdownText(text);
  const row = (name: string, text: string): string => `- **${name}:** ${text}`;
  return [
    `### ${said(rule)}${summary === null ? '' : `: ${said(summary)}`}`,
    '',
    ...(findings.length === 0
      ? [row(words.finding, words.notFound), ...(about === null ? [] : [row(words.place, said([about.file, about.unit, about.path].filter((part) => part !== null).join(' · ')))])]
      : findings.flatMap((finding) => findingRows(finding, locale, row))),
    row(words.by, by === null ? words.nobody : said(by)),
    row(words.why, reason === null ? words.noReason : said(reason)),
    row(words.until, said(untilText(until, daysLeft, locale))),
    ...(since === null ? [] : [row(words.since, said(since))]),
    ...(principles.length === 0 ? [] : [row(words.principles, said(principles.map(({ title }) => title).join(', ')))]),
    ...(articles.length === 0 ? [] : [row(words.articles, said(articles.join(', ')))]),
    row(words.written, `${kind === 'comment' ? words.comment : words.baseline} ${said(`${written.file}:${written.line}`)}`),
  ];
}

function findingRows({ message, severity, file, line, unit, path }: DecidedFinding, locale: Locale, row: (name: string, text: string) => string): readonly string[] {
  const words = WORDS[locale];
  return [
    row(words.finding, `${markdownText(message)} (${SEVERITY[severity][locale]})`),
    row(words.place, `${markdownText(file)}, ${words.line} ${line}; ${words.pipeline.toLowerCase()} ${markdownText(unit)}${path === '' ? '' : ` (${markdownText(path)})`}`),
  ];
}
