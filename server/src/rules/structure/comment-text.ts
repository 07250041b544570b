import type { BilingualText } from '../../messages/template.ts';

/** What an ignore comment must say, in words. */
const PARTS: Readonly<Record<string, BilingualText>> = {
  by: { nl: 'by (wie)', en: 'by (who)' },
  until: { nl: 'until (tot wanneer)', en: 'until (until when)' },
  reason: { nl: 'een reden na --', en: 'a reason after --' },
};

/** A part of an ignore comment as a message names it. */
export function ruleText(part: string): BilingualText {
  return PARTS[part] ?? { nl: part, en: part };
}
