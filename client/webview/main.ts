/** The view of the lineage: what is shown, what is chosen, and what is said to the extension. */
import { fieldsNamed, wayOf, type Way } from '../../server/src/picture/follow.ts';
import { layOut, type Layout } from '../../server/src/picture/layout.ts';
import { describeGraph, exportSvg } from '../../server/src/picture/svg.ts';
import type { WireGraph, WirePlace } from '../../server/src/picture/wire.ts';
import { details } from './details.ts';
import { element } from './dom.ts';
import { legend } from './legend.ts';
import type { Act, Emptiness, FromView, Remembered, ToView } from './messages.ts';
import { outline } from './outline.ts';
import { makeStage } from './stage.ts';
import { textsIn, type Texts } from './texts.ts';
import { makeToolbar, type Tool } from './toolbar.ts';
import { nextNode, type Arrow } from './walk.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromView): void; getState(): Remembered | undefined; setState(state: Remembered): void };

/** The most pipelines away that can be asked for; the server goes no further. */
const DEEPEST = 8;
const STEP = 1.25;

const api = acquireVsCodeApi();
let remembered: Remembered = api.getState() ?? {};
let graph: WireGraph | undefined;
let empty: Emptiness | undefined;
let layout: Layout | undefined;
let texts: Texts = textsIn(document.documentElement.lang === 'nl' ? 'nl' : 'en');
/** The field that is followed, at one node or by what was typed. */
let followed: { readonly node: string; readonly field: string } | { readonly name: string } | undefined;

const remember = (more: Remembered): void => api.setState((remembered = { ...remembered, ...more }));

const note = element('p', { class: 'note', role: 'status' });
const place = element('div', { class: 'stage' });
const region = element('aside', { class: 'details', role: 'region', tabindex: '0' });
const list = element('main', { class: 'outline', tabindex: '0' });
const summary = element('summary');
const explained = element('div', { class: 'signs' });
const legendBox = element('details', { class: 'legend' }, summary, explained);
const nothing = element('p', { class: 'nothing' });
const toolbar = makeToolbar(useTool, (name) => follow(name.trim() === '' ? undefined : { name }));
const stage = makeStage(place, {
  pressed: (node) => {
    select(node);
    stage.focus(node);
    revealNode(node);
  },
  heading: (group) => reveal(graph?.groups.find(({ id }) => id === group)?.place),
  fold,
  background: () => {
    follow(undefined);
    select(undefined);
  },
  moved: (camera) => {
    remember({ camera });
    showTools();
  },
});
document.body.append(toolbar.bar, note, element('div', { class: 'room' }, place, list, nothing, region), legendBox);
legendBox.open = remembered.legend === true;
legendBox.addEventListener('toggle', () => remember({ legend: legendBox.open }));

function reveal(target: WirePlace | undefined): void {
  if (target !== undefined) api.postMessage({ type: 'reveal', place: target });
}

function revealNode(id: string): void {
  const node = graph?.nodes.find((one) => one.id === id);
  if (node !== undefined) reveal({ uri: node.place.uri, range: node.nameRange });
}

function select(node: string | undefined): void {
  if (remembered.selected === node) return;
  const { selected: _, ...rest } = remembered;
  remembered = rest;
  remember(node === undefined ? {} : { selected: node });
  show();
}

function follow(field: typeof followed): void {
  if (field === undefined && followed === undefined) return;
  followed = field;
  if (field === undefined || !('name' in field)) toolbar.search.value = '';
  show();
}

function fold(group: string): void {
  const whole = new Set(remembered.whole ?? []);
  if (!whole.delete(group)) whole.add(group);
  remember({ whole: [...whole] });
  wish();
}

function wish(): void {
  api.postMessage({ type: 'wish', depth: remembered.depth ?? 1, whole: remembered.whole ?? [] });
}

function useTool(tool: Tool): void {
  switch (tool) {
    case 'zoomIn': return stage.zoom(STEP);
    case 'zoomOut': return stage.zoom(1 / STEP);
    case 'fit': return layout && stage.fit(layout);
    case 'direction':
      remember({ down: remembered.down !== true });
      if (graph !== undefined) layout = layOut(graph, remembered.down === true);
      show();
      return graph && layout && stage.open(graph, layout, remembered.selected);
    case 'fewer': case 'more':
      remember({ depth: Math.min(DEEPEST, Math.max(0, (remembered.depth ?? 1) + (tool === 'more' ? 1 : -1))) });
      showTools();
      return wish();
    case 'text':
      remember({ text: remembered.text !== true });
      return show();
    case 'pin':
      remember({ pinned: remembered.pinned !== true });
      showTools();
      return api.postMessage({ type: 'pin', pinned: remembered.pinned === true });
    case 'save': return graph && api.postMessage({ type: 'save', svg: exportSvg(graph, texts, remembered.down === true), name: `${graph.pipeline}.svg` });
  }
}

function wayNow(shown: WireGraph): Way | undefined {
  if (followed === undefined) return undefined;
  if ('name' in followed) {
    const starts = fieldsNamed(shown, followed.name);
    return starts.length === 0 ? undefined : wayOf(shown, starts);
  }
  const { node, field } = followed;
  const index = shown.nodes.find(({ id }) => id === node)?.fields.findIndex(({ name }) => name === field) ?? -1;
  return index === -1 ? undefined : wayOf(shown, [{ node, field: index }]);
}

function showTools(): void {
  toolbar.show(texts, { direction: remembered.down === true, text: remembered.text === true, pin: remembered.pinned === true }, remembered.depth ?? 1, stage.camera.zoom, (remembered.depth ?? 1) < DEEPEST && (graph?.beyond ?? 0) > 0);
}

/** Brings the page up to date with what is known. */
function show(started = performance.now()): void {
  const asText = remembered.text === true;
  const isEmpty = graph === undefined || graph.nodes.length === 0;
  place.hidden = asText || isEmpty;
  region.hidden = asText || graph === undefined;
  list.hidden = !asText || isEmpty;
  nothing.hidden = !isEmpty;
  legendBox.hidden = asText || isEmpty;
  document.documentElement.lang = texts.locale;
  summary.textContent = texts.t('legend');
  explained.replaceChildren(...legend(texts));
  nothing.textContent = graph === undefined ? texts.empty(empty ?? 'starting') : texts.t('nothing');
  note.textContent = graph?.outdated === true ? texts.t('outdated') : '';
  note.hidden = note.textContent === '';
  region.setAttribute('aria-label', texts.t('details'));
  showTools();
  const way = graph === undefined ? undefined : wayNow(graph);
  toolbar.found(followed === undefined ? '' : way === undefined ? texts.t('notFound') : texts.t('found', { count: way.fields.size }));
  if (graph !== undefined && layout !== undefined) {
    toolbar.suggest([...new Set(graph.nodes.flatMap(({ fields }) => fields.map(({ name }) => name)))].sort());
    if (asText) list.replaceChildren(...outline(graph, texts, reveal));
    stage.draw(graph, layout, texts, { selected: remembered.selected, way });
    const scrolled = region.scrollTop;
    region.replaceChildren(element('div', { class: 'columns' }, ...details(graph, remembered.selected, remembered.selected === undefined ? undefined : way?.fields.get(remembered.selected), texts, {
      reveal, fold, rule: (rule) => api.postMessage({ type: 'rule', rule }), choose: (node) => choose(node),
      follow: (node, field) => follow(followed !== undefined && 'node' in followed && followed.node === node && followed.field === field ? undefined : { node, field }),
    })));
    region.scrollTop = scrolled;
  }
  api.postMessage({
    type: 'drawn', pipeline: graph?.pipeline, outdated: graph?.outdated === true, nodes: graph?.nodes.map(({ id }) => id) ?? [], edges: graph?.edges.length ?? 0,
    selected: remembered.selected, lit: [...(way?.fields.keys() ?? [])], zoom: stage.camera.zoom, details: region.textContent ?? '', milliseconds: performance.now() - started,
  });
}

/** Chooses a node and has it in sight, with the keyboard on it. */
function choose(node: string): void {
  select(node);
  if (layout !== undefined) stage.show(layout, node);
  stage.focus(node);
}

function take(next: WireGraph): void {
  const started = performance.now();
  const before = layout;
  const another = graph?.unit !== next.unit;
  const back = graph === undefined && remembered.camera !== undefined && remembered.unit === next.unit;
  graph = next;
  empty = undefined;
  texts = textsIn(next.locale);
  layout = layOut(next, remembered.down === true);
  remember({ unit: next.unit });
  if (next.selected !== undefined && another && !back) remember({ selected: next.selected });
  else if (!next.nodes.some(({ id }) => id === remembered.selected)) select(undefined);
  show(started);
  // What was seen before stays in sight: after an edit, and when the view comes back.
  if (back && remembered.camera !== undefined) stage.look(remembered.camera);
  else if (another || before === undefined) stage.open(next, layout, remembered.selected);
  else stage.keep(before, layout, remembered.selected);
  stage.svg.setAttribute('aria-description', describeGraph(next, texts));
}

stage.svg.addEventListener('keydown', (event) => {
  const { key } = event;
  if (event.altKey || graph === undefined || layout === undefined) return;
  const at = (event.target instanceof Element ? event.target.getAttribute('data-node') : null) ?? remembered.selected ?? graph.nodes[0]?.id;
  if (at === undefined) return;
  if (key.startsWith('Arrow')) {
    const next = nextNode(graph, layout, at, key as Arrow);
    if (next !== undefined) choose(next);
  } else if (key === 'Enter') revealNode(at);
  else if (key === ' ') choose(at);
  else if (key === 'Home' || key === 'End') choose((key === 'Home' ? graph.nodes[0] : graph.nodes.at(-1))!.id);
  else if (key === 'Escape') {
    follow(undefined);
    select(undefined);
  } else if (!(key === '+' || key === '=' || key === '-' || key === '0')) return;
  else if (key === '0') stage.fit(layout);
  else stage.zoom(key === '-' ? 1 / STEP : STEP);
  event.preventDefault();
});

toolbar.search.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') follow(undefined);
});

/** As if the user did it. */
function act(what: Act): void {
  if ('click' in what) [...stage.svg.querySelectorAll<SVGElement>('[data-node]')].find((node) => node.dataset['node'] === what.click)?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  else if ('key' in what) (document.activeElement ?? stage.svg).dispatchEvent(new KeyboardEvent('keydown', { key: what.key, bubbles: true }));
  else if ('press' in what) document.querySelector<HTMLElement>(`[data-action="${what.press}"]`)?.click();
  else {
    toolbar.search.value = what.search;
    toolbar.search.dispatchEvent(new Event('input'));
  }
}

window.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
  switch (data.type) {
    case 'graph': return take(data.graph);
    case 'empty':
      [graph, layout, empty, texts] = [undefined, undefined, data.why, textsIn(data.locale)];
      return show();
    case 'select':
      if (data.node === undefined || graph?.nodes.some(({ id }) => id === data.node) !== true) return;
      select(data.node);
      return layout && stage.show(layout, data.node);
    case 'target': return remember({ uri: data.uri, line: data.line });
    case 'pinned':
      remember({ pinned: data.pinned });
      return showTools();
    case 'act': return act(data.act);
  }
});
show();
api.postMessage({ type: 'ready' });
if ((remembered.depth ?? 1) !== 1 || (remembered.whole ?? []).length > 0) wish();
