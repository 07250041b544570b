/** Texts for what is wrong with the shape of a unit, and names for people of the values that were expected. */

export interface ShapeText {
  readonly nl: string;
  readonly en: string;
}

export type ShapeCode =
  | 'unknown-key'
  | 'unknown-key-near'
  | 'wrong-type'
  | 'not-allowed'
  | 'not-allowed-near'
  | 'missing-key'
  | 'no-kind'
  | 'exclusive-keys'
  | 'no-verb'
  | 'unknown-version'
  | 'bad-date'
  | 'bad-duration'
  | 'bad-country'
  | 'bad-id'
  | 'too-low'
  | 'too-few'
  | 'too-many'
  | 'empty-value';

/** `{expected}` is a key of `EXPECTED`, `{found}` one of `FOUND`; every other placeholder is shown as it is. */
export const SHAPE_MESSAGES: Readonly<Record<ShapeCode, ShapeText>> = {
  'unknown-key': {
    nl: '«{key}» is hier geen bekende sleutel ({where})',
    en: '“{key}” is not a known key here ({where})',
  },
  'unknown-key-near': {
    nl: '«{key}» is hier geen bekende sleutel ({where}); bedoelde je «{suggestion}»?',
    en: '“{key}” is not a known key here ({where}); did you mean “{suggestion}”?',
  },
  'wrong-type': {
    nl: '«{key}» moet {expected} zijn; hier staat {found}',
    en: '“{key}” must be {expected}; this is {found}',
  },
  'not-allowed': {
    nl: '«{value}» kan niet bij «{key}»; kies uit: {allowed}',
    en: '“{value}” is not possible for “{key}”; choose from: {allowed}',
  },
  'not-allowed-near': {
    nl: '«{value}» kan niet bij «{key}»; bedoelde je «{suggestion}»? Kies uit: {allowed}',
    en: '“{value}” is not possible for “{key}”; did you mean “{suggestion}”? Choose from: {allowed}',
  },
  'missing-key': {
    nl: 'Hier ontbreekt «{key}» ({where})',
    en: '“{key}” is missing here ({where})',
  },
  'no-kind': {
    nl: 'Dit bestand noemt «grondslag», maar niet wat het is; voeg «pipeline: <id>» of «catalog: <id>» toe',
    en: 'This file says “grondslag” but not what it is; add “pipeline: <id>” or “catalog: <id>”',
  },
  'exclusive-keys': {
    nl: '«{key}» gaat niet samen met «{other}»; houd er één over',
    en: '“{key}” does not go together with “{other}”; keep one of them',
  },
  'no-verb': {
    nl: 'Stap «{key}» zegt niet wat er gebeurt; geef precies één werkwoord: {allowed}',
    en: 'Step “{key}” does not say what it does; give exactly one verb: {allowed}',
  },
  'unknown-version': {
    nl: 'Deze versie van grondslag kent alleen formaat 1, niet «{value}»',
    en: 'This version of grondslag knows format 1 only, not “{value}”',
  },
  'bad-date': {
    nl: '«{value}» is geen bestaande datum; schrijf jaar-maand-dag, bijvoorbeeld 2026-03-01',
    en: '“{value}” is not an existing date; write year-month-day, for instance 2026-03-01',
  },
  'bad-duration': {
    nl: '«{value}» is geen duur; schrijf bijvoorbeeld P6M (zes maanden), P4W (vier weken) of PT24H (24 uur)',
    en: '“{value}” is not a duration; write for instance P6M (six months), P4W (four weeks) or PT24H (24 hours)',
  },
  'bad-country': {
    nl: '«{value}» is geen landcode; schrijf twee hoofdletters, bijvoorbeeld NL',
    en: '“{value}” is not a country code; write two capitals, for instance NL',
  },
  'bad-id': {
    nl: '«{value}» kan geen id zijn; gebruik geen spaties en geen schuine streep',
    en: '“{value}” cannot be an id; use no spaces and no slash',
  },
  'too-low': {
    nl: '«{key}» is {value}; het moet minstens {minimum} zijn',
    en: '“{key}” is {value}; it must be at least {minimum}',
  },
  'too-few': {
    nl: '«{key}» heeft er minstens {minimum} nodig; het zijn er {count}',
    en: '“{key}” needs at least {minimum}; there are {count}',
  },
  'too-many': {
    nl: '«{key}» mag er hooguit {maximum} hebben; het zijn er {count}',
    en: '“{key}” can have at most {maximum}; there are {count}',
  },
  'empty-value': {
    nl: '«{key}» is leeg; hier hoort {expected}',
    en: '“{key}” is empty; it should be {expected}',
  },
};

export type ExpectedKind = keyof typeof EXPECTED;

/** What should have been there, in words that fit after “must be”. */
export const EXPECTED = {
  text: { nl: 'een tekst (zet een getal tussen aanhalingstekens)', en: 'a text (put a number between quotes)' },
  'text-or-list': { nl: 'een tekst of een lijst van teksten', en: 'a text or a list of texts' },
  'text-or-boolean': { nl: 'een tekst, of true of false', en: 'a text, or true or false' },
  boolean: { nl: 'true of false', en: 'true or false' },
  number: { nl: 'een getal', en: 'a number' },
  'whole-number': { nl: 'een geheel getal', en: 'a whole number' },
  date: { nl: 'een datum (2026-03-01)', en: 'a date (2026-03-01)' },
  duration: { nl: 'een duur (P6M)', en: 'a duration (P6M)' },
  schedule: { nl: '«once» of een duur (P1M)', en: '“once” or a duration (P1M)' },
  retention: { nl: 'een duur (P6M) of een blok met «period»', en: 'a duration (P6M) or a mapping with “period”' },
  country: { nl: 'een landcode van twee hoofdletters (NL)', en: 'a country code of two capitals (NL)' },
  id: { nl: 'een id', en: 'an id' },
  category: { nl: 'een categorie', en: 'a category' },
  choice: { nl: 'een van de vaste waarden', en: 'one of the fixed values' },
  'format-version': { nl: 'de versie van het formaat (1)', en: 'the version of the format (1)' },
  list: { nl: 'een lijst', en: 'a list' },
  'list-of-fields': { nl: 'een lijst van veldnamen', en: 'a list of field names' },
  'list-of-inputs': { nl: 'een lijst van bronnen of stappen', en: 'a list of sources or steps' },
  'list-of-categories': { nl: 'een lijst van categorieën', en: 'a list of categories' },
  'list-of-countries': { nl: 'een lijst van landcodes', en: 'a list of country codes' },
  'list-of-parties': { nl: 'een lijst van partijen', en: 'a list of parties' },
  'list-of-purpose-kinds': { nl: 'een lijst van soorten doelen', en: 'a list of purpose kinds' },
  'list-of-secrecy-regimes': { nl: 'een lijst van geheimhoudingsplichten', en: 'a list of secrecy duties' },
  'list-of-grants': { nl: 'een lijst van bevoegdheden', en: 'a list of powers' },
  'list-of-mappings': { nl: 'een lijst van blokken met sleutels', en: 'a list of mappings' },
  'party-or-parties': { nl: 'een partij of een lijst van partijen', en: 'a party or a list of parties' },
  'purpose-or-purposes': { nl: 'een doel of een lijst van doelen', en: 'a purpose or a list of purposes' },
  'field-or-fields': { nl: 'een veldnaam of een lijst van veldnamen', en: 'a field name or a list of field names' },
  'join-fields': {
    nl: 'een veldnaam, een lijst van veldnamen, of per bron of stap de velden',
    en: 'a field name, a list of field names, or the fields per source or step',
  },
  'fields-or-renames': {
    nl: 'een lijst van veldnamen, of een blok «nieuw: oud»',
    en: 'a list of field names, or a mapping “new: old”',
  },
  fields: { nl: 'een blok met velden («naam: categorie»)', en: 'a mapping of fields (“name: category”)' },
  'derived-fields': {
    nl: 'een blok met nieuwe velden («naam: { uses: [velden] }»)',
    en: 'a mapping of new fields (“name: { uses: [fields] }”)',
  },
  'coarser-fields': { nl: 'een blok «veld: grovere categorie»', en: 'a mapping “field: coarser category”' },
  field: { nl: 'een categorie of een blok met «category»', en: 'a category or a mapping with “category”' },
  measures: { nl: 'een blok met berekeningen («naam: count»)', en: 'a mapping of measures (“name: count”)' },
  measure: {
    nl: '«count», of een blok met sum, mean, median, min of max',
    en: '“count”, or a mapping with sum, mean, median, min or max',
  },
  step: { nl: 'een stap: een blok met één werkwoord', en: 'a step: a mapping with one verb' },
  output: { nl: 'een uitvoer: een blok met «from»', en: 'an output: a mapping with “from”' },
  'rule-setting': {
    nl: 'off, info, warning of error, of een blok met «severity»',
    en: 'off, info, warning or error, or a mapping with “severity”',
  },
  unit: { nl: 'een tekst of een blok met «grondslag: 1»', en: 'a text or a mapping with “grondslag: 1”' },
  words: { nl: 'een tekst, of een blok met «nl» en «en»', en: 'a text, or a mapping with “nl” and “en”' },
  mapping: { nl: 'een blok met sleutels en waarden', en: 'a mapping of keys and values' },
} as const satisfies Record<string, ShapeText>;

export type FoundKind = keyof typeof FOUND;

/** What was there instead, in words that fit after “this is”. */
export const FOUND = {
  nothing: { nl: 'niets', en: 'nothing' },
  text: { nl: 'een tekst', en: 'a text' },
  number: { nl: 'een getal', en: 'a number' },
  boolean: { nl: 'true of false', en: 'true or false' },
  list: { nl: 'een lijst', en: 'a list' },
  mapping: { nl: 'een blok met sleutels', en: 'a mapping' },
} as const satisfies Record<string, ShapeText>;

/**
 * The message for a shape problem.
 * @param params what the placeholders of the text stand for; a missing one stays empty
 */
export function shapeMessage(code: ShapeCode, params: Readonly<Record<string, string>>, language: 'nl' | 'en'): string {
  return SHAPE_MESSAGES[code][language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(params, name) ? (params[name] ?? '') : '';
    if (name === 'expected' && Object.hasOwn(EXPECTED, value)) return EXPECTED[value as ExpectedKind][language];
    if (name === 'found' && Object.hasOwn(FOUND, value)) return FOUND[value as FoundKind][language];
    return value;
  });
}
