/** Reads a page of HTML as strictly as it is written: every element that is opened is closed, every value is in quotes. */
import assert from 'node:assert/strict';

export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

const VOID = new Set(['meta', 'wbr', 'br', 'link', 'img', 'input', 'hr']);
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", apos: "'" };

const text = (source: string): string => source.replace(/&([#\w]+);/g, (whole, name: string) => ENTITIES[name] ?? assert.fail(`an entity that nobody writes: ${whole}`));

/** The root element of a page. */
export function readPage(source: string): Element {
  const root: Element = { tag: '', attributes: {}, children: [] };
  const open: Element[] = [root];
  const rest = source.replace(/^<!doctype html>\n/, '');
  assert.notEqual(rest, source, 'begins with its doctype');
  const token = /<style>([\s\S]*?)<\/style>|<(\/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[a-zA-Z][\w:-]*(?:="[^"<]*")?)*)\s*(\/?)>|([^<]+)/y;
  while (token.lastIndex < rest.length) {
    const at = token.lastIndex;
    const match = token.exec(rest);
    assert.ok(match !== null, `cannot be read: ${rest.slice(at, at + 120)}`);
    const [, style, closing, tag, attributes = '', alone, words] = match;
    const here = open[open.length - 1]!;
    if (style !== undefined) here.children.push({ tag: 'style', attributes: {}, children: [style] });
    else if (words !== undefined) here.children.push(text(words));
    else if (closing === '/') assert.equal(open.pop()!.tag, tag, `at ${rest.slice(at, at + 60)}`);
    else {
      const element: Element = { tag: tag!, attributes: Object.fromEntries([...attributes.matchAll(/([a-zA-Z][\w:-]*)(?:="([^"]*)")?/g)].map(([, name, value = '']) => [name!, text(value)])), children: [] };
      here.children.push(element);
      if (alone !== '/' && !VOID.has(tag!)) open.push(element);
    }
  }
  assert.equal(open.length, 1, `not closed: ${open.map(({ tag }) => tag).join(' ')}`);
  const elements = root.children.filter((child) => typeof child !== 'string');
  assert.equal(elements.length, 1);
  return elements[0]!;
}

/** An element and all that are in it, in their order. */
export function all(element: Element): readonly Element[] {
  return [element, ...element.children.flatMap((child) => (typeof child === 'string' ? [] : all(child)))];
}

/** The text of an element as it is read, without styles. */
export function textOf(element: Element): string {
  if (element.tag === 'style') return '';
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
