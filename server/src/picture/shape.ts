import { drawable } from './drawable.ts';

/** A drawing as plain data: the same for the screen and for a file. */
export interface Shape {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly Shape[];
  readonly text: string | undefined;
}

/** An element of a drawing; attributes that are undefined are left out. */
export function shape(tag: string, attributes: Readonly<Record<string, string | number | undefined>>, ...children: readonly (Shape | string | undefined)[]): Shape {
  const given = Object.fromEntries(Object.entries(attributes).filter((entry): entry is [string, string | number] => entry[1] !== undefined));
  const text = children.find((child) => typeof child === 'string');
  return { tag, attributes: given, children: children.filter((child): child is Shape => typeof child === 'object'), text };
}

/** A number as drawings write it: at most two decimals. */
export function num(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A drawing as XML. */
export function toXml({ tag, attributes, children, text }: Shape): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`).join('');
  const inner = (text === undefined ? '' : escaped(text)) + children.map(toXml).join('');
  return inner === '' ? `<${tag}${written}/>` : `<${tag}${written}>${inner}</${tag}>`;
}

function escaped(text: string): string {
  return drawable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
