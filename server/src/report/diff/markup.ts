/** How a comparison writes names and words for who shows it. */
import { visible } from '../visible.ts';

export interface Markup {
  /** A name from a file: a pipeline, an output, a party. */
  name(text: string): string;
  /** Words from a file, or of ours. */
  words(text: string): string;
  strong(text: string): string;
}

/** For a terminal and for JSON. */
export const PLAIN: Markup = { name: (text) => `«${visible(text)}»`, words: visible, strong: (text) => text };
