/** What there is to read about the chosen node, or about the pipeline as long as none is chosen. */
import type { GraphFinding, GraphGroup } from '../../server/src/picture/graph.ts';
import { classSign, kindSign, severitySign } from '../../server/src/picture/signs.ts';
import type { WireGraph, WireNode, WirePlace } from '../../server/src/picture/wire.ts';
import { button, element, inline } from './dom.ts';
import type { Texts } from './texts.ts';

export interface DetailActions {
  reveal(place: WirePlace): void;
  rule(rule: string): void;
  follow(node: string, field: string): void;
  choose(node: string): void;
  fold(group: string): void;
}

/** The contents of the region. */
export function details(graph: WireGraph, selected: string | undefined, followed: ReadonlySet<number> | undefined, texts: Texts, actions: DetailActions): readonly HTMLElement[] {
  const node = graph.nodes.find(({ id }) => id === selected);
  if (node === undefined) return aboutPipeline(graph, texts, actions);
  const group = graph.groups.find(({ id }) => id === node.group);
  const nodes = new Map(graph.nodes.map((one) => [one.id, one]));
  const links = (ids: readonly string[]): HTMLElement => element('ul', { class: 'links' }, ...ids.flatMap((id) => {
    const other = nodes.get(id);
    return other === undefined ? [] : [element('li', {}, button({ class: 'link' }, () => actions.choose(id), other.label))];
  }));
  const before = [...new Set(graph.edges.filter(({ to }) => to === node.id).map(({ from }) => from))];
  const after = [...new Set(graph.edges.filter(({ from }) => from === node.id).map(({ to }) => to))];
  const keys = [...new Set(graph.edges.filter(({ to }) => to === node.id).flatMap((edge) => edge.keys))];
  const rows: readonly (readonly [string, string | HTMLElement | undefined])[] = [
    [texts.t('level'), node.unknown ? texts.t('unknown') : node.levelText],
    [texts.t('joins'), keys.join(', ')],
    [texts.t('purposes'), node.purposes.map(({ id, description }) => (description === '' ? id : `${id}: ${description}`)).join('; ')],
    [texts.t('audience'), node.audience],
    [texts.t('recipients'), node.recipients.join(', ')],
    [texts.t('comesFrom'), before.length === 0 ? undefined : links(before)],
    [texts.t('goesTo'), after.length === 0 ? undefined : links(after)],
  ];
  return [
    element('section', {},
      element('h2', {}, inline(kindSign(node.kind, 0, 0), 16), ' ', node.label),
      element('p', { class: 'quiet' }, [texts.kind(node.kind), node.verb, node.detail].filter((part) => part !== undefined && part !== '').join(' · ')),
      group === undefined || group.relation === 'own' ? undefined : foldLine(group, texts, actions),
      element('p', {}, button({ class: 'action', 'data-action': 'reveal' }, () => actions.reveal({ uri: node.place.uri, range: node.nameRange }), texts.t('goTo'))),
      element('dl', {}, ...rows.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [element('dt', {}, name), element('dd', {}, value)])))),
    ...findingList(node.findings, texts, actions),
    ...fieldList(node, followed, texts, actions),
  ];
}

function foldLine(group: GraphGroup, texts: Texts, actions: DetailActions): HTMLElement {
  const folds = group.hidden > 0 || group.whole;
  return element('p', { class: 'quiet' }, `${group.title} (${group.pipeline}) `, folds ? button({ class: 'link' }, () => actions.fold(group.id), texts.t(group.whole ? 'collapse' : 'expand')) : undefined);
}

function aboutPipeline(graph: WireGraph, texts: Texts, actions: DetailActions): readonly HTMLElement[] {
  const own = graph.groups.find(({ relation }) => relation === 'own');
  return [
    element('section', {},
      element('h2', {}, graph.title),
      element('p', { class: 'quiet' }, graph.pipeline),
      element('p', {}, texts.t('choose')),
      element('p', { class: 'quiet' }, texts.t('keys')),
      graph.beyond === 0 ? undefined : element('p', { class: 'quiet' }, graph.beyond === 1 ? texts.t('beyondOne') : texts.t('beyond', { count: graph.beyond }))),
    ...findingList(own?.findings ?? [], texts, actions),
  ];
}

function findingList(findings: readonly GraphFinding<WirePlace>[], texts: Texts, actions: DetailActions): readonly HTMLElement[] {
  if (findings.length === 0) return [];
  const items = findings.map(({ severity, message, rule, page, place }) => element('li', { class: severity },
    inline(severitySign(severity, 0, 0)),
    element('span', {},
      element('span', { class: 'hidden' }, `${texts.severity(severity, 1).replace(/^1 /u, '')}: `),
      button({ class: 'plain' }, () => actions.reveal(place), message), ' ',
      page ? button({ class: 'link rule' }, () => actions.rule(rule), rule) : element('span', { class: 'rule quiet' }, rule))));
  return [element('h3', {}, `${texts.t('findings')} (${findings.length})`), element('ul', { class: 'findings' }, ...items)];
}

function fieldList(node: WireNode, followed: ReadonlySet<number> | undefined, texts: Texts, actions: DetailActions): readonly HTMLElement[] {
  const items = node.fields.map((field, index) => {
    const what = [field.unknown ? texts.t('noCategory') : field.category, texts.class(field.class)].filter((part) => part !== '');
    return element('li', {}, button({ class: 'field', 'aria-pressed': String(followed?.has(index) === true) }, () => actions.follow(node.id, field.name),
      inline(classSign(field.class, 0, 0), 12), element('span', {}, element('span', { class: 'field-name' }, field.name), ' ', element('span', { class: 'quiet' }, what.join(' · ')))));
  });
  return [element('h3', {}, `${texts.t('fields')} (${node.fields.length})`), ...(items.length === 0 ? [] : [element('ul', { class: 'fields' }, ...items)])];
}
