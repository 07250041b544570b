/** An explanation as structure: the terminal, a hover and a page each show it in their own way. */
import { visible, wrap } from '../visible.ts';

/** What an item is about: a page can lead there. */
export interface Subject {
  readonly kind: 'rule' | 'principle' | 'category' | 'register' | 'law' | 'ground' | 'secrecy' | 'purpose' | 'dpia';
  readonly id: string;
}

/** A line of a list; with `about` a page makes a link of it. */
export type Item = string | { readonly text: string; readonly about: Subject };

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  | { readonly kind: 'code'; readonly text: string; readonly language: 'yaml' | 'text' };

export interface Section {
  /** Absent for what stands directly below the title. */
  readonly heading?: string;
  readonly blocks: readonly Block[];
}

export interface Explanation {
  readonly title: string;
  readonly sections: readonly Section[];
}

/** A paragraph. */
export function text(value: string): Block {
  return { kind: 'text', text: value };
}

/** A line that leads to what it names. */
export function about(kind: Subject['kind'], id: string, line: string): Item {
  return { text: line, about: { kind, id } };
}

/** A list, or nothing at all where there are no items. */
export function list(items: readonly Item[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** Lines that are shown as they are. */
export function code(value: string, language: 'yaml' | 'text' = 'yaml'): Block {
  return { kind: 'code', text: value, language };
}

/** A section, or nothing where it would be empty. */
export function section(heading: string, blocks: readonly Block[]): readonly Section[] {
  return blocks.length === 0 ? [] : [{ heading, blocks }];
}

/** An explanation for a terminal of `width` columns. Code keeps its lines. */
export function plainText({ title, sections }: Explanation, width: number): string {
  const lines = [...wrap(title, width), ''];
  for (const { heading, blocks } of sections) {
    if (heading !== undefined) lines.push(...wrap(heading, width).map((line) => line.toUpperCase()));
    const inset = heading === undefined ? 0 : 2;
    const pad = ' '.repeat(inset);
    for (const block of blocks) {
      if (block.kind === 'text') lines.push(...wrap(block.text, width - inset).map((line) => pad + line));
      else if (block.kind === 'list') for (const item of block.items) lines.push(...wrap(typeof item === 'string' ? item : item.text, width - inset - 2).map((line, i) => `${pad}${i === 0 ? '- ' : '  '}${line}`));
      else lines.push(...block.text.replace(/\n$/, '').split('\n').map((line) => `${pad}  ${visible(line)}`.trimEnd()));
    }
    lines.push('');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

export interface MarkdownOptions {
  /** The level of the title, 1 for a page of its own. */
  readonly level?: number;
  /** Where a subject is explained, or undefined where nothing is to be linked. */
  readonly href?: (subject: Subject) => string | undefined;
}

/** An explanation as Markdown. */
export function markdown({ title, sections }: Explanation, { level = 1, href = () => undefined }: MarkdownOptions = {}): string {
  const parts = [`${'#'.repeat(level)} ${escapeMarkdown(title)}`];
  const line = (item: Item): string => {
    if (typeof item === 'string') return escapeMarkdown(item);
    const target = href(item.about);
    if (target === undefined) return escapeMarkdown(item.text);
    // The name leads there, what is said of it does not.
    const end = item.text.indexOf(': ');
    const name = end === -1 ? item.text : item.text.slice(0, end);
    return `[${escapeMarkdown(name)}](${target})${escapeMarkdown(item.text.slice(name.length))}`;
  };
  for (const { heading, blocks } of sections) {
    if (heading !== undefined) parts.push(`${'#'.repeat(level + 1)} ${escapeMarkdown(heading)}`);
    for (const block of blocks) {
      if (block.kind === 'text') parts.push(escapeMarkdown(block.text));
      else if (block.kind === 'list') parts.push(block.items.map((item) => `- ${line(item)}`).join('\n'));
      else parts.push(`\`\`\`${block.language}\n${block.text.replace(/\n*$/, '\n')}\`\`\``);
    }
  }
  return `${parts.join('\n\n')}\n`;
}

/** Text that stays text in Markdown; code between back-ticks stays code. */
export function escapeMarkdown(value: string): string {
  return value
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') && part.endsWith('`') && part.length > 1 ? part : part.replace(/([\\*_[\]<>|#])/g, '\\$1')))
    .join('');
}
