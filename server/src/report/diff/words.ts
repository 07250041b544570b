/** The words of a comparison. */
import { knowledge } from '../../knowledge/load.ts';
import { SUBJECTS } from '../../knowledge/words.ts';
import type { BilingualText, Locale } from '../../messages/template.ts';
import type { Undeclared } from '../../service/portrait.ts';
import { LEVEL_WORDS } from '../../service/level-words.ts';
import type { Aspect, Change, NamedCategory, Part } from '../../service/comparison/shape.ts';
import { criterionName } from '../explain/dpia.ts';
import { inWords, kindWords, periodWords, secrecyWords } from '../html/words.ts';
import type { Markup } from './markup.ts';

export const PART: Readonly<Record<Part, BilingualText>> = {
  combination: { nl: 'Samenkomst in', en: 'What meets in' },
  output: { nl: 'Uitvoer', en: 'Output' },
  purpose: { nl: 'Doel', en: 'Purpose' },
  transfer: { nl: 'Doorgifte via', en: 'Transfer by way of' },
  judgement: { nl: 'Oordeel in', en: 'Judgement in' },
  source: { nl: 'Bron', en: 'Source' },
  people: { nl: 'Over wie:', en: 'About whom:' },
  roles: { nl: 'Wie verantwoordelijk is', en: 'Who is responsible' },
  undeclared: { nl: 'Niet opgegeven', en: 'Not declared' },
};

const ASPECT: Readonly<Record<Aspect, BilingualText>> = {
  self: { nl: 'het geheel', en: 'as a whole' },
  categories: { nl: 'gegevens', en: 'data' },
  uncovered: { nl: 'geen opgegeven grondslag dekt', en: 'no declared ground covers' },
  unstated: { nl: 'niet gezegd of het gedekt is', en: 'not stated whether covered' },
  level: { nl: 'herleidbaarheid', en: 'how identifying' },
  unknown: { nl: 'iets onderweg is onbekend', en: 'something on the way is unknown' },
  recipients: { nl: 'ontvangers', en: 'recipients' },
  readers: { nl: 'gelezen door (pijplijn → doel)', en: 'read by (pipeline → purpose)' },
  audience: { nl: 'publiek', en: 'audience' },
  purposes: { nl: 'doelen', en: 'purposes' },
  'points-out': { nl: 'wijst samen iemand aan', en: 'together points somebody out' },
  outputs: { nl: 'uitvoer', en: 'outputs' },
  subjects: { nl: 'over wie', en: 'about whom' },
  count: { nl: 'aantal mensen', en: 'number of people' },
  controllers: { nl: 'verwerkingsverantwoordelijken', en: 'controllers' },
  arrangement: { nl: 'regeling tussen verantwoordelijken', en: 'arrangement between controllers' },
  processors: { nl: 'verwerkers', en: 'processors' },
  agreement: { nl: 'verwerkersovereenkomsten', en: 'processing agreements' },
  subprocessors: { nl: 'subverwerkers', en: 'subprocessors' },
  partnership: { nl: 'samenwerkingsverband', en: 'partnership' },
  environment: { nl: 'omgeving', en: 'environment' },
  from: { nl: 'herkomst', en: 'where from' },
  supplier: { nl: 'leverancier', en: 'supplier' },
  selection: { nl: 'selectie', en: 'selection' },
  secrecy: { nl: 'geheimhouding', en: 'secrecy' },
  restrictions: { nl: 'beperkt gebruik', en: 'restricted use' },
  'collected-for': { nl: 'verzameld voor', en: 'collected for' },
  disclosure: { nl: 'basis voor verstrekking', en: 'basis for disclosure' },
  authorisation: { nl: 'autorisatie', en: 'authorisation' },
  location: { nl: 'plaats', en: 'location' },
  retention: { nl: 'bewaartermijn', en: 'retention' },
  kind: { nl: 'soort doel', en: 'kind of purpose' },
  description: { nl: 'omschrijving', en: 'description' },
  ground: { nl: 'grondslag', en: 'ground' },
  covers: { nl: 'dekt volgens opgave', en: 'declared cover' },
  special: { nl: 'uitzondering voor bijzondere gegevens', en: 'exception for special data' },
  criminal: { nl: 'basis voor strafrechtelijke gegevens', en: 'basis for criminal data' },
  bsn: { nl: 'basis voor het BSN', en: 'basis for the BSN' },
  dpia: { nl: 'DPIA', en: 'DPIA' },
  'dpia-items': { nl: 'DPIA-punten', en: 'DPIA items' },
  'dpia-advice': { nl: 'DPIA volgens de prescan', en: 'DPIA by the pre-scan' },
  'dpia-outdated': { nl: 'DPIA verouderd', en: 'DPIA outdated' },
  'dpia-scope': { nl: 'buiten de DPIA', en: 'outside the DPIA' },
  'dpia-risk': { nl: 'hoog restrisico', en: 'high residual risk' },
  register: { nl: 'register van verwerkingen', en: 'register of processing' },
  notice: { nl: 'informatie aan betrokkenen', en: 'notice to people concerned' },
  iama: { nl: 'IAMA', en: 'IAMA' },
  'algorithm-register': { nl: 'algoritmeregister', en: 'algorithm register' },
  'officer-advice': { nl: 'advies van de FG', en: "DPO's advice" },
  contact: { nl: 'contactpunt', en: 'contact point' },
  security: { nl: 'beveiliging', en: 'security' },
  weighing: { nl: 'afweging', en: 'weighing' },
  verb: { nl: 'bewerking', en: 'operation' },
  claims: { nl: 'geldt volgens de maker als', en: 'claimed to be' },
  'group-size': { nl: 'kleinste groep', en: 'smallest group' },
  releases: { nl: 'ontheven van geheimhouding', en: 'released from secrecy' },
  'allowed-uses': { nl: 'toegestaan gebruik', en: 'allowed uses' },
  'publication-law': { nl: 'wet voor publicatie', en: 'law for publication' },
  licence: { nl: 'licentie', en: 'licence' },
  released: { nl: 'vrijgegeven na controle', en: 'released after a check' },
  countries: { nl: 'landen buiten de EER', en: 'countries outside the EEA' },
  mechanism: { nl: 'waarborg voor doorgifte', en: 'transfer mechanism' },
  assessment: { nl: 'beoordeling', en: 'assessment' },
  open: { nl: 'nog open', en: 'still open' },
  target: { nl: 'oordeel over', en: 'judges' },
  model: { nl: 'model', en: 'model' },
  effect: { nl: 'gevolg', en: 'effect' },
  human: { nl: 'rol van een mens', en: 'part of a person' },
  automatic: { nl: 'geheel geautomatiseerd', en: 'fully automated' },
  profiling: { nl: 'rust op een score', en: 'rests on a score' },
  safeguards: { nl: 'ontbrekende waarborgen', en: 'missing safeguards' },
};

export const UNDECLARED: Readonly<Record<Undeclared['what'], BilingualText>> = {
  controller: { nl: 'wie verantwoordelijk is', en: 'who is responsible' },
  purpose: { nl: 'waarvoor', en: 'what for' },
  ground: { nl: 'grondslag', en: 'ground' },
  cover: { nl: 'wat is gedekt', en: 'what is covered' },
  'subjects-count': { nl: 'om hoeveel mensen het gaat', en: 'how many people it is about' },
  'field-category': { nl: 'soort gegeven', en: 'kind of data' },
  'collected-for': { nl: 'waarvoor verzameld', en: 'what it was collected for' },
  upstream: { nl: 'wat er binnenkomt', en: 'what comes in' },
  audience: { nl: 'publiek', en: 'audience' },
  recipients: { nl: 'ontvangers', en: 'recipients' },
  retention: { nl: 'bewaartermijn', en: 'retention' },
  environment: { nl: 'omgeving', en: 'environment' },
  'party-country': { nl: 'land van een partij', en: 'country of a party' },
  model: { nl: 'model', en: 'model' },
  step: { nl: 'wat een stap doet', en: 'what a step does' },
};

/** What is still open about a country, and what the pre-scan advises. */
const WORDS: Readonly<Partial<Record<Aspect, Readonly<Record<string, BilingualText>>>>> = {
  open: {
    none: { nl: 'geen mechanisme opgegeven', en: 'no mechanism declared' },
    'not-adequate': { nl: 'geen adequaatheidsbesluit dat dekt', en: 'no adequacy decision that covers it' },
    derogation: { nl: 'rust op een uitzondering', en: 'rests on a derogation' },
    unassessed: { nl: 'niet beoordeeld', en: 'not assessed' },
    cloud: { nl: 'cloud in een land zonder adequaatheidsbesluit', en: 'cloud in a country without an adequacy decision' },
    challenged: { nl: 'het besluit staat ter discussie', en: 'the decision is being challenged' },
  },
  'dpia-advice': {
    none: { nl: 'niet nodig', en: 'not needed' },
    recommended: { nl: 'aanbevolen', en: 'recommended' },
    required: { nl: 'nodig', en: 'needed' },
  },
};

const UNSTATED: BilingualText = { nl: 'niet gezegd wie', en: 'not said whom' };

/** Whom data are about, in words; a kind that nobody knows as it is. */
export function subjectWords(kind: string, locale: Locale): string {
  if (kind === 'unstated') return UNSTATED[locale];
  return Object.hasOwn(SUBJECTS, kind) ? SUBJECTS[kind as keyof typeof SUBJECTS][locale] : kind;
}

/** Values of the format in words; one that is in no list stays as it is. */
const SPOKEN: Readonly<Partial<Record<Aspect, (value: string, locale: Locale) => string>>> = {
  audience: (value, locale) => inWords('audience', value, locale),
  verb: (value, locale) => inWords('verb', value, locale),
  restrictions: (value, locale) => inWords('use', value, locale),
  kind: kindWords,
  'collected-for': kindWords,
  'allowed-uses': kindWords,
  retention: periodWords,
  secrecy: secrecyWords,
  subjects: subjectWords,
  'dpia-items': (value, locale) => {
    const item = knowledge().dpia.criteria.find((criterion) => criterionName(criterion) === value);
    return item === undefined ? value : `${value} (${item.title[locale]})`;
  },
};

/** Aspects whose values are categories. */
const OF_CATEGORIES: ReadonlySet<Aspect> = new Set(['categories', 'uncovered', 'unstated']);
const YES: BilingualText = { nl: 'ja', en: 'yes' };
const NO: BilingualText = { nl: 'nee', en: 'no' };
const NOTHING: BilingualText = { nl: 'niets', en: 'nothing' };
/** Aspects that hold or not. */
const FLAGS: ReadonlySet<Aspect> = new Set(['unknown', 'dpia-outdated', 'dpia-risk', 'automatic', 'profiling']);

/** How the values of changes are written. */
export interface Values {
  item(aspect: Aspect, value: string): string;
  value(aspect: Aspect, value: string | null): string;
}

/** The values in one language. */
export function valuesIn(categories: readonly NamedCategory[], locale: Locale, markup: Markup): Values {
  const labels = new Map(categories.map(({ id, label }) => [id, label[locale]]));
  const item = (aspect: Aspect, value: string): string => {
    if (OF_CATEGORIES.has(aspect)) return markup.words(labels.get(value) ?? value);
    const [, before = '', word = value] = aspect === 'open' ? (/^(.*): (.*)$/.exec(value) ?? []) : [];
    const spoken = SPOKEN[aspect]?.(value, locale);
    if (spoken !== undefined) return markup.words(spoken);
    const known = WORDS[aspect]?.[word]?.[locale];
    return known === undefined ? markup.name(value) : before === '' ? known : `${markup.name(before)}: ${known}`;
  };
  return {
    item,
    value(aspect, value) {
      if (FLAGS.has(aspect)) return (value === 'true' ? YES : NO)[locale];
      if (value === null) return NOTHING[locale];
      return aspect === 'level' && value in LEVEL_WORDS ? LEVEL_WORDS[value as keyof typeof LEVEL_WORDS][locale] : item(aspect, value);
    },
  };
}

export const SIGN = { wider: '▲', narrower: '▽', other: '·' } as const;

/** One change as a line. */
export function changeLine({ aspect, effect, added, removed, from, to }: Change, values: Values, locale: Locale): string {
  const items = [...added.map((value) => `+ ${values.item(aspect, value)}`), ...removed.map((value) => `− ${values.item(aspect, value)}`)];
  const what = items.length > 0 ? items.join(', ') : from === null && !FLAGS.has(aspect) ? `+ ${values.value(aspect, to)}` : `${values.value(aspect, from)} → ${values.value(aspect, to)}`;
  return `${SIGN[effect]} ${ASPECT[aspect][locale]}: ${what}`;
}
