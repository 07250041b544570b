/** Ids of the knowledge base by their names. */
import { knowledge } from '../../knowledge/load.ts';
import type { Locale } from '../../messages/template.ts';
import { ruleById } from '../../rules/registry.ts';
import { about, type Item } from './explanation.ts';

/** A category or group by its name, with its id where that says something else. */
export function categoryLabel(id: string, locale: Locale): string {
  const base = knowledge();
  const label = (base.categories.find((category) => category.id === id) ?? base.groups.find((group) => group.id === id))?.label[locale];
  return label === undefined || label === id ? id : `${label} (${id})`;
}

/** The name of a built-in party; its id where there is none. */
export function partyName(id: string): string {
  return knowledge().parties.find((party) => party.id === id)?.name ?? id;
}

/** A kind of purpose by its name; its id where it is unknown. */
export function purposeKindLabel(id: string, locale: Locale): string {
  return knowledge().matrix.kinds.find((kind) => kind.id === id)?.label[locale] ?? id;
}

/** Rules as lines that lead to their pages. @param ids rules that exist; one that does not is left out */
export function ruleLines(ids: readonly string[], locale: Locale): readonly Item[] {
  return ids.flatMap((id) => {
    const rule = ruleById(id);
    return rule === undefined ? [] : [about('rule', id, `${id}: ${rule.summary[locale]}`)];
  });
}

const UNITS = { Y: { nl: ['jaar', 'jaar'], en: ['year', 'years'] }, M: { nl: ['maand', 'maanden'], en: ['month', 'months'] }, W: { nl: ['week', 'weken'], en: ['week', 'weeks'] }, D: { nl: ['dag', 'dagen'], en: ['day', 'days'] } } as const;

/** An ISO 8601 duration of one unit in words; any other as it is. */
export function durationText(duration: string, locale: Locale): string {
  const [, count = '', unit = ''] = /^P(\d+)([YMWD])$/.exec(duration) ?? [];
  if (count === '') return duration;
  const [one, more] = UNITS[unit as keyof typeof UNITS][locale];
  return `${count} ${count === '1' ? one : more} (${duration})`;
}

/** The letters of FAIR. */
export const FAIR = { F: { nl: 'vindbaar', en: 'findable' }, A: { nl: 'toegankelijk', en: 'accessible' }, I: { nl: 'uitwisselbaar', en: 'interoperable' }, R: { nl: 'herbruikbaar', en: 'reusable' } } as const;
