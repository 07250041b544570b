/** Ids of the knowledge base by their names. */
import { knowledge } from '../../knowledge/load.ts';
import type { Locale } from '../../messages/template.ts';

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
