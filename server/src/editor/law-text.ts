/** Where the official text of a law stands, as far as its number tells. */
import { articleNumber, type LawResolution } from '../knowledge/citation.ts';
import type { Law } from '../knowledge/types.ts';
import type { Locale } from '../messages/template.ts';

/**
 * The address of the official text of what a citation names: Dutch laws at wetten.overheid.nl by BWB number, European ones at EUR-Lex
 * by CELEX number, what only stands in the Staatsblad there. An article is part of the address only where the knowledge base lists it
 * as verified. Undefined for a law without such a number.
 *
 * Forms of address: Juriconnect 1.3 for the BWB (`jci1.3:c:BWBR…&artikel=…&lid=…`), `#art_…` and `#rct_…` in the texts of EUR-Lex,
 * `stb-<year>-<number>` of officielebekendmakingen.nl. That each of them opens has not been tried.
 */
export function officialText(found: Extract<LawResolution, { kind: 'resolved' }>, locale: Locale): string | undefined {
  const { article } = found;
  const listed = article?.evidence === 'verified' && article.article !== '*' ? articleNumber(found) : '';
  return addressOf(found.law, listed, locale);
}

/** The same for an article of a law that is known to have it; the empty text for the law as a whole. */
export function addressOf({ number }: Law, article: string, locale: Locale): string | undefined {
  const [, main, paragraph] = /^(\d+[a-z]{0,2}(?:[.:]\d+[a-z]{0,2})*)(?:\((\d+)\))?/.exec(article) ?? [];
  if (/^BWBR\d{7}$/.test(number)) {
    if (main === undefined) return `https://wetten.overheid.nl/${number}`;
    return `https://wetten.overheid.nl/jci1.3:c:${number}&artikel=${main}${paragraph === undefined ? '' : `&lid=${paragraph}`}`;
  }
  if (/^3\d{4}[A-Z]\d{4}$/.test(number)) {
    const recital = /^overweging (\d+)$/.exec(article)?.[1];
    const place = recital !== undefined ? `#rct_${recital}` : main === undefined ? '' : `#art_${main}`;
    return `https://eur-lex.europa.eu/legal-content/${locale.toUpperCase()}/TXT/?uri=CELEX:${number}${place}`;
  }
  const gazette = /^Stb\. (\d{4}), (\d+)$/.exec(number);
  return gazette === null ? undefined : `https://zoek.officielebekendmakingen.nl/stb-${gazette[1]}-${gazette[2]}.html`;
}
