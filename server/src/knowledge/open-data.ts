/** Reading what people write at `licence`, `format` and `theme` of published data. */
import type { HighValueTheme, OpenData } from './lists.ts';
import type { KnowledgeBase } from './types.ts';

export type Licence = OpenData['licences'][number];

/** A text as the knowledge base compares names: words in lower case, one space between them, an address without its scheme. */
function asWords(text: string): string {
  return text.toLowerCase().replace(/^https?:\/\/(?:www\.)?/u, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/**
 * The licence a text names, or undefined when it is none that is known. The longest name the text begins with counts:
 * `CC-BY-NC 4.0` is no CC-BY.
 */
export function licenceOf(base: KnowledgeBase, text: string): Licence | undefined {
  const words = `${asWords(text)} `;
  let best: Licence | undefined;
  let length = 0;
  for (const licence of base.openData.licences) {
    for (const name of licence.names) {
      if (name.length > length && words.startsWith(`${name} `)) {
        best = licence;
        length = name.length;
      }
    }
  }
  return best;
}

/**
 * Whether data in this format are open: `open` as soon as one of the named formats is, `closed` when those that are known are
 * not, `unknown` when none is known. Names are words, media types or the address of a file type.
 */
export function opennessOf(base: KnowledgeBase, text: string): 'open' | 'closed' | 'unknown' {
  const lower = text.toLowerCase().trim();
  const candidates = [lower, ...lower.split(/[\s,;|&]+/u)].map((part) => part.replace(/^.*\/file-type\//u, '').replace(/^\./u, ''));
  const found = base.openData.formats.filter(({ names }) => candidates.some((candidate) => names.includes(candidate)));
  if (found.length === 0) return 'unknown';
  return found.some(({ open }) => open) ? 'open' : 'closed';
}

/** The theme of high-value datasets (Reg. (EU) 2023/138) a text names, or undefined. */
export function themeOf(base: KnowledgeBase, text: string): HighValueTheme | undefined {
  const words = asWords(text);
  return base.openData.themes.find(({ names, uri }) => names.includes(words) || asWords(uri) === words);
}
