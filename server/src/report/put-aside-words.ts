/** What reports call the state of a comment or an entry that puts a finding aside. */
import { counted } from '../messages/counted.ts';
import type { BilingualText, Locale } from '../messages/template.ts';
import type { DecisionState } from '../service/decisions.ts';

/** In the order in which people should look at them. */
export const ASIDE_STATES: readonly DecisionState[] = ['expired', 'incomplete', 'malformed', 'locked', 'not-ignorable', 'unknown-rule', 'gone', 'repeated', 'unknown', 'holds'];

export const ASIDE_STATE: Readonly<Record<DecisionState, BilingualText>> = {
  holds: { nl: 'geldt', en: 'holds' },
  expired: { nl: 'verlopen', en: 'expired' },
  incomplete: { nl: 'onvolledig', en: 'incomplete' },
  malformed: { nl: 'niet te lezen', en: 'cannot be read' },
  locked: { nl: 'niet toegestaan', en: 'not allowed' },
  'not-ignorable': { nl: 'kan niet opzij', en: 'cannot be put aside' },
  'unknown-rule': { nl: 'regel bestaat niet', en: 'no such rule' },
  gone: { nl: 'niet meer nodig', en: 'no longer needed' },
  repeated: { nl: 'staat er dubbel', en: 'said twice' },
  unknown: { nl: 'niet nagegaan', en: 'not looked at' },
};

/** A date with how far away it is; what was filled in where it is no date. */
export function untilText(until: string | null, days: number | null, locale: Locale): string {
  const nl = locale === 'nl';
  if (until === null) return nl ? 'geen einddatum' : 'no end date';
  if (days === null) return until;
  if (days === 0) return `${until} (${nl ? 'vandaag voor het laatst' : 'today for the last time'})`;
  const away = counted(Math.abs(days), 'day', locale);
  return `${until} (${days < 0 ? (nl ? `${away} geleden` : `${away} ago`) : nl ? `nog ${away}` : `${away} left`})`;
}
