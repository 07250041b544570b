/** The purposes of a pipeline: ground and law, what that covers, what is written down, and its DPIA. */
import { knowledge } from '../../knowledge/load.ts';
import { thousands } from '../../messages/counted.ts';
import type { BilingualText, Locale } from '../../messages/template.ts';
import type { DpiaPortrait, EvidencePortrait, PurposePortrait } from '../../service/portrait.ts';
import { standingWords } from './combinations.ts';
import { html, joined, name, NOTHING, type Html } from './markup.ts';
import type { Telling } from './sheet.ts';
import { facts, points, table } from './table.ts';
import { articleWords, categoryList, categoryWords, classWords, dateWords, kindWords, lawWords, originWords, pathWords, periodWords, written } from './words.ts';

const T = {
  kind: { nl: 'Soort doel', en: 'Kind of purpose' }, ground: { nl: 'Opgegeven grondslag', en: 'Declared ground' }, law: { nl: 'Wet', en: 'Law' },
  noGround: { nl: 'geen grondslag opgegeven', en: 'no ground declared' }, covers: { nl: 'Dekt volgens opgave', en: 'Covers, as declared' }, byLaw: { nl: 'Dekt volgens de wet', en: 'Covers, by the law' },
  noCovers: { nl: 'niet opgegeven', en: 'not declared' }, special: { nl: 'Uitzonderingen voor bijzondere gegevens', en: 'Exceptions for special categories' },
  criminal: { nl: 'Basis voor strafgegevens', en: 'Basis for criminal offence data' }, bsn: { nl: 'Wet voor nationale nummers', en: 'Law for national numbers' },
  retention: { nl: 'Bewaartermijn', en: 'Retention' }, from: { nl: 'Opgegeven in', en: 'Declared in' }, unused: { nl: 'Niets in deze pijplijn gebruikt dit doel.', en: 'Nothing in this pipeline serves this purpose.' },
  data: { nl: 'Gegeven', en: 'Data' }, sort: { nl: 'Soort', en: 'Class' }, cover: { nl: 'Dekking', en: 'Cover' }, origin: { nl: 'Komt van', en: 'Comes from' },
  caption: { nl: 'Gegevens en dekking voor', en: 'Data and cover for' }, written: { nl: 'Vastgelegd', en: 'On record' }, notWritten: { nl: 'Niet opgegeven', en: 'Not declared' },
  weighed: { nl: 'Afweging', en: 'Weighing' }, given: { nl: 'opgegeven', en: 'declared' },
} as const;

const EVIDENCE: Readonly<Record<Exclude<keyof EvidencePortrait, 'weighing'>, BilingualText>> = {
  register: { nl: 'nummer in het verwerkingsregister', en: 'number in the record of processing' },
  notice: { nl: 'hoe mensen zijn geïnformeerd', en: 'how people were told' },
  officerAdvice: { nl: 'advies van de functionaris gegevensbescherming', en: 'advice of the data protection officer' },
  contact: { nl: 'waar mensen terechtkunnen', en: 'where people can turn to' },
  security: { nl: 'beveiligingsniveau', en: 'security level' },
  iama: { nl: 'IAMA (mensenrechtentoets op een algoritme)', en: 'IAMA (human rights test of an algorithm)' },
  algorithmRegister: { nl: 'vermelding in het Algoritmeregister', en: 'entry in the algorithm register' },
};

/** The purposes of a pipeline, below a heading of the third level. */
export function purposesPart(telling: Telling): Html {
  return html`${telling.portrait.purposes.map((purpose) => purposePart(purpose, telling))}`;
}

function purposePart(purpose: PurposePortrait, telling: Telling): Html {
  const { locale, portrait } = telling;
  const { ground, covers, coversByLaw, special, criminal, bsn } = purpose;
  return html`<div class="purpose">
<h4>${name(purpose.id)}</h4>
${purpose.description === null ? NOTHING : html`<p>${written(purpose.description, locale)}</p>
`}${purpose.inUse ? NOTHING : html`<p class="quiet">${T.unused[locale]}</p>
`}${facts([
    [T.kind[locale], kindWords(purpose.kind, locale)],
    [T.ground[locale], ground === null || ground.article === null ? html`<span class="mark error">${T.noGround[locale]}</span>` : articleWords(ground.article, locale)],
    [T.law[locale], ground === null ? undefined : lawWords(ground.law, locale)],
    [T.covers[locale], covers === null ? T.noCovers[locale] : categoryList(covers, telling)],
    [T.byLaw[locale], coversByLaw === null ? undefined : categoryList(coversByLaw, telling)],
    [T.special[locale], special.length === 0 ? undefined : joined(special.map((entry) => html`${categoryList(entry.categories, telling)}: ${articleWords(entry.article, locale)}${entry.law === null ? NOTHING : html`, ${lawWords(entry.law, locale)}`}`), '; ')],
    [T.criminal[locale], criminal === null ? undefined : joined([criminal.law, criminal.received].flatMap((law) => (law === null ? [] : [lawWords(law, locale)])), '; ')],
    [T.bsn[locale], bsn === null ? undefined : lawWords(bsn.law, locale)],
    [T.retention[locale], purpose.retention === null ? undefined : html`${periodWords(purpose.retention.period, locale)}${purpose.retention.basis.length === 0 ? NOTHING : html` (${joined(purpose.retention.basis.map((basis) => name(basis)))})`}`],
    [T.written[locale], evidencePart(purpose.evidence, true, locale)],
    [T.notWritten[locale], purpose.inUse && portrait.personal ? evidencePart(purpose.evidence, false, locale) : undefined],
    [T.from[locale], purpose.declaredIn === portrait.id ? undefined : name(purpose.declaredIn)],
  ])}
${table({
    caption: `${T.caption[locale]} ${purpose.id}`,
    heads: [T.data[locale], T.sort[locale], T.origin[locale], T.cover[locale]],
    rows: purpose.categories.map((standing) => [name(categoryWords(standing.category, telling)), classWords(standing.category, telling), origins(standing.origins, telling), standingWords(standing, telling)]),
  })}</div>
`;
}

const MOST_ORIGINS = 4;

function origins(all: PurposePortrait['categories'][number]['origins'], telling: Telling): Html {
  const shown = all.slice(0, MOST_ORIGINS).map((origin) => originWords(origin, telling));
  const left = all.length - shown.length;
  return joined(left === 0 ? shown : [...shown, telling.locale === 'nl' ? `en nog ${left}` : `and ${left} more`], '; ');
}

/** What is on record, or what is not; of algorithms only what is. */
function evidencePart(evidence: EvidencePortrait, wanted: boolean, locale: Locale): Html | undefined {
  const keys = (Object.keys(EVIDENCE) as (keyof typeof EVIDENCE)[]).filter((key) => (evidence[key] !== null) === wanted && (wanted || (key !== 'iama' && key !== 'algorithmRegister')));
  const said = keys.map((key) => html`${EVIDENCE[key][locale]}${wanted && evidence[key] !== 'given' ? html`: ${written(evidence[key], locale)}` : NOTHING}`);
  if ((evidence.weighing !== null) === wanted) said.push(html`${locale === 'nl' ? 'afweging van kan, mag en wenselijk' : 'weighing of can, may and should'}${evidence.weighing === null || evidence.weighing.date === null ? NOTHING : html` (${dateWords(evidence.weighing.date, locale)}${evidence.weighing.by === null ? NOTHING : html`, ${name(evidence.weighing.by)}`})`}`);
  return said.length === 0 ? undefined : joined(said, '; ');
}

const DPIA = {
  state: { nl: 'Opgegeven DPIA', en: 'Declared DPIA' }, missing: { nl: 'geen', en: 'none' }, open: { nl: 'nog in te vullen', en: 'still to be filled in' },
  undated: { nl: 'zonder datum', en: 'without a date' }, until: { nl: 'Opnieuw bekijken voor', en: 'To be looked at again before' }, outdated: { nl: 'Ouder dan is ingesteld', en: 'Older than is set' },
  advice: { nl: 'Wat de prescan van de opgegeven stroom maakt', en: 'What the pre-scan makes of the declared flow' }, points: { nl: 'punten in de prescan', en: 'points in the pre-scan' },
  residual: { nl: 'Restrisico', en: 'Residual risk' }, high: { nl: 'hoog', en: 'high' }, consulted: { nl: 'toezichthouder geraadpleegd', en: 'authority consulted' }, notConsulted: { nl: 'raadpleging van de toezichthouder niet opgegeven', en: 'consultation of the authority not declared' },
  outside: { nl: 'Noemt de DPIA niet', en: 'The DPIA does not name' }, caption: { nl: 'Kenmerken die om een DPIA vragen, voor', en: 'Features that ask for a DPIA, for' }, item: { nl: 'Kenmerk', en: 'Feature' }, list: { nl: 'Lijst', en: 'List' },
  by: { nl: 'Door', en: 'Because of' }, scale: { nl: 'Aantal mensen', en: 'Number of people' },
} as const;

const ADVICE: Readonly<Record<'required' | 'recommended' | 'none', BilingualText>> = {
  required: { nl: 'een DPIA nodig', en: 'a DPIA needed' }, recommended: { nl: 'een DPIA aangeraden', en: 'a DPIA recommended' }, none: { nl: 'geen DPIA nodig', en: 'no DPIA needed' },
};

/** The DPIA of each purpose with personal data. */
export function dpiaPart(telling: Telling): Html {
  const { locale, portrait } = telling;
  return html`${portrait.purposes.filter(({ dpia }) => dpia.advice !== null || dpia.state !== 'missing').map(({ id, dpia }) => html`<div class="dpia">
<h4>${name(id)}</h4>
${facts([
    [DPIA.state[locale], dpiaWords(dpia, locale)],
    [DPIA.until[locale], dpia.validUntil === null ? undefined : html`${dateWords(dpia.validUntil, locale)}${dpia.outdated ? html` <span class="mark warning">${DPIA.outdated[locale]}</span>` : NOTHING}`],
    [DPIA.advice[locale], dpia.advice === null ? undefined : `${ADVICE[dpia.advice][locale]}${dpia.points === null || dpia.points === 0 ? '' : ` (${DPIA.points[locale]}: ${dpia.points})`}`],
    [DPIA.residual[locale], dpia.highResidualRisk ? `${DPIA.high[locale]}; ${(dpia.consulted ? DPIA.consulted : DPIA.notConsulted)[locale]}` : undefined],
    [DPIA.outside[locale], dpia.outsideScope.length === 0 ? undefined : points(dpia.outsideScope.map(({ path }) => pathWords(path, locale)))],
  ])}${table({
    caption: `${DPIA.caption[locale]} ${id}`,
    heads: [DPIA.item[locale], DPIA.list[locale], DPIA.by[locale], DPIA.scale[locale]],
    rows: dpia.hits.map((hit) => [criterionWords(hit.id, locale), listWords(hit.list, hit.number, locale), causes(hit.causes, locale), hit.count === null ? (locale === 'nl' ? 'niet opgegeven' : 'not declared') : thousands(hit.count, locale)]),
  })}</div>
`)}`;
}

/** The state of a DPIA in words. */
export function dpiaWords({ state, reference, date }: DpiaPortrait, locale: Locale): Html {
  if (state !== 'declared') return html`${DPIA[state][locale]}`;
  return html`${name(reference ?? '')}, ${date === null ? DPIA.undated[locale] : dateWords(date, locale)}`;
}

function criterionWords(id: string, locale: Locale): string {
  return knowledge().dpia.criteria.find((criterion) => criterion.id === id)?.title[locale] ?? id;
}

function listWords(list: 'ap' | 'wp248', number: number, locale: Locale): string {
  return list === 'ap' ? (locale === 'nl' ? `lijst van de AP, nr. ${number}` : `list of the Dutch authority, no. ${number}`) : (locale === 'nl' ? `Europese criteria, nr. ${number}` : `European criteria, no. ${number}`);
}

const MOST_CAUSES = 4;

function causes(paths: readonly string[], locale: Locale): Html {
  const shown = paths.slice(0, MOST_CAUSES).map((path) => pathWords(path, locale));
  const left = paths.length - shown.length;
  return joined(left === 0 ? shown : [...shown, locale === 'nl' ? `en nog ${left}` : `and ${left} more`], '; ');
}
