/** For whom outputs are, in words. */
import type { BilingualText } from '../messages/template.ts';

/** From the widest to the narrowest; the empty one is for outputs that name none. */
export const AUDIENCES: readonly (readonly [id: string, label: BilingualText])[] = [
  ['public', { nl: 'Iedereen', en: 'Everybody' }],
  ['private', { nl: 'Private partijen', en: 'Private parties' }],
  ['government', { nl: 'Overheid', en: 'Government' }],
  ['organisation', { nl: 'De eigen organisatie', en: 'The organisation itself' }],
  ['team', { nl: 'Het team', en: 'The team' }],
  ['', { nl: 'Geen publiek opgegeven', en: 'No audience declared' }],
];
