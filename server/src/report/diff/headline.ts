/** What matters most of a comparison: a few sentences that each follow «this change». */
import type { Locale } from '../../messages/template.ts';
import type { Aspect, Change, GraphDiff, Part, PipelineDiff } from '../../service/comparison/shape.ts';
import type { Markup } from './markup.ts';
import { valuesIn, type Values } from './words.ts';

interface Context {
  readonly values: Values;
  readonly markup: Markup;
  readonly nl: boolean;
}

type Sentence = (change: Change, context: Context) => string;

interface Kind {
  readonly part: Part;
  readonly aspect: Aspect;
  readonly when: (change: Change) => boolean;
  readonly say: Sentence;
}

/** The sentences, from what matters most to what matters least. */
const KINDS: readonly Kind[] = [
  { part: 'output', aspect: 'categories', when: adds, say: ({ aspect, name, added, kept, purposes }, { values, markup, nl }) => {
    const data = markup.strong(added.map((one) => values.item(aspect, one)).join(' × '));
    const beside = kept.length === 0 ? '' : `${nl ? ', naast' : ', beside'} ${some(kept.map((one) => values.item(aspect, one)), nl)}`;
    return nl ? `voegt ${data} toe aan uitvoer ${markup.name(name)}${beside}${forPurposes(purposes, markup, nl)}` : `adds ${data} to output ${markup.name(name)}${beside}${forPurposes(purposes, markup, nl)}`;
  } },
  { part: 'purpose', aspect: 'uncovered', when: adds, say: ({ aspect, name, added }, { values, markup, nl }) => {
    const data = markup.strong(added.map((one) => values.item(aspect, one)).join(', '));
    return nl ? `gebruikt ${data} voor doel ${markup.name(name)}, en dat dekt geen opgegeven grondslag` : `uses ${data} for purpose ${markup.name(name)}, which no declared ground covers`;
  } },
  { part: 'transfer', aspect: 'countries', when: adds, say: ({ name, added }, { markup, nl }) => (nl ? `stuurt gegevens naar ${names(added, markup)} via ${markup.name(name)}` : `sends data to ${names(added, markup)} by way of ${markup.name(name)}`) },
  { part: 'output', aspect: 'recipients', when: adds, say: ({ name, added }, { markup, nl }) => (nl ? `geeft uitvoer ${markup.name(name)} aan ${names(added, markup)}` : `gives output ${markup.name(name)} to ${names(added, markup)}`) },
  { part: 'output', aspect: 'audience', when: wider, say: replaced('maakt het publiek van uitvoer', 'makes the audience of output') },
  { part: 'output', aspect: 'level', when: wider, say: replaced('maakt uitvoer', 'makes output') },
  { part: 'combination', aspect: 'level', when: wider, say: replaced('maakt wat samenkomt in', 'makes what meets in') },
  { part: 'judgement', aspect: 'self', when: adds, say: ({ name }, { markup, nl }) => (nl ? `laat stap ${markup.name(name)} een oordeel geven` : `has step ${markup.name(name)} make a judgement`) },
  { part: 'judgement', aspect: 'automatic', when: wider, say: ({ name }, { markup, nl }) => (nl ? `laat stap ${markup.name(name)} beslissen zonder een mens` : `has step ${markup.name(name)} decide without a person`) },
  { part: 'purpose', aspect: 'dpia-items', when: wider, say: counted },
  { part: 'purpose', aspect: 'ground', when: ({ from }) => from !== null, say: ({ aspect, name, from, to }, { values, markup, nl }) => (to === null
    ? nl ? `haalt de grondslag ${values.value(aspect, from)} weg bij doel ${markup.name(name)}` : `takes the ground ${values.value(aspect, from)} from purpose ${markup.name(name)}`
    : nl ? `vervangt de grondslag ${values.value(aspect, from)} van doel ${markup.name(name)} door ${values.value(aspect, to)}` : `replaces the ground ${values.value(aspect, from)} of purpose ${markup.name(name)} by ${values.value(aspect, to)}`) },
  { part: 'purpose', aspect: 'dpia', when: wider, say: ({ name }, { markup, nl }) => (nl ? `haalt de DPIA weg bij doel ${markup.name(name)}` : `takes the DPIA from purpose ${markup.name(name)}`) },
  { part: 'output', aspect: 'retention', when: wider, say: ({ aspect, name, from, to }, { values, markup, nl }) => (nl ? `bewaart uitvoer ${markup.name(name)} langer (${values.value(aspect, from)} → ${values.value(aspect, to)})` : `keeps output ${markup.name(name)} longer (${values.value(aspect, from)} → ${values.value(aspect, to)})`) },
  { part: 'purpose', aspect: 'self', when: adds, say: ({ name }, { markup, nl }) => (nl ? `voegt doel ${markup.name(name)} toe` : `adds purpose ${markup.name(name)}`) },
  { part: 'combination', aspect: 'categories', when: adds, say: ({ aspect, name, added, kept }, { values, markup, nl }) => {
    const data = markup.strong(added.map((one) => values.item(aspect, one)).join(' × '));
    const beside = kept.length === 0 ? '' : ` ${nl ? 'met' : 'with'} ${some(kept.map((one) => values.item(aspect, one)), nl)}`;
    return nl ? `brengt ${data}${beside} samen in ${markup.name(name)}` : `brings ${data} together${beside} in ${markup.name(name)}`;
  } },
  { part: 'output', aspect: 'categories', when: takes, say: ({ aspect, name, removed }, { values, markup, nl }) => {
    const data = removed.map((one) => values.item(aspect, one)).join(', ');
    return nl ? `haalt ${data} weg uit uitvoer ${markup.name(name)}` : `takes ${data} from output ${markup.name(name)}`;
  } },
  { part: 'output', aspect: 'self', when: takes, say: ({ name }, { markup, nl }) => (nl ? `haalt uitvoer ${markup.name(name)} weg` : `takes output ${markup.name(name)} away`) },
  { part: 'output', aspect: 'recipients', when: takes, say: ({ name, removed }, { markup, nl }) => (nl ? `geeft uitvoer ${markup.name(name)} niet meer aan ${names(removed, markup)}` : `no longer gives output ${markup.name(name)} to ${names(removed, markup)}`) },
  { part: 'purpose', aspect: 'uncovered', when: takes, say: ({ aspect, name, removed }, { values, markup, nl }) => {
    const data = removed.map((one) => values.item(aspect, one)).join(', ');
    return nl ? `laat onder doel ${markup.name(name)} niets meer zonder opgegeven dekking waar het ging om ${data}` : `no longer leaves ${data} without declared cover under purpose ${markup.name(name)}`;
  } },
  { part: 'purpose', aspect: 'dpia-items', when: ({ effect }) => effect === 'narrower', say: counted },
];

function adds({ added }: Change): boolean {
  return added.length > 0;
}

function takes({ added, removed }: Change): boolean {
  return removed.length > 0 && added.length === 0;
}

function wider({ effect }: Change): boolean {
  return effect === 'wider';
}

function names(values: readonly string[], markup: Markup): string {
  return values.map(markup.name).join(', ');
}

/** The first few of many. */
function some(values: readonly string[], nl: boolean): string {
  return values.length <= 4 ? values.join(', ') : `${values.slice(0, 3).join(', ')} ${nl ? `en nog ${values.length - 3}` : `and ${values.length - 3} more`}`;
}

function forPurposes(purposes: readonly string[], markup: Markup, nl: boolean): string {
  if (purposes.length === 0) return '';
  return ` ${nl ? (purposes.length === 1 ? 'voor doel' : 'voor de doelen') : purposes.length === 1 ? 'for purpose' : 'for the purposes'} ${names(purposes, markup)}`;
}

function replaced(nlStart: string, enStart: string): Sentence {
  return ({ aspect, name, from, to }, { values, markup, nl }) => `${nl ? nlStart : enStart} ${markup.name(name)} ${values.value(aspect, to)} (${nl ? 'was' : 'was'} ${values.value(aspect, from)})`;
}

function counted({ name, added, removed, kept }: Change, { markup, nl }: Context): string {
  const [before, after] = [kept.length + removed.length, kept.length + added.length];
  return nl ? `brengt de DPIA-punten van doel ${markup.name(name)} van ${before} op ${after}` : `brings the DPIA items of purpose ${markup.name(name)} from ${before} to ${after}`;
}

/**
 * Sentences about a comparison, the most telling first. Each follows «this change»; where several
 * pipelines changed, each says which it is about.
 */
export function headline({ pipelines, categories }: GraphDiff, locale: Locale, markup: Markup): readonly string[] {
  const context: Context = { values: valuesIn(categories, locale, markup), markup, nl: locale === 'nl' };
  const told = pipelines.filter(({ state, personal }) => state !== 'moved' && personal);
  const where = (pipeline: PipelineDiff, sentence: string): string => (told.length < 2 ? sentence : `${sentence} (${context.nl ? 'pijplijn' : 'pipeline'} ${markup.name(pipeline.id)})`);
  const whole = told.flatMap((pipeline) => wholePipeline(pipeline, context));
  const changed = told.filter(({ state }) => state === 'changed');
  const rest = KINDS.flatMap(({ part, aspect, when, say }) => changed.flatMap((pipeline) => pipeline.changes.filter((change) => change.part === part && change.aspect === aspect && when(change) && !isNewWhole(change, pipeline)).map((change) => where(pipeline, say(change, context)))));
  return [...whole, ...rest];
}

/** What is new as a whole is told once, by its data. */
function isNewWhole({ part, name, aspect }: Change, { changes }: PipelineDiff): boolean {
  const isNew = changes.some((other) => other.part === part && other.name === name && other.aspect === 'self' && other.added.length > 0);
  return isNew && aspect !== 'self' && aspect !== 'categories' && aspect !== 'recipients' && aspect !== 'countries' && aspect !== 'uncovered';
}

function wholePipeline({ id, state, changes }: PipelineDiff, { values, markup, nl }: Context): readonly string[] {
  if (state === 'removed') return [nl ? `haalt pijplijn ${markup.name(id)} weg` : `takes pipeline ${markup.name(id)} away`];
  if (state !== 'added') return [];
  const leaving = [...new Set(changes.flatMap(({ part, aspect, added }) => (part === 'output' && aspect === 'categories' ? added : [])))].sort();
  const outputs = changes.flatMap(({ part, aspect, added }) => (part === 'output' && aspect === 'self' ? added : []));
  const uncovered = [...new Set(changes.flatMap(({ part, aspect, added }) => (part === 'purpose' && aspect === 'uncovered' ? added : [])))].sort();
  const list = (items: readonly string[]): string => items.map((one) => values.item('categories', one)).join(' × ');
  const data = leaving.length === 0 ? '' : nl ? `, met ${markup.strong(list(leaving))} in uitvoer ${names(outputs, markup)}` : `, with ${markup.strong(list(leaving))} in output ${names(outputs, markup)}`;
  const open = uncovered.length === 0 ? '' : nl ? `; geen opgegeven grondslag dekt ${uncovered.map((one) => values.item('uncovered', one)).join(', ')}` : `; no declared ground covers ${uncovered.map((one) => values.item('uncovered', one)).join(', ')}`;
  return [`${nl ? 'brengt pijplijn' : 'brings in pipeline'} ${markup.name(id)}${nl ? ' in' : ''}${data}${open}`];
}
