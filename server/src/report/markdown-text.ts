/** Text within Markdown, as code hosts read it. */
import { oneLine } from './one-line.ts';

/** Keeps apart what a code host would make a link, a mention or a reference of; shown, nothing is there. */
const APART = '<!-- -->';

/** A text on one line that stays text: no markup, no HTML, no mention of a person, no reference to an issue, no link. */
export function markdownText(text: string): string {
  return oneLine(text)
    .replace(/[!-/:-@[-`{-~]/g, (character) => (PLAIN.has(character) ? character : `\\${character}`))
    .replace(/@(?=[\p{L}\p{N}_])/gu, `@${APART}`)
    .replace(/([#%]|\\!|GH-)(?=\d)/gi, `$1${APART}`)
    .replace(/(https?|ftp|mailto|xmpp)(?=:)/gi, `$1${APART}`)
    .replace(/(www)(?=\.)/gi, `$1${APART}`);
}

/** Punctuation that means nothing within a line; the rest is escaped. */
const PLAIN = new Set([...'"\'%,./:;?=-@()']);

/** How many bytes a text takes as UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Each half of a pair is two of its four bytes; a half on its own becomes a character of three.
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0xd800 || code > 0xdfff ? 3 : isPaired(text, at) ? 2 : 3;
  }
  return bytes;
}

function isPaired(text: string, at: number): boolean {
  const high = (index: number): boolean => (text.charCodeAt(index) & 0xfc00) === 0xd800;
  const low = (index: number): boolean => (text.charCodeAt(index) & 0xfc00) === 0xdc00;
  return high(at) ? low(at + 1) : high(at - 1);
}
