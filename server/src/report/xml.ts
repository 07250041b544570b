/** XML that is well-formed whatever is in it. */
import Builder from 'fast-xml-builder';
import { visible } from './visible.ts';

/** An element: attributes under `@name`, its text under `#text`, what is in it by name; what is undefined is left out. */
export interface Element {
  readonly [name: string]: string | number | Element | readonly Element[] | undefined;
}

/** A document, indented, with a line end. */
export function xmlDocument(name: string, root: Element): string {
  const builder = new Builder({
    attributeNamePrefix: '@', ignoreAttributes: false, format: true, suppressEmptyNode: true, suppressBooleanAttributes: false,
    attributeValueProcessor: (_name, value) => legal(String(value)),
    tagValueProcessor: (_name, value) => String(value).split('\n').map(legal).join('\n'),
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ [name]: root })}`;
}

/** What XML 1.0 has no place for, not even as a reference, made visible; line ends too, that a parser would make spaces of in an attribute. */
function legal(text: string): string {
  return visible(text).replace(/[\ufffe\uffff]/g, '\ufffd');
}
