/** The words of the format and the law as people say them, in both languages. */
import type { Category, CategoryClass, IdentifiabilityRole } from '../knowledge/types.ts';
import type { Level } from '../lineage/profile.ts';
import type { BilingualText } from '../messages/template.ts';

type Words<K extends string> = Readonly<Record<K, BilingualText>>;

export const CLASSES: Words<CategoryClass> = {
  none: { nl: 'geen persoonsgegeven', en: 'not personal data' },
  ordinary: { nl: 'gewoon persoonsgegeven', en: 'ordinary personal data' },
  sensitive: { nl: 'gevoelig persoonsgegeven', en: 'sensitive personal data' },
  special: { nl: 'bijzonder persoonsgegeven (AVG 9)', en: 'special category (GDPR 9)' },
  criminal: { nl: 'strafrechtelijk gegeven (AVG 10)', en: 'criminal offence data (GDPR 10)' },
  'national-id': { nl: 'nationaal nummer (UAVG 46)', en: 'national number (UAVG 46)' },
};

export const ROLES: Words<IdentifiabilityRole> = {
  direct: { nl: 'wijst één persoon aan', en: 'points at one person' },
  quasi: { nl: 'kan samen met andere gegevens één persoon aanwijzen', en: 'can point at one person together with other data' },
  attribute: { nl: 'zegt iets over een persoon', en: 'says something about a person' },
};

export const LEVEL_WORDS: Words<Level> = {
  direct: { nl: 'direct herleidbaar', en: 'directly identifying' },
  quasi: { nl: 'indirect herleidbaar', en: 'indirectly identifying' },
  pseudonymous: { nl: 'pseudoniem, en dus nog persoonsgegevens', en: 'pseudonymous, so still personal data' },
  aggregated: { nl: 'groepen, geen personen', en: 'groups, not persons' },
  anonymous: { nl: 'anoniem', en: 'anonymous' },
  'non-personal': { nl: 'geen persoonsgegevens', en: 'no personal data' },
};

const LAW_STATUS: Words<string> = {
  'in-force': { nl: 'geldt', en: 'in force' },
  adopted: { nl: 'aangenomen, geldt nog niet', en: 'adopted, not in force yet' },
  bill: { nl: 'wetsvoorstel, geldt niet', en: 'a bill, not in force' },
  repealed: { nl: 'ingetrokken', en: 'repealed' },
  'do-not-use': { nl: 'niet te gebruiken als grondslag', en: 'not to be used as a ground' },
};

const GRANTS: Words<string> = {
  collect: { nl: 'verzamelen', en: 'collect' },
  receive: { nl: 'ontvangen van anderen', en: 'receive from others' },
  disclose: { nl: 'verstrekken', en: 'disclose' },
  bsn: { nl: 'het BSN gebruiken', en: 'use the BSN' },
  special: { nl: 'bijzondere gegevens gebruiken', en: 'use special categories' },
  criminal: { nl: 'strafrechtelijke gegevens gebruiken', en: 'use criminal offence data' },
  automated: { nl: 'geautomatiseerd besluiten', en: 'decide by automated means' },
  publish: { nl: 'openbaar maken', en: 'publish' },
  retain: { nl: 'bewaren', en: 'retain' },
};

const ACCESS: Words<string> = {
  open: { nl: 'open', en: 'open' },
  authorisation: { nl: 'alleen met een autorisatiebesluit', en: 'only with an authorisation' },
  agreement: { nl: 'alleen met een overeenkomst', en: 'only with an agreement' },
};

const USES: Words<string> = {
  'statistics-only': { nl: 'alleen voor statistiek', en: 'for statistics only' },
  'research-only': { nl: 'alleen voor onderzoek', en: 'for research only' },
};

const PARTY_KINDS: Words<string> = {
  'public-authority': { nl: 'overheid', en: 'public authority' },
  private: { nl: 'privaat', en: 'private' },
  mixed: { nl: 'deels publiek, deels privaat', en: 'partly public, partly private' },
  partnership: { nl: 'samenwerkingsverband', en: 'partnership' },
};

const SUBJECTS: Words<string> = {
  citizens: { nl: 'inwoners', en: 'citizens' },
  employees: { nl: 'medewerkers', en: 'employees' },
  children: { nl: 'kinderen', en: 'children' },
  students: { nl: 'leerlingen en studenten', en: 'students' },
  patients: { nl: 'patiënten', en: 'patients' },
  clients: { nl: 'cliënten', en: 'clients' },
  entrepreneurs: { nl: 'ondernemers', en: 'entrepreneurs' },
  companies: { nl: 'bedrijven', en: 'companies' },
  objects: { nl: 'objecten', en: 'objects' },
  mixed: { nl: 'gemengd', en: 'mixed' },
};

const TABLES = { status: LAW_STATUS, grant: GRANTS, access: ACCESS, use: USES, party: PARTY_KINDS, subjects: SUBJECTS } as const;

/** The word for a value of the format; a value the format does not know is said as it is written. */
export function word(table: keyof typeof TABLES, value: string): BilingualText {
  const words = TABLES[table];
  return Object.hasOwn(words, value) ? words[value]! : { nl: value, en: value };
}

/** A category with its id: `naam (name)`. */
export function categoryName(category: Category, locale: 'nl' | 'en'): string {
  return `${category.label[locale]} (\`${category.id}\`)`;
}
