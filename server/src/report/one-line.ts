import { visible } from './visible.ts';

/** A text on one line, without a character that acts on what shows it. */
export function oneLine(text: string): string {
  return visible(text.replace(/\s+/g, ' ').trim());
}
