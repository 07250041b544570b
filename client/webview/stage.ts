/** The drawing on the screen: where it is looked at, what is pressed in it, and which node has the keyboard. */
import type { LineageGraph } from '../../server/src/picture/graph.ts';
import type { Layout, Point } from '../../server/src/picture/layout.ts';
import { sceneOf, type Look } from '../../server/src/picture/scene.ts';
import { num, shape } from '../../server/src/picture/shape.ts';
import { describeNode } from '../../server/src/picture/words.ts';
import { fitted, kept, opening, showing, zoomed, type Camera, type Size } from './camera.ts';
import { drawn } from './dom.ts';
import type { Texts } from './texts.ts';

export interface StageActions {
  /** A node was chosen with the pointer. */
  pressed(node: string): void;
  /** Something else was: the name of a pipeline, the button of a frame, or nothing. */
  heading(group: string): void;
  fold(group: string): void;
  background(): void;
  moved(camera: Camera): void;
}

export interface Stage {
  readonly svg: SVGElement;
  readonly camera: Camera;
  draw(graph: LineageGraph, layout: Layout, texts: Texts, look: Look): void;
  /** Looks from somewhere else; `keep` is the layout before, of which as much as can be stays where it was. */
  look(camera: Camera): void;
  keep(before: Layout, after: Layout, chosen: string | undefined): void;
  fit(layout: Layout): void;
  /** Where a graph that was not seen before is looked at first: at the chosen node, else at the pipeline in the middle. */
  open(graph: LineageGraph, layout: Layout, chosen: string | undefined): void;
  zoom(factor: number, around?: Point): void;
  show(layout: Layout, node: string): void;
  focus(node: string): void;
}

/** How far a pointer may move while pressed and still be a press. */
const SLIP = 4;

/** An empty drawing in an element that it fills. */
export function makeStage(place: HTMLElement, actions: StageActions): Stage {
  const svg = drawn(shape('svg', { class: 'drawing', role: 'listbox', tabindex: -1 }));
  place.append(svg);
  let camera: Camera = { x: 0, y: 0, zoom: 1 };
  const screen = (): Size => ({ width: place.clientWidth, height: place.clientHeight });
  const centre = (): Point => ({ x: screen().width / 2, y: screen().height / 2 });
  const apply = (): void => svg.querySelector('.scene')?.setAttribute('transform', `translate(${num(camera.x)},${num(camera.y)}) scale(${num(camera.zoom * 1000) / 1000})`);
  /** How what is seen was chosen, as long as nobody moved it since: when there is more or less room it is chosen again. */
  let again: (() => Camera) | undefined;
  const move = (next: Camera): void => {
    camera = next;
    apply();
    actions.moved(camera);
  };
  const look = (next: Camera): void => {
    again = undefined;
    move(next);
  };
  const arrange = (choose: () => Camera): void => {
    again = choose;
    move(choose());
  };
  new ResizeObserver(() => {
    if (again !== undefined && screen().width > 0) move(again());
  }).observe(place);
  const inSvg = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = svg.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  svg.addEventListener('wheel', (event) => {
    event.preventDefault();
    const step = event.deltaMode === 1 ? 16 : 1;
    if (event.ctrlKey || event.metaKey) look(zoomed(camera, Math.exp(-event.deltaY * step * 0.0035), inSvg(event)));
    else look({ ...camera, x: camera.x - (event.shiftKey ? event.deltaY : event.deltaX) * step, y: camera.y - (event.shiftKey ? 0 : event.deltaY) * step });
  }, { passive: false });
  let held: { readonly pointer: number; readonly start: Point; readonly from: Camera; moved: boolean } | undefined;
  svg.addEventListener('pointerdown', (event) => {
    if (event.button > 1) return;
    held = { pointer: event.pointerId, start: inSvg(event), from: camera, moved: false };
  });
  svg.addEventListener('pointermove', (event) => {
    if (held?.pointer !== event.pointerId) return;
    const { x, y } = inSvg(event);
    if (!held.moved && Math.hypot(x - held.start.x, y - held.start.y) < SLIP) return;
    if (!held.moved) {
      held.moved = true;
      svg.setPointerCapture(event.pointerId);
      svg.classList.add('dragged');
    }
    look({ ...camera, x: held.from.x + x - held.start.x, y: held.from.y + y - held.start.y });
  });
  let dragged = false;
  const release = (): void => {
    dragged = held?.moved === true;
    held = undefined;
    svg.classList.remove('dragged');
  };
  svg.addEventListener('pointerup', release);
  svg.addEventListener('pointercancel', release);
  svg.addEventListener('click', (event) => {
    // The end of a drag is no press.
    if (dragged) return void (dragged = false);
    const target = event.target instanceof Element ? event.target : svg;
    const named = (attribute: string): string | undefined => target.closest(`[${attribute}]`)?.getAttribute(attribute) ?? undefined;
    const [fold, node, heading] = [named('data-fold'), named('data-node'), named('data-heading')];
    if (fold !== undefined) actions.fold(fold);
    else if (node !== undefined) actions.pressed(node);
    else if (heading !== undefined) actions.heading(heading);
    else actions.background();
  });
  const nodeOf = (id: string): SVGElement | undefined => [...svg.querySelectorAll<SVGElement>('[data-node]')].find((node) => node.dataset['node'] === id);
  return {
    svg,
    get camera() { return camera; },
    draw: (graph, layout, texts, state) => {
      const had = svg.contains(document.activeElement) ? document.activeElement?.getAttribute('data-node') : undefined;
      svg.replaceChildren(drawn(sceneOf(graph, layout, texts, state)));
      svg.setAttribute('aria-label', texts.t('title', { name: graph.title }));
      const entry = state.selected !== undefined && layout.nodes.has(state.selected) ? state.selected : graph.nodes[0]?.id;
      const descriptions = new Map(graph.nodes.map((node) => [node.id, describeNode(node, texts)]));
      for (const part of svg.querySelectorAll('.frames, .edges')) part.setAttribute('aria-hidden', 'true');
      svg.querySelector('.nodes')?.setAttribute('role', 'presentation');
      for (const node of svg.querySelectorAll<SVGElement>('[data-node]')) {
        const id = node.dataset['node'] ?? '';
        node.setAttribute('role', 'option');
        node.setAttribute('aria-selected', String(id === state.selected));
        node.setAttribute('aria-label', descriptions.get(id) ?? '');
        node.setAttribute('tabindex', id === entry ? '0' : '-1');
      }
      apply();
      if (had !== undefined && had !== null) (nodeOf(had) ?? svg).focus({ preventScroll: true });
    },
    look,
    keep: (before, after, chosen) => look(kept(camera, before, after, chosen, screen())),
    fit: (layout) => arrange(() => fitted(layout, screen())),
    open: (graph, layout, chosen) => arrange(() => opening(layout, (chosen === undefined ? undefined : layout.nodes.get(chosen)) ?? layout.groups.get(graph.unit), screen())),
    zoom: (factor, around = centre()) => look(zoomed(camera, factor, around)),
    show: (layout, node) => {
      const box = layout.nodes.get(node);
      if (box !== undefined) look(showing(camera, box, screen()));
    },
    focus: (node) => nodeOf(node)?.focus({ preventScroll: true }),
  };
}
