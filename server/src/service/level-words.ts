/** How far data tell who they are about, in words and signs. */
import type { Level } from '../lineage/profile.ts';
import type { BilingualText } from '../messages/template.ts';

type Words = Readonly<Record<Level, BilingualText>>;

export const LEVEL_WORDS: Words = {
  direct: { nl: 'direct herleidbaar', en: 'directly identifying' },
  quasi: { nl: 'indirect herleidbaar', en: 'indirectly identifying' },
  pseudonymous: { nl: 'pseudoniem, en dus nog persoonsgegevens', en: 'pseudonymous, so still personal data' },
  aggregated: { nl: 'groepen, geen personen', en: 'groups, not persons' },
  anonymous: { nl: 'anoniem', en: 'anonymous' },
  'non-personal': { nl: 'geen persoonsgegevens', en: 'no personal data' },
};

/** A level as one sign, from full to empty, for places with room for no more. */
export const LEVEL_SIGNS: Readonly<Record<Level, string>> = { direct: '●', quasi: '◐', pseudonymous: '◌', aggregated: '▦', anonymous: '○', 'non-personal': '·' };

/** A level in as few words as possible. */
export const LEVEL_SHORT: Words = {
  direct: { nl: 'direct', en: 'direct' },
  quasi: { nl: 'indirect', en: 'indirect' },
  pseudonymous: { nl: 'pseudoniem', en: 'pseudonymous' },
  aggregated: { nl: 'groepen', en: 'groups' },
  anonymous: { nl: 'anoniem', en: 'anonymous' },
  'non-personal': { nl: 'geen personen', en: 'no persons' },
};
