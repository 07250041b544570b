/** The fixed values of the format in words: what a value of a key stands for, in both languages. */
import type { BilingualText } from '../messages/template.ts';
import { ACCESS, AUDIENCE, GRANT, PARTY_KIND, STATUS, SUBJECTS, USE } from '../knowledge/words.ts';

type Words = Readonly<Record<string, BilingualText>>;

const SELECTION: Words = {
  all: { nl: 'iedereen, zonder aanleiding vooraf', en: 'everyone, with no prior reason' },
  signal: { nl: 'alleen wie een concreet signaal aanwijst', en: 'only those whom a concrete signal points at' },
  sample: { nl: 'een willekeurige steekproef', en: 'a random sample' },
};

const LEVEL: Words = {
  pseudonymous: { nl: 'namen en nummers vervangen; het blijven persoonsgegevens', en: 'names and numbers replaced; still personal data' },
  aggregated: { nl: 'groepen in plaats van personen', en: 'groups instead of persons' },
  anonymous: { nl: 'niemand is nog te herleiden', en: 'nobody can be identified any more' },
  'non-personal': { nl: 'gaat niet over personen', en: 'not about persons' },
};

const EVIDENCE_OF: Words = {
  register: { nl: 'nummer in het verwerkingsregister', en: 'number in the record of processing' },
  dpia: { nl: 'een DPIA', en: 'a DPIA' },
  iama: { nl: 'een IAMA (mensenrechtentoets op een algoritme)', en: 'an IAMA (human rights test of an algorithm)' },
  algorithmRegister: { nl: 'een vermelding in het Algoritmeregister', en: 'an entry in the algorithm register' },
  notice: { nl: 'hoe mensen zijn geïnformeerd', en: 'how people were told' },
  fgAdvice: { nl: 'advies van de functionaris gegevensbescherming', en: 'advice of the data protection officer' },
  publicSpaceAgreement: { nl: 'afspraken over meten in de openbare ruimte', en: 'an agreement on measuring in public space' },
  streetNotice: { nl: 'een bord of melding op straat', en: 'a sign or notice in the street' },
  advice: { nl: 'ander advies', en: 'other advice' },
};

/** By the end of a path: `*` is any one segment; a list item counts as its list. The first that fits holds. */
const TABLES: readonly (readonly [path: string, words: Words])[] = [
  ['parties.*.kind', PARTY_KIND],
  ['subjects.kind', SUBJECTS],
  ['audience', AUDIENCE],
  ['selection', SELECTION],
  ['claims', LEVEL],
  ['level', LEVEL],
  ['access', ACCESS],
  ['use', USE],
  ['laws.*.status', STATUS],
  ['grants', GRANT],
  ['unless.evidence', EVIDENCE_OF],
  ['unless.*.evidence', EVIDENCE_OF],
  ['environment.kind', {
    own: { nl: 'eigen systemen', en: 'own systems' }, datalab: { nl: 'een gedeeld datalab', en: 'a shared data lab' }, cloud: { nl: 'de cloud van een ander', en: 'a cloud of somebody else' },
  }],
  ['transfer.mechanism', {
    adequacy: { nl: 'adequaatheidsbesluit (AVG 45)', en: 'adequacy decision (GDPR 45)' },
    scc: { nl: 'modelcontract (AVG 46(2)(c)), met een eigen beoordeling', en: 'standard contractual clauses (GDPR 46(2)(c)), with an assessment' },
    bcr: { nl: 'bindende bedrijfsvoorschriften (AVG 47)', en: 'binding corporate rules (GDPR 47)' },
    certification: { nl: 'certificering (AVG 46(2)(f))', en: 'certification (GDPR 46(2)(f))' },
    'code-of-conduct': { nl: 'gedragscode (AVG 46(2)(e))', en: 'code of conduct (GDPR 46(2)(e))' },
    instrument: { nl: 'bindend instrument tussen overheden (AVG 46(2)(a))', en: 'binding instrument between public bodies (GDPR 46(2)(a))' },
    'derogation-49': { nl: 'uitzondering voor één geval (AVG 49); niet voor iets dat terugkomt', en: 'exception for a single case (GDPR 49); not for what recurs' },
  }],
  ['retention.action', {
    destroy: { nl: 'vernietigen', en: 'destroy' }, transfer: { nl: 'overbrengen naar een archief', en: 'transfer to an archive' }, anonymise: { nl: 'anonimiseren', en: 'anonymise' },
  }],
  ['compatibility.*.outcome', {
    'by-law': { nl: 'een wet regelt dit andere doel', en: 'a law settles this other purpose' },
    compatible: { nl: 'beoordeeld als verenigbaar, met de vijf vragen van AVG 6(4)', en: 'judged compatible, by the five questions of GDPR 6(4)' },
  }],
  ['partnership.frame', {
    'wgs-fec': { nl: 'Financieel Expertise Centrum (WGS)', en: 'Financial Expertise Centre (WGS)' },
    'wgs-icov': { nl: 'Infobox Crimineel en Onverklaarbaar Vermogen (WGS)', en: 'infobox for criminal and unexplained wealth (WGS)' },
    'wgs-riec': { nl: 'Regionale Informatie- en Expertisecentra (WGS)', en: 'regional information and expertise centres (WGS)' },
    'wgs-zvh': { nl: 'Zorg- en Veiligheidshuizen (WGS)', en: 'care and safety houses (WGS)' },
    other: { nl: 'een ander kader dan de WGS', en: 'another frame than the WGS' },
  }],
  ['how', {
    inner: { nl: 'alleen rijen die overal voorkomen', en: 'only rows found everywhere' }, left: { nl: 'alle rijen van de eerste', en: 'all rows of the first' }, outer: { nl: 'alle rijen van allemaal', en: 'all rows of all' },
  }],
  ['suppression', {
    blank: { nl: 'kleine groepen leeg laten', en: 'leave small groups blank' }, merge: { nl: 'kleine groepen samenvoegen', en: 'merge small groups' }, round5: { nl: 'afronden op vijftallen', en: 'round to fives' },
  }],
  ['technique', {
    'k-anonymity': { nl: 'iedereen lijkt op ten minste k anderen', en: 'everyone looks like at least k others' },
    'differential-privacy': { nl: 'ruis, zodat één persoon geen verschil maakt', en: 'noise, so that one person makes no difference' },
    synthetic: { nl: 'verzonnen rijen met dezelfde verdeling', en: 'made-up rows with the same distribution' },
  }],
  ['method', {
    'hmac-sha256': { nl: 'hash met een sleutel', en: 'hash with a key' }, 'keyed-hash': { nl: 'hash met een sleutel', en: 'hash with a key' },
    token: { nl: 'een willekeurig nummer uit een tabel', en: 'a random number from a table' }, polymorphic: { nl: 'voor elke ontvanger een ander pseudoniem', en: 'another pseudonym for each recipient' },
    hash: { nl: 'hash zonder sleutel: terug te rekenen door alle waarden te proberen', en: 'hash without a key: reversible by trying all values' },
  }],
  ['model.type', { rules: { nl: 'vaste regels', en: 'fixed rules' }, 'machine-learning': { nl: 'machinaal leren', en: 'machine learning' } }],
  ['target', { persons: { nl: 'personen', en: 'persons' }, areas: { nl: 'gebieden', en: 'areas' }, objects: { nl: 'objecten', en: 'objects' } }],
  ['effect', {
    legal: { nl: 'rechtsgevolg voor mensen', en: 'a legal effect on people' }, significant: { nl: 'raakt mensen aanmerkelijk', en: 'affects people significantly' }, none: { nl: 'geen gevolg voor mensen', en: 'no effect on people' },
  }],
  ['human', {
    none: { nl: 'niemand kijkt ernaar', en: 'nobody looks at it' }, nominal: { nl: 'iemand tekent ervoor en kijkt niet echt', en: 'somebody signs and does not really look' },
    meaningful: { nl: 'iemand weegt het en kan anders beslissen', en: 'somebody weighs it and can decide otherwise' },
  }],
  ['inference.*.answer', { possible: { nl: 'af te leiden', en: 'can be inferred' }, 'not-possible': { nl: 'hier niet af te leiden', en: 'cannot be inferred here' } }],
  ['severity', { error: { nl: 'fout', en: 'error' }, warning: { nl: 'waarschuwing', en: 'warning' }, info: { nl: 'ter informatie', en: 'for information' } }],
  ['lens', {
    technical: { nl: 'wat technisch kan', en: 'what can be done' }, legal: { nl: 'wat juridisch mag', en: 'what may be done' }, ethical: { nl: 'wat ethisch wenselijk is', en: 'what should be done' },
  }],
  ['measures.*', { count: { nl: 'het aantal rijen van de groep', en: 'the number of rows in the group' } }],
  ['reveals.*', { count: { nl: 'het aantal rijen van de groep', en: 'the number of rows in the group' } }],
];

const parts = new Map(TABLES.map(([path]) => [path, path.split('.')]));

/** What a value at a path stands for; undefined where the format fixes no values or does not know this one. */
export function valueWords(path: readonly string[], value: string): BilingualText | undefined {
  const steps = /^\d+$/.test(path[path.length - 1] ?? '') ? path.slice(0, -1) : path;
  for (const [pattern, words] of TABLES) {
    const wanted = parts.get(pattern)!;
    const from = steps.length - wanted.length;
    if (from >= 0 && wanted.every((part, index) => part === '*' || part === steps[from + index])) return Object.hasOwn(words, value) ? words[value] : undefined;
  }
  return undefined;
}
