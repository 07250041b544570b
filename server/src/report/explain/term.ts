/** Words of the field explained, as the glossary has them. */
import type { Term } from '../../knowledge/types.ts';
import type { Locale } from '../../messages/template.ts';
import { list, text, type Explanation } from './explanation.ts';

/** A word: what it is, what it is called in the other language, and how the format writes it. */
export function explainTerm(term: Term, locale: Locale): Explanation {
  const nl = locale === 'nl';
  return {
    title: `${nl ? 'Woord' : 'Word'} ${term[locale]}`,
    sections: [
      {
        blocks: [
          text(term.meaning[locale]),
          ...list([`${nl ? 'Engels' : 'Dutch'}: ${term[nl ? 'en' : 'nl']}`, ...(term.code === undefined ? [] : [`${nl ? 'In het formaat' : 'In the format'}: ${term.code}`])]),
        ],
      },
    ],
  };
}
