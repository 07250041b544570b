/** What the fixed values of the format mean, in words; one table per key, after the last key of the path. */
import { ACCESS, GRANT, PARTY_KIND, STATUS, SUBJECTS, USE } from '../../knowledge/words.ts';
import type { BilingualText } from '../../messages/template.ts';

type Words = Readonly<Record<string, BilingualText>>;

const PRESET: Words = {
  engineer: { nl: 'wat een pijplijn stuk of ontoelaatbaar maakt', en: 'what breaks a pipeline or needs cover' },
  reviewer: { nl: 'ook wat een beoordelaar wil weten', en: 'also what a reviewer wants to know' },
  auditor: { nl: 'alles, ook de plichten op papier', en: 'everything, also the duties on paper' },
};
const SEVERITY: Words = {
  off: { nl: 'niet melden', en: 'not reported' },
  info: { nl: 'ter informatie', en: 'for information' },
  warning: { nl: 'waarschuwing', en: 'warning' },
  error: { nl: 'fout', en: 'error' },
  never: { nl: 'nooit', en: 'never' },
};
const LEVEL: Words = {
  pseudonymous: { nl: 'pseudoniem: nog steeds persoonsgegevens', en: 'pseudonymous: still personal data' },
  aggregated: { nl: 'groepen, geen personen', en: 'groups, not persons' },
  anonymous: { nl: 'niet tot personen te herleiden', en: 'cannot be traced to persons' },
  'non-personal': { nl: 'geen persoonsgegevens', en: 'no personal data' },
};

const BY_KEY: Readonly<Record<string, Words>> = {
  access: ACCESS,
  status: STATUS,
  grants: GRANT,
  use: USE,
  'parties.kind': PARTY_KIND,
  'subjects.kind': SUBJECTS,
  'environment.kind': {
    own: { nl: 'eigen systemen', en: 'own systems' },
    datalab: { nl: 'een gedeeld, afgesloten datalab', en: 'a shared, closed data lab' },
    cloud: { nl: 'een cloud van een leverancier', en: "a provider's cloud" },
  },
  audience: {
    team: { nl: 'alleen het eigen team', en: 'only the own team' },
    organisation: { nl: 'de hele organisatie', en: 'the whole organisation' },
    government: { nl: 'andere overheden', en: 'other public authorities' },
    private: { nl: 'bedrijven en andere private partijen', en: 'companies and other private parties' },
    public: { nl: 'iedereen', en: 'everyone' },
  },
  claims: LEVEL,
  level: LEVEL,
  action: {
    destroy: { nl: 'vernietigen', en: 'destroy' },
    transfer: { nl: 'overbrengen naar een archief', en: 'transfer to an archive' },
    anonymise: { nl: 'anoniem maken', en: 'make anonymous' },
  },
  'subjects.selection': {
    all: { nl: 'iedereen', en: 'everyone' },
    signal: { nl: 'alleen met een concreet signaal', en: 'only those with a concrete signal' },
    sample: { nl: 'een willekeurige steekproef', en: 'a random sample' },
  },
  selection: {
    signal: { nl: 'alleen met een concreet signaal', en: 'only those with a concrete signal' },
    sample: { nl: 'een willekeurige steekproef', en: 'a random sample' },
  },
  how: {
    inner: { nl: 'alleen records met een treffer aan beide kanten', en: 'only records that match on both sides' },
    left: { nl: 'alle records van de eerste, met treffers erbij', en: 'all records of the first, with matches added' },
    outer: { nl: 'alle records van beide kanten', en: 'all records of both sides' },
  },
  method: {
    'hmac-sha256': { nl: 'met een geheime sleutel (HMAC)', en: 'with a secret key (HMAC)' },
    'keyed-hash': { nl: 'een hash met een geheime sleutel', en: 'a hash with a secret key' },
    token: { nl: 'een willekeurig token uit een tabel', en: 'a random token from a table' },
    polymorphic: { nl: 'per ontvanger een ander pseudoniem', en: 'a different pseudonym per recipient' },
    hash: { nl: 'een hash zonder sleutel: terug te rekenen', en: 'a hash without a key: can be reversed' },
  },
  technique: {
    'k-anonymity': { nl: 'ieder lijkt op minstens k anderen', en: 'everyone resembles at least k others' },
    'differential-privacy': { nl: 'ruis met een begrensd privacyverlies', en: 'noise with a bounded privacy loss' },
    synthetic: { nl: 'kunstmatige records die op de echte lijken', en: 'artificial records that resemble the real ones' },
  },
  suppression: {
    blank: { nl: 'kleine groepen leeg laten', en: 'leave small groups blank' },
    merge: { nl: 'kleine groepen samenvoegen', en: 'merge small groups' },
    round5: { nl: 'afronden op vijftallen', en: 'round to fives' },
  },
  target: {
    persons: { nl: 'mensen', en: 'people' },
    areas: { nl: 'gebieden', en: 'areas' },
    objects: { nl: 'dingen, zoals panden', en: 'things, such as buildings' },
  },
  effect: {
    legal: { nl: 'rechtsgevolg: een besluit met gevolgen in het recht', en: 'a legal effect' },
    significant: { nl: 'raakt mensen aanmerkelijk', en: 'affects people significantly' },
    none: { nl: 'geen gevolg voor mensen', en: 'no effect on people' },
  },
  human: {
    none: { nl: 'niemand kijkt ernaar', en: 'nobody looks at it' },
    nominal: { nl: 'een mens tekent af zonder echt te toetsen', en: 'a person signs off without really judging' },
    meaningful: { nl: 'een mens toetst en kan anders besluiten', en: 'a person judges and can decide otherwise' },
  },
  'model.type': {
    rules: { nl: 'vaste regels', en: 'fixed rules' },
    'machine-learning': { nl: 'machinaal leren', en: 'machine learning' },
  },
  frame: {
    'wgs-fec': { nl: 'Financieel Expertise Centrum (WGS)', en: 'Financial Expertise Centre (WGS)' },
    'wgs-icov': { nl: 'Infobox Crimineel en Onverklaarbaar Vermogen (WGS)', en: 'Infobox criminal and unexplained assets (WGS)' },
    'wgs-riec': { nl: 'Regionale Informatie- en Expertisecentra (WGS)', en: 'Regional information and expertise centres (WGS)' },
    'wgs-zvh': { nl: 'Zorg- en Veiligheidshuizen (WGS)', en: 'Care and safety houses (WGS)' },
    other: { nl: 'een ander verband', en: 'another partnership' },
  },
  mechanism: {
    adequacy: { nl: 'adequaatheidsbesluit (AVG 45)', en: 'adequacy decision (GDPR 45)' },
    scc: { nl: 'standaardbepalingen (AVG 46)', en: 'standard contractual clauses (GDPR 46)' },
    bcr: { nl: 'bindende bedrijfsvoorschriften (AVG 47)', en: 'binding corporate rules (GDPR 47)' },
    certification: { nl: 'certificering (AVG 46)', en: 'certification (GDPR 46)' },
    'code-of-conduct': { nl: 'gedragscode (AVG 46)', en: 'code of conduct (GDPR 46)' },
    instrument: { nl: 'bindend instrument tussen overheden (AVG 46)', en: 'binding instrument between authorities (GDPR 46)' },
    'derogation-49': { nl: 'uitzondering (AVG 49)', en: 'derogation (GDPR 49)' },
  },
  outcome: {
    'by-law': { nl: 'een wet regelt dit verdere gebruik', en: 'a law settles this further use' },
    compatible: { nl: 'verenigbaar bevonden', en: 'judged compatible' },
  },
  answer: {
    possible: { nl: 'af te leiden', en: 'can be inferred' },
    'not-possible': { nl: 'niet af te leiden', en: 'cannot be inferred' },
  },
  lens: {
    technical: { nl: 'kan het', en: 'can it' },
    legal: { nl: 'mag het', en: 'may it' },
    ethical: { nl: 'is het wenselijk', en: 'should it' },
  },
  severity: SEVERITY,
  failOn: SEVERITY,
  preset: PRESET,
  schedule: { once: { nl: 'eenmalig', en: 'one time' } },
  measures: { count: { nl: 'het aantal per groep', en: 'the number per group' } },
  reveals: { count: { nl: 'het aantal per groep', en: 'the number per group' } },
};

const FLAG: Words = { true: { nl: 'ja', en: 'yes' }, false: { nl: 'nee', en: 'no' } };

/** What a fixed value at a path means, or undefined where the value speaks for itself. */
export function meaningOfValue(path: readonly string[], value: string): BilingualText | undefined {
  const names = path.filter((segment) => !/^\d+$/.test(segment));
  const last = names[names.length - 1] ?? '';
  const tables = [...names.map((name) => BY_KEY[`${name}.${last}`]), BY_KEY[last], BY_KEY[names[names.length - 2] ?? ''], FLAG];
  for (const table of tables) if (table !== undefined && Object.hasOwn(table, value)) return table[value];
  return undefined;
}
