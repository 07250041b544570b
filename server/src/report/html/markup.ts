/**
 * HTML as values: what goes into a template is text and gets escaped, unless it was made by a template itself. Names come
 * from files of anybody, so there is no way to put them in as they are.
 */
import { visible } from '../visible.ts';

/** A piece of a page. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | undefined | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as it may stand in an element or between the quotes of an attribute; what acts on its reader is made visible. */
export function escaped(text: string): string {
  return visible(text.replace(/\s+/g, ' ')).replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** A template of HTML. Texts and numbers are escaped, lists are written one after the other, undefined is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let result = strings[0]!;
  parts.forEach((part, index) => {
    result += write(part) + strings[index + 1]!;
  });
  return { html: result };
}

function write(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map(write).join('');
}

export const NOTHING: Html = { html: '' };

/** A drawing that was made as markup by the picture layer, which escapes what it draws. */
export function drawn(svg: string): Html {
  return { html: svg };
}

/** A run without a place to break a line that is wider than a column should be, in pieces of half that. */
const LONG = /[^\s-]{25,}/;

/** A name that somebody chose: kept apart, so that its direction changes nothing around it, and with places to break a line in it. */
export function name(text: string): Html {
  return html`<bdi>${breakable(text)}</bdi>`;
}

function breakable(text: string): Html | string {
  if (!LONG.test(text)) return text;
  const words = text.split(/(\s+)/);
  return html`${words.map((word) => (LONG.test(word) ? html`${word.split(/(?<=[/._])/).map((part) => html`${pieces(part)}<wbr>`)}` : word))}`;
}

function pieces(part: string): Html | string {
  if (!LONG.test(part)) return part;
  // Of a pair of halves no piece begins with the second.
  return html`${(part.match(/[\s\S]{1,12}(?![\udc00-\udfff])|[\s\S]/g) ?? []).map((piece) => html`${piece}<wbr>`)}`;
}

/** A text of the program itself, in which backticks mark what is written in a file. */
export function prose(text: string): Html {
  return html`${text.split('`').map((part, index) => (index % 2 === 0 ? part : code(part)))}`;
}

/** Something as it is written in a file. */
export function code(text: string): Html {
  return html`<code><bdi>${breakable(text)}</bdi></code>`;
}

/** Pieces with something between them. */
export function joined(parts: readonly Part[], between: Part = ', '): Html {
  return html`${parts.map((part, index) => (index === 0 ? part : html`${between}${part}`))}`;
}
