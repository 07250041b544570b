/** What rules and principles refer to besides articles: recitals, judgments, the FAIR principles, other instruments. */
import { knowledge } from '../../knowledge/load.ts';
import type { Locale } from '../../messages/template.ts';
import { RULES } from '../../rules/registry.ts';
import { citationText, provenanceText } from '../articles.ts';
import { about, list, section, text, type Explanation } from './explanation.ts';
import { FAIR, ruleLines } from './labels.ts';

/** A source in the words of either language, with the rules and principles that refer to it; undefined where none does. */
export function explainSource(word: string, locale: Locale): Explanation | undefined {
  const nl = locale === 'nl';
  const wanted = word.toLowerCase();
  const citation = RULES.flatMap(({ articles }) => articles).find((article) => isSame(article, wanted));
  const principles = knowledge().principles.filter(({ sources }) => sources.some((source) => isSame(source, wanted)));
  const source = citation ?? principles[0]?.sources.find((one) => isSame(one, wanted));
  if (source === undefined) return undefined;
  const name = provenanceText(source, locale);
  const rules = RULES.filter(({ articles }) => articles.some((article) => isSame(article, wanted)));
  return {
    title: name,
    sections: [
      ...section('', kindOf(provenanceText(source, 'en'), locale)).map(({ blocks }) => ({ blocks })),
      ...section(nl ? 'Regels die ernaar verwijzen' : 'Rules that refer to it', list(ruleLines(rules.map(({ id }) => id), locale))),
      ...section(nl ? 'Beginselen die ernaar verwijzen' : 'Principles that refer to it', list(principles.map(({ id, title }) => about('principle', id, `${title[locale]} (${id})`)))),
    ],
  };
}

function isSame(source: Parameters<typeof provenanceText>[0], wanted: string): boolean {
  return (['nl', 'en'] as const).some((locale) => provenanceText(source, locale).toLowerCase() === wanted) || (typeof source === 'string' && citationText(source, 'nl').toLowerCase() === wanted);
}

/** What sort of source it is, where that is not plain from its name. */
function kindOf(name: string, locale: Locale): readonly ReturnType<typeof text>[] {
  const nl = locale === 'nl';
  if (name.startsWith('GDPR recital')) return [text(nl ? 'Een overweging zegt hoe een artikel is bedoeld. Zij is zelf geen bepaling.' : 'A recital says what an article is meant to do. It is no provision itself.')];
  if (name.startsWith('ECLI:NL:')) return [text(nl ? 'Een uitspraak van een Nederlandse rechter.' : 'A judgment of a Dutch court.')];
  if (name.startsWith('CJEU')) return [text(nl ? 'Een uitspraak van het Hof van Justitie van de Europese Unie.' : 'A judgment of the Court of Justice of the European Union.')];
  const letter = /^FAIR ([FAIR])\d/.exec(name)?.[1];
  if (letter !== undefined) return [text(nl ? `Een van de FAIR-beginselen, bij ${FAIR[letter as keyof typeof FAIR].nl}.` : `One of the FAIR principles, under ${FAIR[letter as keyof typeof FAIR].en}.`)];
  if (name === 'FAIR') return [text(nl ? 'Vindbaar, toegankelijk, uitwisselbaar en herbruikbaar.' : 'Findable, accessible, interoperable and reusable.')];
  return [];
}
