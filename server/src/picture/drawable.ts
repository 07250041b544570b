/** Texts as a drawing or a line of one may have them. */

/** Controls, marks that turn the direction of text, line separators, halves of characters, and what XML cannot hold. */
const UNSAFE = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** What build servers take for a command anywhere in a line of a log: a sharp sign looks the same and is none. */
const COMMAND = /#(?=#(?:vso|teamcity)?\[)/giu;

/** A text on one line, with what cannot be seen or would turn it around shown as a sign. */
export function drawable(text: string): string {
  return text.replace(/[\t-\r\u0085\u2028\u2029]+/gu, ' ').replace(UNSAFE, '\ufffd').replace(COMMAND, '\u266f');
}

/** The same, at most so many letters long. */
export function shortened(text: string, most: number): string {
  const shown = drawable(text.length > 4 * most ? text.slice(0, 4 * most) : text).trim();
  const letters = [...shown];
  return letters.length <= most ? shown : `${letters.slice(0, most - 1).join('').trimEnd()}…`;
}
