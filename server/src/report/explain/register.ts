/** A register explained: who keeps it, who gets in, what is in it, and how sure that is. */
import { knowledge } from '../../knowledge/load.ts';
import type { Register } from '../../knowledge/types.ts';
import type { Locale } from '../../messages/template.ts';
import { provenanceText } from '../articles.ts';
import { about, list, section, text, type Explanation } from './explanation.ts';
import { categoryLabel, durationText, partyName, purposeKindLabel } from './labels.ts';
import { ACCESS, SUBJECTS, USE } from '../../knowledge/words.ts';
import { evidenceLine } from './words.ts';

/** A register: who keeps it, who may have what of it, and under which duties. */
export function explainRegister(register: Register, locale: Locale): Explanation {
  const nl = locale === 'nl';
  const base = knowledge();
  const law = base.laws.find(({ id }) => id === register.law);
  const secrecy = base.secrecy.filter(({ id }) => register.secrecy.includes(id));
  const facts = [
    `${nl ? 'Beheerder' : 'Keeper'}: ${partyName(register.keeper)}`,
    ...(law === undefined ? [] : [about('law', law.id, `${nl ? 'Wet' : 'Law'}: ${law.title[locale]}`)]),
    `${nl ? 'Toegang' : 'Access'}: ${ACCESS[register.access][locale]}`,
    ...(register.standingRoute === undefined ? [] : [`${nl ? 'Vaste route' : 'Standing route'}: ${register.standingRoute[locale]}`]),
    `${nl ? 'Gaat over' : 'About'}: ${SUBJECTS[register.subjects.kind][locale]}`,
    about('purpose', register.collectedFor[0] ?? '', `${nl ? 'Verzameld voor' : 'Collected for'}: ${register.collectedFor.map((kind) => purposeKindLabel(kind, locale)).join(', ')}`),
    ...(register.use === undefined ? [] : [`${nl ? 'Gebruik' : 'Use'}: ${USE[register.use][locale]}`]),
    ...(register.staysIn === undefined ? [] : [`${nl ? 'Blijft in de afgesloten omgeving' : 'Stays in the closed environment'}: ${register.staysIn}`]),
    ...(register.retention === undefined ? [] : [`${nl ? 'Bewaartermijn' : 'Retention'}: ${durationText(register.retention, locale)}`]),
    evidenceLine(register, locale),
    `${nl ? 'Bron' : 'Source'}: ${provenanceText(register.source, locale)}`,
  ];
  return {
    title: `Register ${register.id}: ${register.title[locale]}`,
    sections: [
      { blocks: [...list(facts), ...(register.notes === undefined ? [] : [text(register.notes[locale])])] },
      ...section(nl ? 'Geheimhouding' : 'Secrecy', list(secrecy.map((regime) => about('secrecy', regime.id, `${regime.id}: ${regime.title[locale]} (${regime.law})`)))),
      ...section(nl ? 'Velden' : 'Fields', list(register.fields.map(({ name, category, note }) => about('category', category, `${name}: ${categoryLabel(category, locale)}${note === undefined ? '' : `; ${note[locale]}`}`)))),
    ],
  };
}
