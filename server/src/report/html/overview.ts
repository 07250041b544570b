/** The table up front: every pipeline with what stands open and where its DPIA is. */
import type { Locale } from '../../messages/template.ts';
import type { Portrait } from '../../service/portrait.ts';
import { openCombinations } from './combinations.ts';
import { html, joined, name, type Html } from './markup.ts';
import type { Chapter } from './pipeline.ts';
import { dpiaWords } from './purposes.ts';
import type { PageData } from './sheet.ts';
import { table } from './table.ts';
import { verdictCards, verdictMark, verdicts } from './verdict.ts';
import { lensWords, levelWords } from './words.ts';

const T = {
  caption: { nl: 'Uitkomst per pijplijn', en: 'Outcome for each pipeline' }, pipeline: { nl: 'Pijplijn', en: 'Pipeline' },
  meets: { nl: 'Combinaties', en: 'Combinations' }, open: { nl: 'zonder opgegeven dekking', en: 'without declared cover' }, out: { nl: 'Komt eruit', en: 'Comes out' }, none: { nl: 'geen', en: 'none' },
  asked: { nl: 'geen, terwijl de prescan er een vraagt', en: 'none, while the pre-scan asks for one' }, old: { nl: 'ouder dan is ingesteld', en: 'older than is set' },
  noNeed: { nl: 'geen persoonsgegevens', en: 'no personal data' },
} as const;

/** The table; each pipeline leads to its section. */
export function overviewPart(chapters: readonly Chapter[], data: PageData): Html {
  const locale = data.result.language;
  const { findings, suppressed } = data.result;
  return html`${verdictCards(verdicts(findings, suppressed, data), locale)}${table({
    caption: T.caption[locale],
    heads: [T.pipeline[locale], ...(['technical', 'legal', 'ethical'] as const).map((lens) => lensWords(lens, locale)), T.meets[locale], T.out[locale], 'DPIA'],
    rows: chapters.map(({ portrait, anchor, findings, aside }) => [
      html`<a href="#${anchor}">${name(portrait.title ?? portrait.id)}</a>`,
      ...verdicts(findings, aside, data).map((verdict) => verdictMark(verdict, locale, true)),
      combinationWords(portrait, locale),
      mostIdentifying(portrait, locale),
      dpiaState(portrait, locale),
    ]),
  })}`;
}

function combinationWords(portrait: Portrait, locale: Locale): Html {
  const count = portrait.combinations.length;
  const open = openCombinations(portrait);
  return open === 0 ? html`${count === 0 ? T.none[locale] : count}` : html`${count}, <span class="mark error">${open} ${T.open[locale]}</span>`;
}

const LEVELS: readonly Portrait['outputs'][number]['level'][] = ['direct', 'quasi', 'pseudonymous', 'aggregated', 'anonymous', 'non-personal'];

function mostIdentifying({ outputs }: Portrait, locale: Locale): string {
  const level = LEVELS.find((candidate) => outputs.some((output) => output.level === candidate));
  return level === undefined ? T.none[locale] : levelWords(level, locale);
}

function dpiaState({ purposes, personal }: Portrait, locale: Locale): Html {
  if (!personal) return html`<span class="quiet">${T.noNeed[locale]}</span>`;
  const states = purposes.filter(({ inUse }) => inUse).map(({ dpia }) => (dpia.state === 'missing' && dpia.advice === 'required' ? html`<span class="mark warning">${T.asked[locale]}</span>` : dpia.outdated ? html`${dpiaWords(dpia, locale)} <span class="mark warning">${T.old[locale]}</span>` : dpiaWords(dpia, locale)));
  return states.length === 0 ? html`${T.none[locale]}` : joined(states, '; ');
}
