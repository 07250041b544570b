/** Room for the person who judges: the report itself judges nothing. */
import type { Locale } from '../../messages/template.ts';
import { html, type Html } from './markup.ts';

const T = {
  intro: { nl: 'Ik heb dit rapport gelezen, en gewogen wat de controle niet kan weten. Mijn oordeel en wat er nog moet gebeuren:', en: 'I have read this report, and weighed what the check cannot know. My judgement and what is still to be done:' },
  name: { nl: 'Naam', en: 'Name' }, role: { nl: 'Functie', en: 'Role' }, date: { nl: 'Datum', en: 'Date' }, signature: { nl: 'Handtekening', en: 'Signature' }, judgement: { nl: 'Oordeel en voorwaarden', en: 'Judgement and conditions' },
} as const;

/** Lines to write on, printed. */
export function signaturePart(locale: Locale): Html {
  const line = (label: string, wide = false): Html => html`<div class="line${wide ? ' wide' : ''}"><span>${label}</span></div>`;
  return html`<p>${T.intro[locale]}</p>
<div class="lines">${line(T.judgement[locale], true)}${line(T.name[locale])}${line(T.role[locale])}${line(T.date[locale])}${line(T.signature[locale])}</div>
`;
}
