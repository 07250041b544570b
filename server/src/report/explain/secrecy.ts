/** Duties of secrecy explained: whom they bind, what lifts them, and which registers bring them along. */
import { EVIDENCE } from '../../knowledge/words.ts';
import { knowledge } from '../../knowledge/load.ts';
import type { SecrecyRegime } from '../../knowledge/types.ts';
import type { Locale } from '../../messages/template.ts';
import { about, list, section, text, type Explanation } from './explanation.ts';
import { ruleLines } from './labels.ts';

const RULES = ['secrecy-without-release'];

/** A secrecy regime: the law, whom it binds, what lifts it, and the registers that bring it along. */
export function explainSecrecy(regime: SecrecyRegime, locale: Locale): Explanation {
  const nl = locale === 'nl';
  const registers = knowledge().registers.filter(({ secrecy }) => secrecy.includes(regime.id));
  return {
    title: `${nl ? 'Geheimhouding' : 'Secrecy'} ${regime.id}: ${regime.title[locale]}`,
    sections: [
      {
        blocks: [
          ...list([
            ...regime.law.split('; ').map((law) => about('law', law, `${nl ? 'Wet' : 'Law'}: ${law}`)),
            `${nl ? 'Wie moet zwijgen' : 'Who is bound'}: ${regime.holder[locale]}`,
            `${nl ? 'Wat haar opheft' : 'What lifts it'}: ${regime.release[locale]}`,
            `${nl ? 'Bewijs' : 'Evidence'}: ${EVIDENCE[regime.evidence][locale]}`,
          ]),
          text(nl ? 'Zij reist mee met elke rij, door koppelingen en over bestanden heen. Zij houdt op bij een opgegeven vrijstelling (`release` bij de uitvoer) of bij groepscijfers met een opgegeven minimum.' : 'It travels with every row, through joins and across files. It ends at a declared release (`release` at the output) or at group figures with a declared minimum size.'),
        ],
      },
      ...section(nl ? 'Registers die haar meebrengen' : 'Registers that bring it along', list(registers.map(({ id, title }) => about('register', id, `${id}: ${title[locale]}`)))),
      ...section(nl ? 'Regels' : 'Rules', list(ruleLines(RULES, locale))),
    ],
  };
}
