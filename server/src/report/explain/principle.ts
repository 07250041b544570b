/** A principle explained: what it means, where it comes from, what it pulls against, and a dilemma to talk about. */
import type { Principle } from '../../knowledge/types.ts';
import type { Locale } from '../../messages/template.ts';
import { RULES } from '../../rules/registry.ts';
import { principleTitle, provenanceText } from '../articles.ts';
import { about, list, section, text, type Explanation } from './explanation.ts';
import { FAIR } from './labels.ts';
import { LENS } from './words.ts';

/** A principle: what it asks, its sources, its dilemma, and the rules that serve it. */
export function explainPrinciple(principle: Principle, locale: Locale): Explanation {
  const nl = locale === 'nl';
  const { dilemma } = principle;
  const links = [
    `${nl ? 'Vraag' : 'Lens'}: ${principle.lenses.map((lens) => LENS[lens][locale]).join(', ')}`,
    ...(principle.oecd.length === 0 ? [] : [`${nl ? 'OESO-beginselen' : 'OECD principles'}: ${principle.oecd.join(', ')}`]),
    ...(principle.fair.length === 0 ? [] : [`FAIR: ${principle.fair.map((letter) => FAIR[letter][locale]).join(', ')}`]),
  ];
  return {
    title: `${nl ? 'Beginsel' : 'Principle'} ${principle.number}: ${principle.title[locale]} (${principle.id})`,
    sections: [
      { blocks: [text(principle.meaning[locale]), ...list(links)] },
      ...section(nl ? 'Bronnen' : 'Sources', list(principle.sources.map((source) => provenanceText(source, locale)))),
      ...section(nl ? 'Spanning met' : 'Pulls against', list(principle.tensions.map((tension) => about('principle', tension.with, `${principleTitle(tension.with, locale)}: ${tension.text[locale]}`)))),
      ...section('Dilemma', [...list([dilemma.one[locale], dilemma.other[locale]]), text(dilemma.question[locale])]),
      ...section(nl ? 'Regels' : 'Rules', list(RULES.filter((rule) => rule.principles.includes(principle.id)).map((rule) => about('rule', rule.id, `${rule.id}: ${rule.summary[locale]}`)))),
    ],
  };
}
