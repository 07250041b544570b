/** The words of the view, in both languages. */
import type { FieldClass, GraphNode, Level, Locale, Severity } from './graph.ts';
import type { Emptiness } from './messages.ts';

interface Both {
  readonly nl: string;
  readonly en: string;
}

const TEXTS = {
  title: { nl: 'Gegevensstroom van {name}', en: 'Lineage of {name}' },
  describe: { nl: '{nodes} onderdelen en {edges} verbindingen, in {groups} pijplijnen', en: '{nodes} nodes and {edges} connections, in {groups} pipelines' },
  describeOne: { nl: '{nodes} onderdelen en {edges} verbindingen, in één pijplijn', en: '{nodes} nodes and {edges} connections, in one pipeline' },
  tools: { nl: 'Beeld', en: 'View' },
  zoomIn: { nl: 'Groter', en: 'Zoom in' },
  zoomOut: { nl: 'Kleiner', en: 'Zoom out' },
  fit: { nl: 'Alles in beeld', en: 'Fit to view' },
  direction: { nl: 'Van boven naar beneden', en: 'Top to bottom' },
  fewer: { nl: 'Minder ver kijken', en: 'Show fewer neighbours' },
  more: { nl: 'Verder kijken', en: 'Show more neighbours' },
  depth: { nl: 'Buren: {count}', en: 'Neighbours: {count}' },
  search: { nl: 'Volg een veld…', en: 'Follow a field…' },
  found: { nl: 'Dit veld komt langs {count} onderdelen', en: 'This field passes {count} nodes' },
  notFound: { nl: 'Geen veld heet zo', en: 'No field has that name' },
  clear: { nl: 'Niet meer volgen', en: 'Stop following' },
  pin: { nl: 'Vastzetten: niet meelopen met het open bestand', en: 'Pin: do not follow the open file' },
  text: { nl: 'Als tekst', en: 'As text' },
  save: { nl: 'Opslaan als SVG', en: 'Save as SVG' },
  legend: { nl: 'Legenda', en: 'Legend' },
  details: { nl: 'Over dit onderdeel', en: 'About this node' },
  choose: { nl: 'Kies een onderdeel om te zien welke gegevens er zijn.', en: 'Choose a node to see which data it holds.' },
  keys: { nl: 'Pijltjes volgen de stroom, Enter gaat naar de tekst, + en − vergroten en verkleinen, 0 toont alles.', en: 'Arrow keys follow the flow, Enter goes to the text, + and − zoom, 0 fits all.' },
  goTo: { nl: 'Naar de tekst', en: 'Go to the text' },
  expand: { nl: 'Toon de stappen', en: 'Show the steps' },
  collapse: { nl: 'Verberg de stappen', en: 'Hide the steps' },
  level: { nl: 'Niveau', en: 'Level' },
  purposes: { nl: 'Doelen', en: 'Purposes' },
  audience: { nl: 'Voor', en: 'For' },
  recipients: { nl: 'Ontvangers', en: 'Recipients' },
  findings: { nl: 'Bevindingen', en: 'Findings' },
  fields: { nl: 'Velden', en: 'Fields' },
  joins: { nl: 'Gekoppeld op', en: 'Joined on' },
  comesFrom: { nl: 'Komt uit', en: 'Comes from' },
  goesTo: { nl: 'Gaat naar', en: 'Goes to' },
  unknown: { nl: 'Niet alles stroomopwaarts is bekend', en: 'Not everything upstream is known' },
  noCategory: { nl: 'soort onbekend', en: 'kind unknown' },
  outdated: { nl: 'De tekst is nu niet te lezen. Dit is het beeld van daarvoor.', en: 'The text cannot be read right now. This is how it was before.' },
  beyond: { nl: 'Er zijn verder weg nog {count} pijplijnen.', en: 'There are {count} more pipelines further away.' },
  beyondOne: { nl: 'Er is verder weg nog 1 pijplijn.', en: 'There is 1 more pipeline further away.' },
  nothing: { nl: 'In deze pijplijn staan nog geen bronnen, stappen of uitvoer.', en: 'This pipeline has no sources, steps or outputs yet.' },
  count: { nl: '{count} velden', en: '{count} fields' },
  countOne: { nl: '1 veld', en: '1 field' },
  countNone: { nl: 'geen velden', en: 'no fields' },
  via: { nl: 'via {count} stappen', en: 'via {count} steps' },
  viaOne: { nl: 'via 1 stap', en: 'via 1 step' },
  upstream: { nl: 'levert', en: 'supplies' },
  downstream: { nl: 'gebruikt', en: 'uses' },
  edgeHeaviest: { nl: 'zwaarste soort: {class}', en: 'heaviest class: {class}' },
  signs: { nl: 'Soort gegevens', en: 'Class of data' },
  lines: { nl: 'Lijnen', en: 'Lines' },
  linesMean: { nl: 'Hoe zwaarder de gegevens, hoe dikker de lijn. Het getal telt de velden.', en: 'The heavier the data, the thicker the line. The number counts the fields.' },
  kinds: { nl: 'Onderdelen', en: 'Nodes' },
} satisfies Record<string, Both>;

export type TextName = keyof typeof TEXTS;

const KINDS: Readonly<Record<GraphNode['kind'], Both>> = { source: { nl: 'bron', en: 'source' }, step: { nl: 'stap', en: 'step' }, output: { nl: 'uitvoer', en: 'output' } };

const CLASSES: Readonly<Record<FieldClass, Both>> = {
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

const EMPTY: Readonly<Record<Emptiness, Both>> = {
  starting: { nl: 'De pijplijnen worden gelezen…', en: 'Reading the pipelines…' },
  stopped: { nl: 'De controle draait niet. Start die met de opdracht «Controle opnieuw starten».', en: 'The checker does not run. Start it with the command “Restart the Checker”.' },
  'no-file': { nl: 'Open een pijplijn om te zien waar de gegevens vandaan komen en waar ze heen gaan.', en: 'Open a pipeline to see where its data come from and where they go.' },
  'no-pipeline': { nl: 'In dit bestand staat geen pijplijn. Een catalogus heeft geen eigen gegevensstroom: open een pijplijn die eruit leest.', en: 'This file holds no pipeline. A catalogue has no flow of its own: open a pipeline that uses it.' },
};

/** How the view says things in one language. */
export interface Texts {
  readonly locale: Locale;
  t(name: TextName, values?: Readonly<Record<string, string | number>>): string;
  kind(kind: GraphNode['kind']): string;
  class(name: FieldClass): string;
  level(level: Level): string;
  /** In a word, where there is little room. */
  shortLevel(level: Level): string;
  severity(severity: Severity, count: number): string;
  empty(why: Emptiness): string;
  /** `3 fields`. */
  fields(count: number): string;
}

/** The texts of a language. */
export function textsIn(locale: Locale): Texts {
  const t: Texts['t'] = (name, values = {}) => TEXTS[name][locale].replace(/\{(\w+)\}/gu, (place, key: string) => String(values[key] ?? place));
  return {
    locale, t,
    kind: (kind) => KINDS[kind][locale],
    class: (name) => CLASSES[name][locale],
    level: (level) => LEVELS[level][locale],
    shortLevel: (level) => SHORT[level][locale],
    severity: (severity, count) => `${count} ${SEVERITIES[severity][count === 1 ? 0 : 1][locale]}`,
    empty: (why) => EMPTY[why][locale],
    fields: (count) => (count === 0 ? t('countNone') : count === 1 ? t('countOne') : t('count', { count })),
  };
}
