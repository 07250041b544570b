/** The words of the view beside those of its picture, in both languages. */
import type { Locale } from '../../server/src/picture/graph.ts';
import { filled, pictureTexts, type PictureTextName, type PictureTexts, type Values } from '../../server/src/picture/texts.ts';
import type { Emptiness } from './messages.ts';

interface Both {
  readonly nl: string;
  readonly en: string;
}

const TEXTS = {
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
  level: { nl: 'Niveau', en: 'Level' },
  purposes: { nl: 'Doelen', en: 'Purposes' },
  audience: { nl: 'Voor', en: 'For' },
  recipients: { nl: 'Ontvangers', en: 'Recipients' },
  findings: { nl: 'Bevindingen', en: 'Findings' },
  fields: { nl: 'Velden', en: 'Fields' },
  comesFrom: { nl: 'Komt uit', en: 'Comes from' },
  goesTo: { nl: 'Gaat naar', en: 'Goes to' },
  noCategory: { nl: 'soort onbekend', en: 'kind unknown' },
  outdated: { nl: 'De tekst is nu niet te lezen. Dit is het beeld van daarvoor.', en: 'The text cannot be read right now. This is how it was before.' },
  nothing: { nl: 'In deze pijplijn staan nog geen bronnen, stappen of uitvoer.', en: 'This pipeline has no sources, steps or outputs yet.' },
  signs: { nl: 'Soort gegevens', en: 'Class of data' },
  lines: { nl: 'Lijnen', en: 'Lines' },
  linesMean: { nl: 'Hoe zwaarder de gegevens, hoe dikker de lijn. Het getal telt de velden.', en: 'The heavier the data, the thicker the line. The number counts the fields.' },
  kinds: { nl: 'Onderdelen', en: 'Nodes' },
} satisfies Record<string, Both>;

export type TextName = keyof typeof TEXTS;

const EMPTY: Readonly<Record<Emptiness, Both>> = {
  starting: { nl: 'De pijplijnen worden gelezen…', en: 'Reading the pipelines…' },
  stopped: { nl: 'De controle draait niet. Start die met de opdracht «Controle opnieuw starten».', en: 'The checker does not run. Start it with the command “Restart the Checker”.' },
  'no-file': { nl: 'Open een pijplijn om te zien waar de gegevens vandaan komen en waar ze heen gaan.', en: 'Open a pipeline to see where its data come from and where they go.' },
  'no-pipeline': { nl: 'In dit bestand staat geen pijplijn. Een catalogus heeft geen eigen gegevensstroom: open een pijplijn die eruit leest.', en: 'This file holds no pipeline. A catalogue has no flow of its own: open a pipeline that uses it.' },
};

/** How the view says things in one language. */
export interface Texts extends PictureTexts {
  t(name: TextName | PictureTextName, values?: Values): string;
  empty(why: Emptiness): string;
}

/** The texts of a language. */
export function textsIn(locale: Locale): Texts {
  const picture = pictureTexts(locale);
  const own: Readonly<Record<string, Both>> = TEXTS;
  return {
    ...picture,
    t: (name, values) => (Object.hasOwn(own, name) ? filled(own[name]![locale], values) : picture.t(name as PictureTextName, values)),
    empty: (why) => EMPTY[why][locale],
  };
}
