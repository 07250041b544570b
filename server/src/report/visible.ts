/** Text as a terminal may have it: nothing that acts on the terminal, and as wide as it is counted. */
import { eastAsianWidth } from 'get-east-asian-width';

/** Controls, marks that turn the direction of text, line separators and halves of characters. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The width of a tab: YAML has no tabs that count, so they need not line up. */
const TAB = '    ';

/** What build servers take for a command: of Azure Pipelines and TeamCity anywhere in a line, of GitHub at the start of one. */
const COMMAND = /#(?=#(?:vso|teamcity)?\[)|:(?=:[a-z])/gi;

/** A text of the same length in which no build server finds a command; it looks the same. */
function inert(text: string): string {
  return text.includes('##') || text.includes('::') ? text.replace(COMMAND, (character) => (character === '#' ? '\u266f' : '\u2236')) : text;
}

/** A text with its control characters made visible, and without commands to a build server. Tabs become spaces. */
export function visible(text: string): string {
  const quiet = inert(text);
  if (PLAIN.test(quiet)) return quiet;
  return quiet.replace(UNSAFE, (character) => {
    const code = character.charCodeAt(0);
    if (code === 9) return TAB;
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '\u2421' : '\ufffd';
  });
}

/** Letters and marks of western text: one UTF-16 unit, one column each. Anything else is segmented, which takes its time. */
const PLAIN = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e]*$/;

/** How many columns a text takes on a terminal; the text is `visible` already. */
export function widthOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes(text)) width += clusterWidth(segment);
  return width;
}

let segmenter: Intl.Segmenter | undefined;

/** Characters as people count them; the same in every language. */
function graphemes(text: string): Intl.Segments {
  return (segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })).segment(text);
}

/** A character with what combines with it: as wide as what it begins with, emoji always two columns. */
function clusterWidth(cluster: string): number {
  if (/^[\p{Default_Ignorable_Code_Point}\p{Mn}\p{Me}\p{Cf}]+$/u.test(cluster)) return 0;
  return cluster.includes('\ufe0f') ? 2 : eastAsianWidth(cluster.codePointAt(0) ?? 0);
}

/** One character as people count them, and the columns it takes. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  /** UTF-16 offset in the text it comes from. */
  readonly offset: number;
}

/** A text as cells, made visible. */
export function cellsOf(source: string): readonly Cell[] {
  const text = inert(source);
  if (PLAIN.test(text)) return Array.from(text, (character, offset) => ({ text: character, width: 1, offset }));
  return Array.from(graphemes(text), ({ segment, index }) => {
    const shown = visible(segment);
    return { text: shown, width: widthOf(shown), offset: index };
  });
}

/**
 * A text in lines of at most `width` columns, broken at spaces; a word that is wider is broken
 * anywhere. The text is one paragraph: its own line breaks count as spaces.
 * @param first columns that are taken on the first line already
 */
export function wrap(text: string, width: number, first = 0): readonly string[] {
  const room = Math.max(width, 8);
  const lines: string[] = [];
  let line = '';
  let used = first;
  const shown = visible(text.replace(/\s+/g, ' ').trim());
  const plain = PLAIN.test(shown);
  for (const word of shown.split(' ')) {
    const wide = plain ? word.length : widthOf(word);
    const gap = line === '' ? 0 : 1;
    if (used + gap + wide <= room) {
      line += gap === 1 ? ` ${word}` : word;
      used += gap + wide;
      continue;
    }
    if (line !== '' || first > 0) lines.push(line);
    first = 0;
    const pieces = wide <= room ? [word] : chop(word, room);
    lines.push(...pieces.slice(0, -1));
    line = pieces[pieces.length - 1] ?? '';
    used = plain ? line.length : widthOf(line);
  }
  lines.push(line);
  return lines;
}

function chop(word: string, room: number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const { text, width } of cellsOf(word)) {
    if (used + width > room) {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += text;
    used += width;
  }
  return [...pieces, piece];
}
