/** Hovers on the format itself: what a key is for, what a fixed value stands for, how long a duration is. */
import { PLACEHOLDER } from '../base/placeholder.ts';
import { durationParts } from '../messages/counted.ts';
import { describeKey } from '../schema/keys.ts';
import type { Locale } from '../messages/template.ts';
import type { Unit } from '../model/pipeline.ts';
import type { NodeAt } from '../syntax/navigate.ts';
import { code, heading, page } from './markdown.ts';
import { valueWords } from './value-words.ts';

const T = {
  key: { nl: 'sleutel', en: 'key' }, value: { nl: 'waarde', en: 'value' }, placeholder: { nl: 'Nog in te vullen.', en: 'Still to be filled in.' },
} as const;

/** What the format says of a key or a value; undefined where it says nothing, as of names that a user chose. */
export function aboutFormat({ path, node, onKey }: NodeAt, unit: Unit, locale: Locale): string | undefined {
  const name = path[path.length - 1];
  if (node.kind !== 'scalar' || name === undefined || node.start === node.end) return undefined;
  const description = keyText(path, unit, locale);
  if (onKey) return description === undefined || namesThings(path) ? undefined : page(heading(T.key[locale], name), [description]);
  if (node.value === PLACEHOLDER) return page(heading(T.value[locale], PLACEHOLDER), [T.placeholder[locale], description]);
  const meaning = valueWords(path, node.value)?.[locale] ?? durationWords(node.value, locale);
  return meaning && page(`**${T.value[locale]}** ${code(node.value)} — ${meaning}`, [description]);
}

/** The verb of the step on a path: several verbs have a key of the same name. */
function verbOf(path: readonly string[], unit: Unit): string | undefined {
  return unit.kind === 'pipeline' && path[0] === 'steps' ? unit.steps.get(path[1] ?? '')?.verb : undefined;
}

function keyText(path: readonly string[], unit: Unit, locale: Locale): string | undefined {
  const items = /^\d+$/.test(path[path.length - 1]!) ? path.slice(0, -1) : path;
  return describeKey(unit.kind, items, verbOf(items, unit))?.description[locale];
}

/** Keys that are names: what the format says of them holds for all of them, and tells nothing of this one. */
function namesThings(path: readonly string[]): boolean {
  const sections = ['sources', 'steps', 'outputs', 'purposes', 'parties', 'processors', 'registers', 'laws', 'categories', 'rules'];
  if (path.length === 2) return sections.includes(path[0]!);
  return path.length === 4 && (path[2] === 'fields' || path[2] === 'measures' || path[2] === 'reveals' || path[2] === 'on');
}

/** A period as it is declared, in words where it has them: `5 jaar (P5Y)`. */
export function periodText(period: string | undefined, locale: Locale): string | undefined {
  const words = period === undefined ? undefined : durationWords(period, locale);
  return period && (words === undefined ? code(period) : `${words} (${code(period)})`);
}

/** An ISO-8601 duration of whole years, months, weeks and days, as people say it. */
export function durationWords(value: string, locale: Locale): string | undefined {
  const parts = durationParts(value, locale);
  if (parts === undefined) return undefined;
  const last = parts[parts.length - 1] ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${locale === 'nl' ? 'en' : 'and'} ${last}`;
}
