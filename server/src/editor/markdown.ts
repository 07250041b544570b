/** Small pieces of Markdown; what users wrote is escaped, so that it stays text. */
import type { Locale } from '../messages/template.ts';

/** Text of users inside Markdown. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|#]/g, '\\$&');
}

/** A name as it is written in a file. */
export function code(name: string): string {
  const clean = name.replace(/\s+/g, ' ');
  return clean.includes('`') ? plain(clean) : `\`${clean}\``;
}

/** Words as code, with commas. */
export function codes(names: Iterable<string>): string {
  return [...names].map(code).join(', ');
}

/** The most names a list shows; a hover is no report. */
const MOST = 12;

/** Names with a limit, and how many are left out. */
export function shortList(names: readonly string[], locale: Locale): string {
  if (names.length <= MOST) return names.join(', ');
  const left = names.length - MOST + 1;
  return `${names.slice(0, MOST - 1).join(', ')} ${locale === 'nl' ? `en nog ${left}` : `and ${left} more`}`;
}

/** A line of a list: a label with what it is, or nothing where there is nothing to say. */
export type Row = readonly [label: string, value: string | undefined];

/** A heading, paragraphs and a list of labelled values; empty parts are left out. */
export function page(heading: string, paragraphs: readonly (string | undefined)[], rows: readonly Row[] = []): string {
  const list = rows.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [`- ${label}: ${value}`])).join('\n');
  return [heading, ...paragraphs, list].filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** A heading: what it is, its name, and its title where that says more. */
export function heading(kind: string, name: string, title?: string): string {
  return `**${kind}** ${code(name)}${title === undefined || title === name ? '' : ` — ${plain(title)}`}`;
}
