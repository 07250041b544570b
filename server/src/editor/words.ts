/** The words of the format and the law as people say them, in both languages. */
import type { Category, Evidence } from '../knowledge/types.ts';
import { ACCESS, EVIDENCE, GRANT, PARTY_KIND, ROLE, STATUS, SUBJECTS, USE } from '../knowledge/words.ts';
import type { Level } from '../lineage/profile.ts';
import type { BilingualText } from '../messages/template.ts';

type Words<K extends string> = Readonly<Record<K, BilingualText>>;

export const LEVEL_WORDS: Words<Level> = {
  direct: { nl: 'direct herleidbaar', en: 'directly identifying' },
  quasi: { nl: 'indirect herleidbaar', en: 'indirectly identifying' },
  pseudonymous: { nl: 'pseudoniem, en dus nog persoonsgegevens', en: 'pseudonymous, so still personal data' },
  aggregated: { nl: 'groepen, geen personen', en: 'groups, not persons' },
  anonymous: { nl: 'anoniem', en: 'anonymous' },
  'non-personal': { nl: 'geen persoonsgegevens', en: 'no personal data' },
};

const TABLES = { status: STATUS, grant: GRANT, access: ACCESS, use: USE, party: PARTY_KIND, subjects: SUBJECTS } as const;

/** The word for a value of the format; a value the format does not know is said as it is written. */
export function word(table: keyof typeof TABLES, value: string): BilingualText {
  const words: Words<string> = TABLES[table];
  return Object.hasOwn(words, value) ? words[value]! : { nl: value, en: value };
}

/** A category with its id: `naam (name)`. */
export function categoryName(category: Category, locale: 'nl' | 'en'): string {
  return `${category.label[locale]} (\`${category.id}\`)`;
}

/** How sure an entry of the knowledge base is, and since when, as a row of a hover; nothing for an entry of a catalogue. */
export function evidenceRow(entry: { readonly evidence: Evidence; readonly checkedOn?: string } | undefined, locale: 'nl' | 'en'): readonly [string, string | undefined] {
  const [name, on] = locale === 'nl' ? ['Bewijs', 'laatst op'] : ['Evidence', 'last on'];
  if (entry === undefined) return [name, undefined];
  return [name, EVIDENCE[entry.evidence][locale] + (entry.checkedOn === undefined ? '' : `; ${on} ${entry.checkedOn}`)];
}

/** A level as one sign, from full to empty, for places with room for no more. */
export const LEVEL_SIGNS: Readonly<Record<Level, string>> = { direct: '●', quasi: '◐', pseudonymous: '◌', aggregated: '▦', anonymous: '○', 'non-personal': '·' };

/** A level in as few words as possible. */
export const LEVEL_SHORT: Words<Level> = {
  direct: { nl: 'direct', en: 'direct' },
  quasi: { nl: 'indirect', en: 'indirect' },
  pseudonymous: { nl: 'pseudoniem', en: 'pseudonymous' },
  aggregated: { nl: 'groepen', en: 'groups' },
  anonymous: { nl: 'anoniem', en: 'anonymous' },
  'non-personal': { nl: 'geen personen', en: 'no persons' },
};

/**
 * How far one field tells who it is about. A plain fact about somebody is no pseudonym, although by itself it identifies
 * as little as one.
 */
export function fieldLevelText(level: Level, isPseudonym: boolean, locale: 'nl' | 'en', withSign = false): string {
  if (level === 'pseudonymous' && !isPseudonym) return ROLE.attribute[locale];
  return (withSign ? `${LEVEL_SIGNS[level]} ` : '') + LEVEL_WORDS[level][locale];
}
