/** The words of the format and the law as people say them, in both languages. */
import type { Category, Evidence } from '../knowledge/types.ts';
import { ACCESS, EVIDENCE, GRANT, PARTY_KIND, ROLE, STATUS, SUBJECTS, USE } from '../knowledge/words.ts';
import type { Level } from '../lineage/profile.ts';
import type { BilingualText } from '../messages/template.ts';
import { LEVEL_SIGNS, LEVEL_WORDS } from '../service/level-words.ts';

type Words<K extends string> = Readonly<Record<K, BilingualText>>;

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

/**
 * How far one field tells who it is about. A plain fact about somebody is no pseudonym, although by itself it identifies
 * as little as one.
 */
export function fieldLevelText(level: Level, isPseudonym: boolean, locale: 'nl' | 'en', withSign = false): string {
  if (level === 'pseudonymous' && !isPseudonym) return ROLE.attribute[locale];
  return (withSign ? `${LEVEL_SIGNS[level]} ` : '') + LEVEL_WORDS[level][locale];
}
