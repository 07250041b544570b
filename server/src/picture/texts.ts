/** The words of a picture, in both languages. */
import type { CategoryClass, GraphNode, Level, Locale, Severity } from './graph.ts';

interface Both {
  readonly nl: string;
  readonly en: string;
}

const TEXTS = {
  title: { nl: 'Gegevensstroom van {name}', en: 'Lineage of {name}' },
  describe: { nl: '{nodes} en {edges}, in {groups} pijplijnen', en: '{nodes} and {edges}, in {groups} pipelines' },
  describeOne: { nl: '{nodes} en {edges}, in één pijplijn', en: '{nodes} and {edges}, in one pipeline' },
  oneNode: { nl: '1 onderdeel', en: '1 node' },
  allNodes: { nl: '{count} onderdelen', en: '{count} nodes' },
  oneEdge: { nl: '1 verbinding', en: '1 connection' },
  allEdges: { nl: '{count} verbindingen', en: '{count} connections' },
  joins: { nl: 'Gekoppeld op', en: 'Joined on' },
  unknown: { nl: 'Niet alles stroomopwaarts is bekend', en: 'Not everything upstream is known' },
  count: { nl: '{count} velden', en: '{count} fields' },
  countOne: { nl: '1 veld', en: '1 field' },
  countNone: { nl: 'geen velden', en: 'no fields' },
  via: { nl: 'via {count} stappen', en: 'via {count} steps' },
  viaOne: { nl: 'via 1 stap', en: 'via 1 step' },
  upstream: { nl: 'levert', en: 'supplies' },
  downstream: { nl: 'gebruikt', en: 'uses' },
  edgeHeaviest: { nl: 'zwaarste soort: {class}', en: 'heaviest class: {class}' },
  expand: { nl: 'Toon de stappen', en: 'Show the steps' },
  collapse: { nl: 'Verberg de stappen', en: 'Hide the steps' },
  beyond: { nl: 'Er zijn verder weg nog {count} pijplijnen.', en: 'There are {count} more pipelines further away.' },
  beyondOne: { nl: 'Er is verder weg nog 1 pijplijn.', en: 'There is 1 more pipeline further away.' },
  titleAll: { nl: 'Gegevensstroom van {count} pijplijnen', en: 'Lineage of {count} pipelines' },
  titleOne: { nl: 'Gegevensstroom van één pijplijn', en: 'Lineage of one pipeline' },
  unknownShort: { nl: 'niet alles bekend', en: 'not all known' },
} satisfies Record<string, Both>;

export type PictureTextName = keyof typeof TEXTS;

const KINDS: Readonly<Record<GraphNode['kind'], Both>> = { source: { nl: 'bron', en: 'source' }, step: { nl: 'stap', en: 'step' }, output: { nl: 'uitvoer', en: 'output' } };

const CLASSES: Readonly<Record<CategoryClass, Both>> = {
  none: { nl: 'geen persoonsgegeven', en: 'not personal' },
  ordinary: { nl: 'gewoon', en: 'ordinary' },
  sensitive: { nl: 'gevoelig', en: 'sensitive' },
  special: { nl: 'bijzonder', en: 'special category' },
  criminal: { nl: 'strafrechtelijk', en: 'criminal' },
  'national-id': { nl: 'nationaal nummer', en: 'national number' },
};

const LEVELS: Readonly<Record<Level, Both>> = {
  direct: { nl: 'direct herleidbaar', en: 'directly identifying' },
  quasi: { nl: 'indirect herleidbaar', en: 'indirectly identifying' },
  pseudonymous: { nl: 'pseudoniem', en: 'pseudonymous' },
  aggregated: { nl: 'groepen', en: 'groups' },
  anonymous: { nl: 'anoniem', en: 'anonymous' },
  'non-personal': { nl: 'geen persoonsgegevens', en: 'no personal data' },
};

/** The same, where there is little room. */
const SHORT: Readonly<Record<Level, Both>> = {
  direct: { nl: 'direct', en: 'direct' },
  quasi: { nl: 'indirect', en: 'indirect' },
  pseudonymous: { nl: 'pseudoniem', en: 'pseudonym' },
  aggregated: { nl: 'groepen', en: 'groups' },
  anonymous: { nl: 'anoniem', en: 'anonymous' },
  'non-personal': { nl: 'geen personen', en: 'no persons' },
};

const SEVERITIES: Readonly<Record<Severity, readonly [one: Both, more: Both]>> = {
  error: [{ nl: 'fout', en: 'error' }, { nl: 'fouten', en: 'errors' }],
  warning: [{ nl: 'waarschuwing', en: 'warning' }, { nl: 'waarschuwingen', en: 'warnings' }],
  info: [{ nl: 'opmerking', en: 'note' }, { nl: 'opmerkingen', en: 'notes' }],
};

/** How a picture says things in one language. */
export interface PictureTexts {
  readonly locale: Locale;
  t(name: PictureTextName, values?: Values): string;
  kind(kind: GraphNode['kind']): string;
  class(name: CategoryClass): string;
  level(level: Level): string;
  /** In a word, where there is little room. */
  shortLevel(level: Level): string;
  severity(severity: Severity, count: number): string;
  /** `3 fields`. */
  fields(count: number): string;
}

/** What fills the places of a text. */
export type Values = Readonly<Record<string, string | number>>;

/** A text with its places filled; a place without a value stays as it is. */
export function filled(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/gu, (place, key: string) => String(values[key] ?? place));
}

/** The texts of a language. */
export function pictureTexts(locale: Locale): PictureTexts {
  const t: PictureTexts['t'] = (name, values) => filled(TEXTS[name][locale], values);
  return {
    locale, t,
    kind: (kind) => KINDS[kind][locale],
    class: (name) => CLASSES[name][locale],
    level: (level) => LEVELS[level][locale],
    shortLevel: (level) => SHORT[level][locale],
    severity: (severity, count) => `${count} ${SEVERITIES[severity][count === 1 ? 0 : 1][locale]}`,
    fields: (count) => (count === 0 ? t('countNone') : count === 1 ? t('countOne') : t('count', { count })),
  };
}
