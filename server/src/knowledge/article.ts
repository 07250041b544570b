/**
 * Articles as Dutch and English readers write them, in one notation: `art. 3, eerste lid, aanhef en onder b` is `3(1)(b)`, and
 * `recital 26` is `overweging 26`.
 */

const ORDINALS = ['eerste', 'tweede', 'derde', 'vierde', 'vijfde', 'zesde', 'zevende', 'achtste', 'negende', 'tiende', 'elfde', 'twaalfde'];
const ORDINAL = ORDINALS.join('|');

/** Words between the parts of a citation that say nothing of their own. */
const FILLER = /^(?:[\s,.;]+|(?:van|de|het|of|the|aanhef|en(?=\s+(?:onder|sub|letter|onderdeel)\b))(?=$|[\s,.;]))/u;
const ARTICLE_WORD = /^(?:artikel|article|art)(?=[\s.\d])/u;
const NUMBER = /^\d+[a-z]{0,2}(?:[.:]\d+[a-z]{0,2})*(?![\p{L}\p{N}])/u;
const PARAGRAPH = new RegExp(`^(?:(?:lid|paragraph|para)\\s+(\\d+|${ORDINAL})|(\\d+|${ORDINAL})(?:e|de|ste)?\\s+lid)(?![\\p{L}\\p{N}])`, 'u');
const LETTER = /^(?:onder|sub|onderdeel|letter|point)\s+(?:letter\s+)?\(?([a-z]{1,2})\)?(?![\p{L}\p{N}])/u;
const BRACKETED = /^\(([0-9a-z]{1,3})\)/u;
/** What a European law says before its articles: cited by number, and without parts of its own. */
const RECITAL = /^(?:overwegingen|overweging|recitals|recital)\s+(?:\((\d+)\)|(\d+))(?![\p{L}\p{N}])/u;
/** A chapter narrows the law but names no article: it counts as the law as a whole. */
const CHAPTER = /^(?:hoofdstuk|chapter|afdeling|titel|title|bijlage|annex)\s+[\da-z][\da-z.]*(?![\p{L}\p{N}])/u;
/** The rest of a range or list of articles; the first one is what counts. */
const MORE = /^(?:[-–&]|en|and|tot en met|t\/m)\s*(?:(?:artikel|article|art)\.?\s*)?\d[\d.:a-z()]*\s*$/u;

/**
 * Reads what is left of a citation once the name of the law is taken out.
 * @returns the article (`3(1)(b)`) or recital (`overweging 26`), the empty text when only the law was named, or undefined when
 *   something is left that is no part of an article
 */
export function parseArticle(text: string): string | undefined {
  // In lower case, so that no pattern need ignore case: with letters of all scripts that is slow to compile.
  let rest = text.toLowerCase();
  let article = '';
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const match = pattern.exec(rest);
    if (match === null || match[0].length === 0) return undefined;
    rest = rest.slice(match[0].length);
    return match;
  };
  while (rest !== '') {
    if (article !== '' && take(MORE) !== undefined) continue;
    if (take(FILLER) !== undefined) continue;
    if (article === '') {
      const recital = take(RECITAL);
      if (recital !== undefined) {
        article = `overweging ${recital[1] ?? recital[2] ?? ''}`;
        continue;
      }
      if (take(ARTICLE_WORD) !== undefined || take(CHAPTER) !== undefined) continue;
      const number = take(NUMBER);
      if (number === undefined) return undefined;
      article = number[0];
      continue;
    }
    const paragraph = take(PARAGRAPH);
    const part = paragraph === undefined ? (take(LETTER) ?? take(BRACKETED))?.[1] : (paragraph[1] ?? paragraph[2]);
    if (part === undefined) return undefined;
    article += `(${normalPart(part)})`;
  }
  return article;
}

function normalPart(part: string): string {
  const ordinal = ORDINALS.indexOf(part.toLowerCase());
  return ordinal < 0 ? part.toLowerCase() : String(ordinal + 1);
}

/** Whether `entry` is `cited` or a larger part that holds it: `3` and `3(1)` hold `3(1)(b)`, `3` does not hold `30`. */
export function holdsArticle(entry: string, cited: string): boolean {
  return cited === entry || cited.startsWith(`${entry}(`);
}
