/** What a check of declarations cannot know, question by question: every report says so. */
import type { Lens } from '../../knowledge/types.ts';
import type { Locale } from '../../messages/template.ts';
import { LENSES } from '../summary.ts';
import { html, type Html } from './markup.ts';
import { points } from './table.ts';
import { lensWords } from './words.ts';

const INTRO: Readonly<Record<Locale, string>> = {
  nl: 'De controle leest wat in bestanden is opgegeven en rekent uit wat daaruit volgt. Zij ziet geen gegevens, geen systemen en geen mensen. Daarom blijft dit werk van mensen:',
  en: 'The check reads what files declare and computes what follows from it. It sees no data, no systems and no people. This therefore remains the work of people:',
};

const LIMITS: Readonly<Record<Lens, Readonly<Record<Locale, readonly string[]>>>> = {
  technical: {
    nl: ['Of de systemen doen wat is opgegeven, en of er geen stroom is die niemand heeft opgeschreven.', 'Of gegevens juist, volledig en actueel zijn, en of de beveiliging in het echt werkt.', 'Of iemand met kennis van buiten toch personen herkent.'],
    en: ['Whether the systems do what is declared, and whether there is no flow that nobody wrote down.', 'Whether data are correct, complete and up to date, and whether security works in reality.', 'Whether somebody with outside knowledge can recognise persons after all.'],
  },
  legal: {
    nl: ['Of de verwerking nodig en evenredig is: dat wegen mensen.', 'Of de genoemde wet deze verwerking in dit geval echt draagt, en wat rechters en toezichthouders daarvan vinden.', 'Of een DPIA, overeenkomst of toestemming waar naar verwezen wordt bestaat en deugt.'],
    en: ['Whether the processing is necessary and proportionate: people weigh that.', 'Whether the law named really carries this processing in this case, and what courts and authorities think of it.', 'Whether a DPIA, agreement or consent that is referred to exists and is sound.'],
  },
  ethical: {
    nl: ['Of dit wenselijk is, en voor wie wel en voor wie niet.', 'Of de mensen over wie het gaat dit verwachten, begrijpen en kunnen tegenspreken.', 'Wat er later met de uitkomst gebeurt.'],
    en: ['Whether this is desirable, for whom it is and for whom it is not.', 'Whether the people concerned expect this, understand it and can contest it.', 'What happens with the outcome later.'],
  },
};

/** The limits of the check, below a heading of the second level. */
export function limitsPart(locale: Locale): Html {
  return html`<p>${INTRO[locale]}</p>
${LENSES.map((lens) => html`<h3>${lensWords(lens, locale)}</h3>
${points(LIMITS[lens][locale])}`)}`;
}
