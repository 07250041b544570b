/** What is said of an entry of a baseline that does not do what it is for. */
import type { BilingualText } from '../messages/template.ts';
import type { EntryFault } from './baseline.ts';
import type { ReviewedEntry } from './baseline-review.ts';

const COUNTS: BilingualText = { nl: 'de bevinding telt mee', en: 'the finding counts' };

/** What is wrong with an entry by itself. */
export function faultText(fault: EntryFault, { rule, until }: ReviewedEntry['entry']): BilingualText {
  switch (fault.kind) {
    case 'unknown-rule': {
      const { suggestion } = fault;
      return {
        nl: `regel «${rule}» bestaat niet${suggestion === undefined ? '' : `; bedoelde je «${suggestion}»?`}`,
        en: `rule “${rule}” does not exist${suggestion === undefined ? '' : `; did you mean “${suggestion}”?`}`,
      };
    }
    case 'not-ignorable': return { nl: `regel «${rule}» kan niet opzij worden gezet: ${COUNTS.nl}`, en: `rule “${rule}” cannot be put aside: ${COUNTS.en}` };
    case 'locked': return { nl: `de configuratie staat niet toe dat regel «${rule}» opzij wordt gezet: ${COUNTS.nl}`, en: `the configuration does not allow rule “${rule}” to be put aside: ${COUNTS.en}` };
    case 'incomplete': {
      const missing = fault.missing.join(', ');
      return { nl: `hier ontbreekt ${missing}: ${COUNTS.nl}`, en: `${missing} is missing here: ${COUNTS.en}` };
    }
    case 'expired': return { nl: `deze bevinding mocht blijven tot ${until ?? ''}: ze telt weer mee`, en: `this finding could stay until ${until ?? ''}: it counts again` };
  }
}

/** What a review says of an entry, most useful first; nothing of one that holds. */
export function notesOf({ entry, fault, finding, state, elsewhere }: ReviewedEntry): readonly BilingualText[] {
  if (state === 'repeated') return [{ nl: 'dezelfde bevinding staat hierboven al', en: 'the same finding is above already' }];
  if (state === 'gone') {
    const there = elsewhere.join(', ');
    return [{
      nl: `deze bevinding is er niet meer${there === '' ? '' : `; dezelfde staat wel in ${there}`}: \`grondslag baseline prune\` haalt de regel weg`,
      en: `this finding is no longer there${there === '' ? '' : `; the same one is in ${there}`}: \`grondslag baseline prune\` takes the entry away`,
    }];
  }
  if (fault !== undefined) return [faultText(fault, entry)];
  // The rule may be put aside elsewhere, but not here.
  return finding !== undefined && !finding.finding.ignorable ? [faultText({ kind: 'not-ignorable' }, entry)] : [];
}
