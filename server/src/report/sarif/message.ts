/** Texts as SARIF has them. */
import { oneLine } from '../one-line.ts';

/** A text of ours: what SARIF would take for a link or a place to fill in is written so that it is not. */
export function messageText(text: string): string {
  return oneLine(text).replace(/\{(\d+)\}/g, '{{$1}}').replace(/\[(?=[^\]]*\]\()/g, '\\[');
}

/** A link in a text to the related place with this number. */
export function link(text: string, id: number): string {
  return `[${oneLine(text).replace(/\{(\d+)\}/g, '{{$1}}').replace(/[\\[\]]/g, '\\$&')}](${id})`;
}

/** A text as a sentence: code hosts show the first one as a title. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** At most so many UTF-16 units, cut at the end of a word. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/\s+\S*$/, '')}…`;
}
