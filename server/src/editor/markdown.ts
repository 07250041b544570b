/** Small pieces of Markdown; what users wrote is escaped, so that it stays text. */
import type { Locale } from '../messages/template.ts';

/** Text of users inside Markdown. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|#]/g, '\\$&');
}

/** A name as it is written in a file. */
export function code(name: string): string {
  const clean = name.replace(/\s+/g, ' ');
  return clean.includes('`') || clean === '' ? plain(clean) : `\`${clean}\``;
}

/** Words as code, with commas. */
export function codes(names: Iterable<string>): string {
  return [...names].map(code).join(', ');
}

/** The most names a list shows; a hover is no report. */
const MOST = 12;

/** Names with a limit, and how many are left out. */
export function shortList(names: readonly string[], locale: Locale, most = MOST): string {
  if (names.length <= most) return names.join(', ');
  const left = names.length - most + 1;
  return `${names.slice(0, most - 1).join(', ')} ${locale === 'nl' ? `en nog ${left}` : `and ${left} more`}`;
}

/** The first so many characters of a long text, up to the end of a word. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.lastIndexOf(' ', most);
  return `${text.slice(0, cut > most / 2 ? cut : most)}…`;
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

/** Points under a label in bold; nothing where there are none. */
export function points(label: string, items: readonly string[]): string | undefined {
  return items.length === 0 ? undefined : [`**${label}**`, '', ...items.map((item) => `- ${item}`)].join('\n');
}

/** Our own Markdown as plain text, for editors that show it as it is: no marks, tables as labelled lines. */
export function withoutMarkup(markdown: string): string {
  const lines: string[] = [];
  let columns: readonly string[] | undefined;
  for (const line of markdown.split('\n')) {
    if (!line.startsWith('|')) {
      columns = undefined;
      lines.push(bare(line));
      continue;
    }
    const cells = line.split(/(?<!\\)\|/).slice(1, -1).map((cell) => bare(cell.trim()));
    if (columns === undefined) columns = cells;
    else if (!cells.every((cell) => /^-+$/.test(cell))) lines.push(`${cells[0] ?? ''}: ${cells.slice(1).map((cell, index) => `${columns?.[index + 1] ?? ''}: ${cell}`).join('; ')}`);
  }
  return lines.join('\n').replace(/\n{3,}/g, '\n\n');
}

function bare(line: string): string {
  return line
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*(.+?)\*\*/g, '$1')
    .replace(/(?<!\\)`([^`]*)`/g, '$1')
    .replace(/\\([\\`*_{}[\]<>|#])/g, '$1');
}
