/** How a comparison writes names and words for who shows it. */
import type { Locale } from '../../messages/template.ts';
import { visible } from '../visible.ts';

export interface Markup {
  /** A name from a file: a pipeline, an output, a party. */
  name(text: string): string;
  /** Words from a file, or of ours. */
  words(text: string): string;
  strong(text: string): string;
  /** An id or a place in a file, by itself at the start of a line. */
  code(text: string): string;
}

/** For a terminal and for JSON. */
export function plain(locale: Locale): Markup {
  return { name: (text) => (locale === 'nl' ? `«${visible(text)}»` : `“${visible(text)}”`), words: visible, strong: (text) => text, code: visible };
}
