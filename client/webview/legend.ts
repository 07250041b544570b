/** What signs, lines and colours mean. */
import { shape, type Shape } from '../../server/src/picture/shape.ts';
import { classSign, CLASSES, kindSign, severitySign } from '../../server/src/picture/signs.ts';
import { element, inline } from './dom.ts';
import type { Texts } from './texts.ts';

const KINDS = ['source', 'step', 'output'] as const;
const SEVERITIES = ['error', 'warning', 'info'] as const;

/** The contents of the legend. */
export function legend(texts: Texts): readonly HTMLElement[] {
  const list = (title: string, items: readonly (readonly [SVGElement, string])[]): HTMLElement =>
    element('div', {}, element('h3', {}, title), element('ul', {}, ...items.map(([sign, word]) => element('li', {}, sign, ' ', word))));
  return [
    list(texts.t('signs'), CLASSES.map((name) => [inline(classSign(name, 0, 0)), texts.class(name)])),
    list(texts.t('lines'), CLASSES.map((name) => [line(name), texts.class(name)])),
    list(texts.t('kinds'), [
      ...KINDS.map((kind) => [inline(kindSign(kind, 0, 0), 16), texts.kind(kind)] as const),
      ...SEVERITIES.map((severity) => [inline(severitySign(severity, 0, 0), 16), texts.severity(severity, 1).replace(/^1 /u, '')] as const),
    ]),
    element('p', { class: 'quiet' }, texts.t('linesMean')),
  ];
}

function line(name: string): SVGElement {
  const drawing: Shape = shape('g', { class: `edge ${name}`, transform: 'translate(-15,0)' }, shape('path', { class: 'line', d: 'M0,0H30' }));
  const made = inline(drawing, 32);
  made.setAttribute('viewBox', '-16 -6 32 12');
  made.setAttribute('height', '12');
  return made;
}
