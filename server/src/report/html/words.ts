/** Ids of the format and the knowledge base as people say them. */
import { PLACEHOLDER } from '../../base/placeholder.ts';
import { knowledge } from '../../knowledge/load.ts';
import type { Lens } from '../../knowledge/types.ts';
import { AUDIENCE, CLASS, LENS, STATUS, SUBJECTS, USE } from '../../knowledge/words.ts';
import { capitalised } from '../../messages/capitalised.ts';
import { durationParts, noun, thousands } from '../../messages/counted.ts';
import type { BilingualText, Locale } from '../../messages/template.ts';
import type { Preset, Severity } from '../../rules/finding.ts';
import type { CategoryPortrait, LawPortrait, OriginPortrait, PartyPortrait, PeoplePortrait } from '../../service/portrait.ts';
import { LEVEL_WORDS } from '../../service/level-words.ts';
import { citationText, titledCitation } from '../articles.ts';
import { html, joined, name, NOTHING, type Html } from './markup.ts';
import type { Telling } from './sheet.ts';

type Words = Readonly<Record<string, BilingualText>>;

const TO_FILL_IN: BilingualText = { nl: 'nog in te vullen', en: 'still to be filled in' };

const VERB: Words = {
  join: { nl: 'koppelt gegevens', en: 'joins data' },
  union: { nl: 'zet rijen onder elkaar', en: 'puts rows together' },
  select: { nl: 'kiest velden', en: 'selects fields' },
  drop: { nl: 'laat velden weg', en: 'leaves fields out' },
  filter: { nl: 'kiest rijen', en: 'selects rows' },
  derive: { nl: 'leidt iets af', en: 'derives something' },
  generalise: { nl: 'maakt velden grover', en: 'makes fields coarser' },
  pseudonymise: { nl: 'vervangt namen of nummers', en: 'replaces names or numbers' },
  redact: { nl: 'maakt tekst of beeld schoon', en: 'cleans text or images' },
  aggregate: { nl: 'maakt groepscijfers', en: 'makes group figures' },
  anonymise: { nl: 'maakt anoniem', en: 'makes anonymous' },
  smpc: { nl: 'rekent samen zonder elkaars rijen te zien', en: 'computes jointly without showing rows' },
  score: { nl: 'geeft een score', en: 'gives a score' },
  decide: { nl: 'neemt een besluit', en: 'takes a decision' },
  output: { nl: 'levert op', en: 'hands over' },
  unreadable: { nl: 'is niet te lezen', en: 'cannot be read' },
};

const PRESET: Readonly<Record<Preset, BilingualText>> = {
  engineer: { nl: 'engineer: wat vaststaat en te herstellen is', en: 'engineer: what is certain and can be repaired' },
  reviewer: { nl: 'reviewer: ook bewijs dat ontbreekt', en: 'reviewer: missing evidence as well' },
  auditor: { nl: 'auditor: ook wat een controle van tekst alleen kan vermoeden', en: 'auditor: also what a check of texts can only suspect' },
};

/** A value of the format in words; one that nobody knows as it is written, null as nothing. */
export function inWords(table: 'audience' | 'verb' | 'use', value: string | null, locale: Locale): string {
  if (value === null) return '';
  if (value === PLACEHOLDER) return TO_FILL_IN[locale];
  const words: Words = table === 'audience' ? AUDIENCE : table === 'verb' ? VERB : USE;
  return Object.hasOwn(words, value) ? words[value]![locale] : value;
}

/** What somebody wrote, or that it is still to be filled in; undefined for nothing. */
export function written(value: string | null, locale: Locale): Html | undefined {
  return value === null ? undefined : value === PLACEHOLDER ? html`${TO_FILL_IN[locale]}` : name(value);
}

/** What a preset asks for. */
export function presetWords(preset: Preset, locale: Locale): string {
  return PRESET[preset][locale];
}

/** One of the three questions, as a heading. */
export function lensWords(lens: Lens, locale: Locale): string {
  return capitalised(LENS[lens][locale]);
}

/** A severity by its name, for one or for more. */
export function severityWord(severity: Severity, locale: Locale, count = 1): string {
  return noun(severity, count, locale);
}

/** How far data tell who they are about. */
export function levelWords(level: keyof typeof LEVEL_WORDS, locale: Locale): string {
  return LEVEL_WORDS[level][locale];
}

/** A category by its name; one of a group or a catalogue by its id where nobody names it. */
export function categoryWords(id: string, { portrait, locale }: Telling): string {
  return portrait.categories.find((category) => category.id === id)?.label[locale] ?? knowledge().groups.find((group) => group.id === id)?.label[locale] ?? knowledge().categories.find((category) => category.id === id)?.label[locale] ?? id;
}

/** The class of a category that a portrait names. */
export function classOf(id: string, { categories }: { readonly categories: readonly CategoryPortrait[] }): CategoryPortrait['class'] {
  return categories.find((category) => category.id === id)?.class ?? 'ordinary';
}

/** The class of a category in words. */
export function classWords(id: string, telling: Telling): string {
  return CLASS[classOf(id, telling.portrait)][telling.locale];
}

/** Categories by their names, one after the other. */
export function categoryList(ids: readonly string[], telling: Telling): Html {
  return joined(ids.map((id) => name(categoryWords(id, telling))));
}

/** A kind of purpose by its name. */
export function kindWords(kind: string | null, locale: Locale): string {
  if (kind === null) return '';
  return kind === PLACEHOLDER ? TO_FILL_IN[locale] : knowledge().matrix.kinds.find(({ id }) => id === kind)?.label[locale] ?? kind;
}

/** A duty of secrecy by its name. */
export function secrecyWords(id: string, locale: Locale): string {
  return knowledge().secrecy.find((regime) => regime.id === id)?.title[locale] ?? id;
}

/** A party by its name. */
export function partyName({ name: text }: Pick<PartyPortrait, 'name'>): Html {
  return name(text);
}

/** Whom data are about, with numbers where they are declared. */
export function peopleWords(people: readonly PeoplePortrait[], locale: Locale): string {
  const unstated: BilingualText = { nl: 'niet gezegd wie', en: 'not said whom' };
  const words: Words = { ...SUBJECTS, unstated };
  return people.map(({ kind, count }) => `${Object.hasOwn(words, kind) ? words[kind]![locale] : kind}${count === null ? '' : ` (${thousands(count, locale)})`}`).join(', ');
}

const MONTHS: Readonly<Record<Locale, readonly string[]>> = {
  nl: ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};

/** An ISO date as people write it; anything else as it is. */
export function dateWords(date: string, locale: Locale): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  const word = month === undefined ? undefined : MONTHS[locale][Number(month) - 1];
  return word === undefined ? date : `${Number(day)} ${word} ${year}`;
}

/** An ISO-8601 duration of whole years, months, weeks and days in words; anything else as it is. */
export function periodWords(period: string | null, locale: Locale): string {
  if (period === null) return '';
  if (period === PLACEHOLDER) return TO_FILL_IN[locale];
  return durationParts(period, locale)?.join(', ') ?? period;
}

const LAW = {
  unknown: { nl: 'staat niet in de kennisbank of een catalogus', en: 'not in the knowledge base or a catalogue' },
  ambiguous: { nl: 'kan meer dan één wet zijn', en: 'may be more than one law' },
  expired: { nl: 'geldt niet op de dag van de controle', en: 'not in force on the day of the check' },
} as const;

/** A law as it is cited, and what is on record about it. */
export function lawWords(law: LawPortrait | null, locale: Locale): Html {
  if (law === null) return NOTHING;
  if (law.state === 'placeholder') return html`${TO_FILL_IN[locale]}`;
  const status: Words = STATUS;
  const said = law.state !== 'known' ? LAW[law.state][locale] : law.status === 'in-force' && law.inForce !== true ? LAW.expired[locale] : status[law.status ?? '']?.[locale] ?? '';
  const title = law.name ?? knowledge().laws.find(({ id }) => id === law.id)?.title[locale] ?? law.cited;
  return html`${name(law.cited)}${title === law.cited ? NOTHING : html` – ${name(title)}`}${said === '' ? NOTHING : html` (${said})`}`;
}

/** A ground or an exception of the GDPR by its name, with the article; an article that is neither as it is. */
export function articleWords(article: string | null, locale: Locale): string {
  if (article === null) return '';
  if (article === PLACEHOLDER) return TO_FILL_IN[locale];
  const [, number = '', letter = ''] = /^(\d+)\(\d\)\(([a-z])\)$/.exec(article.trim()) ?? [];
  const ground = knowledge().grounds.find(({ id }) => id === `${number}${letter}`);
  return ground === undefined ? titledCitation(`AVG ${article}`, locale) : `${ground.title[locale]} (${citationText(`AVG ${article}`, locale)})`;
}

const SECTION: Words = {
  sources: { nl: 'bron', en: 'source' }, steps: { nl: 'stap', en: 'step' }, outputs: { nl: 'uitvoer', en: 'output' }, purposes: { nl: 'doel', en: 'purpose' },
  processors: { nl: 'verwerker', en: 'processor' }, parties: { nl: 'partij', en: 'party' },
};
const FIELD: BilingualText = { nl: 'veld', en: 'field' };

/** A logical path in words: `bron brp, veld adres`; one that names something else as it is. */
export function pathWords(path: string, locale: Locale): Html {
  const space = path.indexOf(' ');
  if (space !== -1 && /^[a-z]+\./i.test(path.slice(space + 1))) return html`${name(path.slice(0, space))}: ${pathWords(path.slice(space + 1), locale)}`;
  const [, key = '', own = '', field, rest] = /^([a-z]+)\.([^.]+)(?:\.fields\.([^.]+))?(?:\.(.+))?$/.exec(path) ?? [];
  const section = Object.hasOwn(SECTION, key) ? SECTION[key] : undefined;
  if (section === undefined) return name(path);
  return html`${section[locale]} ${name(own)}${field === undefined ? NOTHING : html`, ${FIELD[locale]} ${name(field)}`}${rest === undefined ? NOTHING : html` (${name(rest)})`}`;
}

/** Where fields come from, the pipeline only where it is another one. */
export function originWords({ pipeline, path, field }: OriginPortrait, { portrait, locale }: Telling): Html {
  const own = pipeline === portrait.id ? NOTHING : html`${name(pipeline)}: `;
  return html`${own}${pathWords(path, locale)}${path.includes('.fields.') ? NOTHING : html`, ${FIELD[locale]} ${name(field)}`}`;
}
