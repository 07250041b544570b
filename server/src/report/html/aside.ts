/** What was put aside: which finding, by whom, until when and why. */
import type { Locale } from '../../messages/template.ts';
import { decisionOf, type SuppressedFinding } from '../result.ts';
import { code, html, name, NOTHING, type Html } from './markup.ts';
import { table } from './table.ts';
import { dateWords, severityWord } from './words.ts';

const T = {
  finding: { nl: 'Bevinding', en: 'Finding' }, where: { nl: 'Waar', en: 'Where' }, by: { nl: 'Door', en: 'By' }, until: { nl: 'Tot en met', en: 'Until' }, why: { nl: 'Reden', en: 'Reason' },
  caption: { nl: 'Bevindingen die opzij zijn gezet', en: 'Findings that were put aside' }, none: { nl: 'Bij deze controle is niets opzij gezet.', en: 'Nothing was put aside in this check.' },
  uncounted: { nl: 'Wat iemand opzij heeft gezet, telt niet in dit rapport: het staat bij de open bevindingen.', en: 'What somebody put aside does not count in this report: it stands among the open findings.' },
  how: { nl: 'Vastgelegd in', en: 'Written down in' }, comment: { nl: 'een opmerking in het bestand', en: 'a comment in the file' }, baseline: { nl: 'de lijst', en: 'the list' }, since: { nl: 'sinds', en: 'since' },
  unsaid: { nl: 'niet opgegeven', en: 'not declared' }, line: { nl: 'regel', en: 'line' },
} as const;

/** The findings that somebody put aside. @param withIgnored whether they are told as open ones instead */
export function asidePart(aside: readonly SuppressedFinding[], locale: Locale, withIgnored = false): Html {
  if (aside.length === 0) return html`<p>${(withIgnored ? T.uncounted : T.none)[locale]}</p>
`;
  return table({
    caption: T.caption[locale],
    heads: [T.finding[locale], T.where[locale], T.by[locale], T.until[locale], T.why[locale], T.how[locale]],
    rows: aside.map((finding) => {
      const { by, until, reason } = decisionOf(finding);
      return [
        html`<span class="mark ${finding.severity}">${severityWord(finding.severity, locale)}</span> ${name(finding.message)}`,
        html`${code(finding.file)}, ${T.line[locale]} ${finding.range.start.line}`,
        by === null ? T.unsaid[locale] : name(by),
        until === null ? T.unsaid[locale] : dateWords(until, locale),
        reason === null ? T.unsaid[locale] : name(reason),
        writtenIn(finding, locale),
      ];
    }),
  });
}

/** Where a pipeline has such findings: how many, and where to read of them. */
export function asideLine(count: number, locale: Locale): Html {
  const counted = locale === 'nl' ? (count === 1 ? '1 bevinding is' : `${count} bevindingen zijn`) : count === 1 ? '1 finding was' : `${count} findings were`;
  return html`<p>${counted} ${locale === 'nl' ? 'opzij gezet' : 'put aside'}: <a href="#aside">${locale === 'nl' ? 'door wie, tot wanneer en waarom' : 'by whom, until when and why'}</a>.</p>
`;
}

function writtenIn({ baseline }: SuppressedFinding, locale: Locale): Html {
  if (baseline === undefined) return html`${T.comment[locale]}`;
  return html`${T.baseline[locale]} ${code(baseline.file)}${baseline.since === null ? NOTHING : html`, ${T.since[locale]} ${dateWords(baseline.since, locale)}`}`;
}
