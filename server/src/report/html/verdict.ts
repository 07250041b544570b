/**
 * What the check came to for one pipeline, by the three questions. No open findings is all it can say: it tells nobody
 * that something may be done.
 */
import type { Lens } from '../../knowledge/types.ts';
import type { Locale } from '../../messages/template.ts';
import type { ResultFinding } from '../result.ts';
import { LENSES } from '../summary.ts';
import { html, type Html } from './markup.ts';
import type { PageData } from './sheet.ts';
import { lensWords, severityWord } from './words.ts';

/** What stands open under one question; `unasked` where no rule of it ran. */
export interface Verdict {
  readonly lens: Lens;
  readonly state: 'unasked' | 'open' | 'none';
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly aside: number;
  /** Whether only what a change causes is told. */
  readonly limited: boolean;
  /** How many rules about this question ran, and how many there are. */
  readonly ran: number;
  readonly of: number;
}

/** The verdict for each question, in their order. */
export function verdicts(findings: readonly ResultFinding[], aside: readonly ResultFinding[], { rules, silent, since }: Pick<PageData, 'rules' | 'silent' | 'since'>): readonly Verdict[] {
  return LENSES.map((lens) => {
    const own = findings.filter((finding) => finding.lens === lens);
    const count = (severity: ResultFinding['severity']): number => own.filter((finding) => finding.severity === severity).length;
    const ran = rules.filter((rule) => rule.lens === lens).length;
    return {
      lens, ran, of: ran + silent.filter((rule) => rule.lens === lens).length,
      state: own.length > 0 ? 'open' : ran > 0 ? 'none' : 'unasked',
      error: count('error'), warning: count('warning'), info: count('info'),
      aside: aside.filter((finding) => finding.lens === lens).length,
      limited: since !== undefined,
    };
  });
}

/** How bad it is, for a sign beside the words. */
function weightOf({ state, error, warning }: Verdict): 'error' | 'warning' | 'info' | 'none' | 'unasked' {
  if (state !== 'open') return state;
  return error > 0 ? 'error' : warning > 0 ? 'warning' : 'info';
}

const T = {
  none: { nl: 'Geen open bevindingen', en: 'No open findings' },
  short: { nl: 'niets open', en: 'nothing open' },
  limited: { nl: 'Geen open bevindingen door de wijziging', en: 'No open findings from the change' },
  unasked: { nl: 'Niet gecontroleerd', en: 'Not checked' },
  aside: { nl: 'opzij gezet', en: 'put aside' },
} as const;

/** A verdict in words: `2 fouten, 1 waarschuwing; 1 opzij gezet`. */
function verdictWords({ state, error, warning, info, aside, limited }: Verdict, locale: Locale, short: boolean): string {
  const counts = ([['error', error], ['warning', warning], ['info', info]] as const).flatMap(([severity, count]) => (count === 0 ? [] : [`${count} ${severityWord(severity, locale, count)}`]));
  const said = state === 'open' ? counts.join(', ') : T[state === 'unasked' ? state : short ? 'short' : limited ? 'limited' : state][locale];
  return aside === 0 ? said : `${said}; ${aside} ${T.aside[locale]}`;
}

/** The same with a sign that is no matter of colour. @param short for the cell of a table */
export function verdictMark(verdict: Verdict, locale: Locale, short = false): Html {
  return html`<span class="mark ${weightOf(verdict)}">${verdictWords(verdict, locale, short)}</span>`;
}

const QUESTION: Readonly<Record<Lens, Readonly<Record<Locale, string>>>> = {
  technical: { nl: 'Doet de stroom wat er van gezegd wordt?', en: 'Does the flow do what is said of it?' },
  legal: { nl: 'Is opgegeven waarop dit rust, en dekt dat de gegevens?', en: 'Is it declared what this rests on, and does that cover the data?' },
  ethical: { nl: 'Is opgegeven dat dit voor mensen is afgewogen?', en: 'Is it declared that this was weighed for people?' },
};

function ranWords({ ran, of }: Verdict, locale: Locale): string {
  return locale === 'nl' ? `${ran} van ${of} regels liepen` : `${ran} of ${of} rules ran`;
}

/** The three verdicts of a pipeline, side by side. */
export function verdictCards(all: readonly Verdict[], locale: Locale): Html {
  return html`<ul class="verdicts">${all.map((verdict) => html`<li><strong>${lensWords(verdict.lens, locale)}</strong><span class="question">${QUESTION[verdict.lens][locale]}</span>${verdictMark(verdict, locale)}<span class="quiet">${ranWords(verdict, locale)}</span></li>`)}</ul>
`;
}
