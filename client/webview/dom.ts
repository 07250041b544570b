/** Elements of the page. Nothing is ever read as HTML: texts are texts. */
import type { Shape } from '../../server/src/picture/shape.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** An element with attributes, and children or text in it; attributes that are undefined are left out. */
export function element<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Readonly<Record<string, string | undefined>> = {}, ...children: readonly (Node | string | undefined)[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** A button that does something. */
export function button(attributes: Readonly<Record<string, string | undefined>>, action: () => void, ...children: readonly (Node | string | undefined)[]): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, ...children);
  made.addEventListener('click', action);
  return made;
}

/** A drawing as elements. */
export function drawn({ tag, attributes, children, text }: Shape): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (text !== undefined) made.textContent = text;
  made.append(...children.map(drawn));
  return made;
}

/** A sign as a small picture in a line of text. */
export function inline(sign: Shape, size = 14): SVGElement {
  const half = size / 2;
  return drawn({ tag: 'svg', attributes: { class: 'inline', width: size, height: size, viewBox: `${-half} ${-half} ${size} ${size}`, 'aria-hidden': 'true' }, children: [sign], text: undefined });
}
