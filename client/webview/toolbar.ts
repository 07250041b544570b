/** The bar above the drawing. */
import { shape } from '../../server/src/picture/shape.ts';
import { button, element } from './dom.ts';
import { drawn } from './dom.ts';
import type { TextName, Texts } from './texts.ts';

export type Tool = 'zoomOut' | 'zoomIn' | 'fit' | 'direction' | 'fewer' | 'more' | 'text' | 'pin' | 'save';

const ICONS: Readonly<Record<Tool, string>> = {
  zoomOut: 'M3.5,8H12.5',
  zoomIn: 'M3.5,8H12.5M8,3.5V12.5',
  fit: 'M2.5,6V2.5H6M10,2.5H13.5V6M13.5,10V13.5H10M6,13.5H2.5V10',
  direction: 'M4.5,3V13M2,10.5L4.5,13L7,10.5M9,4H14M9,8H14M9,12H14',
  fewer: 'M9.5,3.5L5,8L9.5,12.5',
  more: 'M6.5,3.5L11,8L6.5,12.5',
  text: 'M3,4H13M3,7H13M3,10H13M3,13H9',
  pin: 'M6,2.5H10L9.5,7L12,9.5H4L6.5,7ZM8,9.5V14',
  save: 'M8,2.5V10M5,7L8,10L11,7M3,13.5H13',
};

const TOGGLES: readonly Tool[] = ['direction', 'text', 'pin'];

export interface Toolbar {
  readonly bar: HTMLElement;
  readonly search: HTMLInputElement;
  /** Says which toggles are on, how far away pipelines are shown, and at what size. */
  show(texts: Texts, on: Readonly<Partial<Record<Tool, boolean>>>, depth: number, zoom: number, canGrow: boolean): void;
  /** Says what a search came to. */
  found(text: string): void;
  suggest(names: readonly string[]): void;
}

/** The bar; what is done at a press is told to `act`, what is typed to `follow`. */
export function makeToolbar(act: (tool: Tool) => void, follow: (name: string) => void): Toolbar {
  const tools = new Map<Tool, HTMLButtonElement>();
  const tool = (name: Tool): HTMLButtonElement => {
    const made = button({ class: 'tool', 'data-action': name }, () => act(name), drawn(shape('svg', { class: 'inline', width: 16, height: 16, viewBox: '0 0 16 16', 'aria-hidden': 'true' }, shape('path', { class: 'icon', d: ICONS[name] }))));
    tools.set(name, made);
    return made;
  };
  const size = element('output', { class: 'size' });
  const far = element('span', { class: 'far' });
  const suggestions = element('datalist', { id: 'fields' });
  const search = element('input', { type: 'search', list: 'fields', class: 'search', spellcheck: 'false' });
  const result = element('span', { class: 'result', role: 'status' });
  search.addEventListener('input', () => follow(search.value));
  const group = (...children: readonly Node[]): HTMLElement => element('span', { class: 'group' }, ...children);
  const bar = element('header', { class: 'toolbar' },
    group(tool('zoomOut'), size, tool('zoomIn'), tool('fit'), tool('direction')),
    group(tool('fewer'), far, tool('more')),
    group(search, suggestions, result),
    element('span', { class: 'gap' }),
    group(tool('text'), tool('save'), tool('pin')));
  return {
    bar, search,
    show: (texts, on, depth, zoom, canGrow) => {
      bar.setAttribute('aria-label', texts.t('tools'));
      for (const [name, made] of tools) {
        const label = texts.t(name satisfies TextName);
        made.title = label;
        made.setAttribute('aria-label', label);
        if (TOGGLES.includes(name)) made.setAttribute('aria-pressed', String(on[name] === true));
      }
      tools.get('fewer')!.disabled = depth <= 0;
      tools.get('more')!.disabled = !canGrow;
      far.textContent = texts.t('depth', { count: depth });
      size.textContent = `${Math.round(zoom * 100)}%`;
      search.placeholder = texts.t('search');
      search.setAttribute('aria-label', texts.t('search').replace('…', ''));
    },
    found: (text) => void (result.textContent = text),
    suggest: (names) => suggestions.replaceChildren(...names.map((name) => element('option', { value: name }))),
  };
}
