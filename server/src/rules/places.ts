/** How rules speak of fields and categories: labels for messages, places for related information. */
import type { Category } from '../knowledge/types.ts';
import type { FieldFlow, Origin, Profile } from '../lineage/profile.ts';
import { personalCategories } from '../lineage/personal.ts';
import { pathText, type Anchor, type UnitKey } from '../model/path.ts';
import type { BilingualText } from '../messages/template.ts';
import type { RelatedPlace } from './finding.ts';

/** Where an origin is declared: the name of the field (or of the source that brings all its fields). */
export function originAnchor(origin: Origin): Anchor {
  return { unit: origin.unit, path: origin.path, part: 'key' };
}

/** The distinct labels of categories, in their order. */
export function labels(categories: Iterable<Category>): readonly BilingualText[] {
  return [...new Set(categories)].map((category) => category.label);
}

/** The distinct origins of fields, in their order. */
export function originsOf(fields: Iterable<FieldFlow>): readonly Origin[] {
  const seen = new Map<string, Origin>();
  for (const field of fields) for (const origin of field.origins) {
    const key = originKey(origin);
    if (!seen.has(key)) seen.set(key, origin);
  }
  return [...seen.values()];
}

/** Tells an origin apart from all others of the workspace. */
export function originKey(origin: Origin): string {
  return `${origin.unit} ${pathText(origin.path)} ${origin.name}`;
}

const FROM: BilingualText = { nl: '«{field}» komt hier vandaan', en: '“{field}” comes from here' };

/** The origins of fields that are declared in another file than this pipeline's. */
export function foreignPlaces(fields: Iterable<FieldFlow>, unit: UnitKey): readonly RelatedPlace[] {
  return originsOf(fields).filter((origin) => origin.unit !== unit).map((origin) => ({ at: originAnchor(origin), message: FROM, params: { field: origin.name } }));
}

const CONTRIBUTES: BilingualText = { nl: '«{field}» ({category}) komt hier vandaan', en: '“{field}” ({category}) comes from here' };

/** Every field that has a part in a finding, at the place where it is declared. */
export function fieldPlaces(fields: Iterable<FieldFlow>, profile: Profile, message: BilingualText = CONTRIBUTES): readonly RelatedPlace[] {
  const places = new Map<string, RelatedPlace>();
  for (const field of fields) {
    const categories = labels(personalCategories(field, profile).length > 0 ? personalCategories(field, profile) : field.categories);
    for (const origin of field.origins) {
      const key = originKey(origin);
      if (!places.has(key)) places.set(key, { at: originAnchor(origin), message, params: { field: origin.name, category: joinLabels(categories) } });
    }
  }
  return [...places.values()];
}

/** Labels as one text per language: `naam, adres` / `name, address`. */
export function joinLabels(texts: readonly BilingualText[]): BilingualText {
  return { nl: texts.map((text) => text.nl).join(', '), en: texts.map((text) => text.en).join(', ') };
}

/** The first few labels as running text, and how many more there are: `naam, adres en nog 3` / `name, address and 3 more`. */
export function shortLabels(texts: readonly BilingualText[], most = 5): BilingualText {
  const shown = texts.length > most ? texts.slice(0, most) : texts.slice(0, -1);
  const rest = texts.length - shown.length;
  const last = texts[texts.length - 1];
  if (last === undefined || shown.length === 0) return last ?? { nl: '', en: '' };
  const { nl, en } = joinLabels(shown);
  return texts.length > most ? { nl: `${nl} en nog ${rest}`, en: `${en} and ${rest} more` } : { nl: `${nl} en ${last.nl}`, en: `${en} and ${last.en}` };
}
