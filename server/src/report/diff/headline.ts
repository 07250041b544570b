/** What matters most of a comparison: a few sentences that each follow «this change». */
import { byCodeUnit } from '../../base/sorted.ts';
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
  { part: 'output', aspect: 'audience', when: ({ to }) => to === 'public', say: ({ name }, { markup, nl }) => (nl ? `maakt uitvoer ${markup.name(name)} openbaar` : `makes output ${markup.name(name)} public`) },
  { part: 'output', aspect: 'categories', when: adds, say: ({ aspect, name, added, kept, purposes }, { values, markup, nl }) => {
    const data = markup.strong(added.map((one) => values.item(aspect, one)).join(' × '));
    const beside = kept.length === 0 ? '' : ` (${nl ? 'naast' : 'beside'} ${some(kept.map((one) => values.item(aspect, one)), nl)})`;
    return nl ? `voegt ${data} toe aan uitvoer ${markup.name(name)}${beside}${forPurposes(purposes, markup, nl)}` : `adds ${data} to output ${markup.name(name)}${beside}${forPurposes(purposes, markup, nl)}`;
  } },
  { part: 'purpose', aspect: 'uncovered', when: adds, say: ({ aspect, name, added }, { values, markup, nl }) => {
    const data = markup.strong(added.map((one) => values.item(aspect, one)).join(', '));
    return nl ? `gebruikt ${data} voor doel ${markup.name(name)}, en dat dekt geen opgegeven grondslag` : `uses ${data} for purpose ${markup.name(name)}, which no declared ground covers`;
  } },
  { part: 'transfer', aspect: 'countries', when: adds, say: ({ name, added }, { markup, nl }) => (nl ? `stuurt gegevens naar ${names(added, markup)} via ${markup.name(name)}` : `sends data to ${names(added, markup)} by way of ${markup.name(name)}`) },
  { part: 'purpose', aspect: 'kind', when: ({ from }) => from !== null, say: ({ aspect, name, from, to }, { values, markup, nl }) => (nl
    ? `verandert de soort van doel ${markup.name(name)} van ${values.value(aspect, from)} in ${values.value(aspect, to)}`
    : `changes the kind of purpose ${markup.name(name)} from ${values.value(aspect, from)} to ${values.value(aspect, to)}`) },
  { part: 'output', aspect: 'recipients', when: adds, say: ({ name, added }, { markup, nl }) => (nl ? `geeft uitvoer ${markup.name(name)} aan ${names(added, markup)}` : `gives output ${markup.name(name)} to ${names(added, markup)}`) },
  { part: 'output', aspect: 'audience', when: (change) => wider(change) && change.to !== 'public', say: ({ aspect, name, from, to }, { values, markup, nl }) => (nl
    ? `verruimt het publiek van uitvoer ${markup.name(name)} van ${values.value(aspect, from)} naar ${values.value(aspect, to)}`
    : `widens the audience of output ${markup.name(name)} from ${values.value(aspect, from)} to ${values.value(aspect, to)}`) },
  { part: 'roles', aspect: 'processors', when: adds, say: ({ added }, { markup, nl }) => (nl ? `laat ${names(added, markup)} gegevens verwerken` : `has ${names(added, markup)} process data`) },
  { part: 'people', aspect: 'self', when: (change) => adds(change) && change.name === 'children', say: (_, { nl }) => (nl ? 'gaat voortaan ook over kinderen' : 'concerns children as well') },
  { part: 'output', aspect: 'level', when: wider, say: replaced('maakt uitvoer', 'makes output') },
  { part: 'combination', aspect: 'level', when: wider, say: replaced('maakt wat samenkomt in', 'makes what meets in') },
  { part: 'judgement', aspect: 'self', when: adds, say: ({ name }, { markup, nl }) => (nl ? `laat stap ${markup.name(name)} een oordeel geven` : `has step ${markup.name(name)} make a judgement`) },
  { part: 'judgement', aspect: 'automatic', when: wider, say: ({ name }, { markup, nl }) => (nl ? `laat stap ${markup.name(name)} beslissen zonder een mens` : `has step ${markup.name(name)} decide without a person`) },
  { part: 'purpose', aspect: 'dpia-items', when: adds, say: ({ aspect, name, added }, { values, markup, nl }) => {
    const items = some(added.map((one) => values.item(aspect, one)), nl);
    return nl ? `raakt voor doel ${markup.name(name)} ook ${added.length === 1 ? 'DPIA-punt' : 'de DPIA-punten'} ${items}` : `hits DPIA ${added.length === 1 ? 'item' : 'items'} ${items} as well for purpose ${markup.name(name)}`;
  } },
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
    const data = some(removed.map((one) => values.item(aspect, one)), nl);
    return nl ? `laat bij doel ${markup.name(name)} geen ${data} meer zonder opgegeven dekking` : `no longer leaves ${data} without declared cover for purpose ${markup.name(name)}`;
  } },
  { part: 'purpose', aspect: 'dpia-items', when: takes, say: ({ aspect, name, removed }, { values, markup, nl }) => {
    const items = some(removed.map((one) => values.item(aspect, one)), nl);
    return nl ? `raakt voor doel ${markup.name(name)} niet meer ${removed.length === 1 ? 'DPIA-punt' : 'de DPIA-punten'} ${items}` : `no longer hits DPIA ${removed.length === 1 ? 'item' : 'items'} ${items} for purpose ${markup.name(name)}`;
  } },
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
  const and = nl ? 'en' : 'and';
  if (values.length > 4) return `${values.slice(0, 3).join(', ')} ${and} ${nl ? `nog ${values.length - 3}` : `${values.length - 3} more`}`;
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} ${and} ${values[values.length - 1]}`;
}

function forPurposes(purposes: readonly string[], markup: Markup, nl: boolean): string {
  if (purposes.length === 0) return '';
  return ` ${nl ? (purposes.length === 1 ? 'voor doel' : 'voor de doelen') : purposes.length === 1 ? 'for purpose' : 'for the purposes'} ${names(purposes, markup)}`;
}

function replaced(nlStart: string, enStart: string): Sentence {
  return ({ aspect, name, from, to }, { values, markup, nl }) => `${nl ? nlStart : enStart} ${markup.name(name)} ${values.value(aspect, to)} (was ${values.value(aspect, from)})`;
}

/** A sentence that follows «this change», and the pipeline it is about. */
export interface HeadSentence {
  readonly pipeline: string;
  readonly text: string;
}

/** Sentences about a comparison, the most telling first. */
export function headline({ pipelines, categories }: GraphDiff, locale: Locale, markup: Markup): readonly HeadSentence[] {
  const context: Context = { values: valuesIn(categories, locale, markup), markup, nl: locale === 'nl' };
  const told = pipelines.filter(({ state, personal }) => state !== 'moved' && personal);
  const about = (states: PipelineDiff['state'], say: (pipeline: PipelineDiff) => readonly string[]): readonly HeadSentence[] =>
    told.filter(({ state }) => state === states).flatMap((pipeline) => say(pipeline).map((text) => ({ pipeline: pipeline.id, text })));
  const ofKind = ({ part, aspect, when, say }: Kind): readonly HeadSentence[] =>
    about('changed', (pipeline) => pipeline.changes.filter((change) => change.part === part && change.aspect === aspect && when(change) && !isToldAlready(change, pipeline)).map((change) => say(change, context)));
  // What becomes public comes before what is new: many new pipelines must not hide it.
  const [first, others] = [KINDS.slice(0, 1), KINDS.slice(1)];
  return [
    ...about('unreadable', (pipeline) => [unreadable(pipeline, context)]),
    ...first.flatMap(ofKind),
    ...about('added', (pipeline) => [newPipeline(pipeline, context)]),
    ...others.flatMap(ofKind),
    ...about('removed', ({ id }) => [context.nl ? `haalt pijplijn ${markup.name(id)} weg` : `takes pipeline ${markup.name(id)} away`]),
  ];
}

/** The first of these sentences as one; where it is about several pipelines, it says which. */
export function asOneSentence(sentences: readonly HeadSentence[], most: number, locale: Locale, markup: Markup): string {
  const nl = locale === 'nl';
  const first = sentences.slice(0, most);
  const left = sentences.length - first.length;
  const more = left === 0 ? [] : [nl ? `en nog ${left} ${left === 1 ? 'wijziging die ertoe doet' : 'wijzigingen die ertoe doen'}` : `and ${left} more ${left === 1 ? 'change that matters' : 'changes that matter'}`];
  const pipelines = [...new Set(first.map(({ pipeline }) => pipeline))];
  const parts = pipelines.map((id) => {
    const texts = first.filter(({ pipeline }) => pipeline === id).map(({ text }) => text).join('; ');
    // A pipeline that came or went is named by what is said of it.
    return pipelines.length === 1 || texts.includes(markup.name(id)) ? texts : `${nl ? 'in pijplijn' : 'in pipeline'} ${markup.name(id)}: ${texts}`;
  });
  return `${nl ? 'Deze wijziging' : 'This change'} ${[...parts, ...more].join('; ')}.`;
}

/** What is told of a part that is new as a whole; the rest of it is in the details. */
const OF_NEW: ReadonlySet<Aspect> = new Set(['self', 'categories', 'recipients', 'countries', 'uncovered']);

function isToldAlready({ part, name, aspect, added, to }: Change, { changes }: PipelineDiff): boolean {
  const isNew = changes.some((other) => other.part === part && other.name === name && other.aspect === 'self' && other.added.length > 0);
  if (isNew && aspect === 'audience' && to === 'public') return !holdsData(name, changes);
  if (isNew && !OF_NEW.has(aspect)) return true;
  // What meets is told where it leaves, if it does.
  return part === 'combination' && aspect === 'categories' && changes.some((other) => other.part === 'output' && other.aspect === 'categories' && added.every((one) => other.added.includes(one) || other.kept.includes(one)));
}

function unreadable({ id, file, unreadableIn }: PipelineDiff, { markup, nl }: Context): string {
  if (unreadableIn === 'after') {
    return nl ? `maakt ${markup.name(file)} onleesbaar, zodat niet te zeggen is wat er in pijplijn ${markup.name(id)} verandert` : `makes ${markup.name(file)} unreadable, so that what changes in pipeline ${markup.name(id)} cannot be told`;
  }
  return nl ? `maakt ${markup.name(file)} leesbaar; wat er eerst in pijplijn ${markup.name(id)} stond, is niet te zeggen` : `makes ${markup.name(file)} readable; what was in pipeline ${markup.name(id)} before cannot be told`;
}

/** Whether an output has data of people, that it did not have or that came with it. */
function holdsData(output: string, changes: readonly Change[]): boolean {
  return changes.some(({ part, name, aspect, added }) => part === 'output' && name === output && aspect === 'categories' && added.length > 0);
}

function newPipeline({ id, changes }: PipelineDiff, { values, markup, nl }: Context): string {
  const leaving = listed(changes, 'output', 'categories');
  const uncovered = listed(changes, 'purpose', 'uncovered').map((one) => values.item('uncovered', one)).join(', ');
  const data = leaving.length === 0 ? '' : `${nl ? ', met' : ', with'} ${markup.strong(leaving.map((one) => values.item('categories', one)).join(' × '))} ${nl ? 'in uitvoer' : 'in output'} ${names(listed(changes, 'output', 'self'), markup)}`;
  const published = changes.filter(({ part, name, aspect, to }) => part === 'output' && aspect === 'audience' && to === 'public' && holdsData(name, changes)).map(({ name }) => name);
  const seen = published.length === 0 ? '' : nl ? `, openbaar in ${names(published, markup)}` : `, public in ${names(published, markup)}`;
  const open = uncovered === '' ? '' : nl ? `, waarvan geen opgegeven grondslag ${uncovered} dekt` : `, of which no declared ground covers ${uncovered}`;
  return nl ? `voegt pijplijn ${markup.name(id)} toe${data}${seen}${open}` : `adds pipeline ${markup.name(id)}${data}${seen}${open}`;
}

function listed(changes: readonly Change[], part: Part, aspect: Aspect): readonly string[] {
  return sorted(changes.flatMap((change) => (change.part === part && change.aspect === aspect ? change.added : [])));
}

function sorted(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort(byCodeUnit);
}
