/** The same graph as a list to read: pipelines, their nodes, what each comes from and where it goes. */
import type { WireGraph, WireNode, WirePlace } from '../../server/src/picture/wire.ts';
import { countFindings, describeEdge, describeNode } from '../../server/src/picture/words.ts';
import { button, element } from './dom.ts';
import type { Texts } from './texts.ts';

/** The list. */
export function outline(graph: WireGraph, texts: Texts, reveal: (place: WirePlace) => void): readonly HTMLElement[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const about = (node: WireNode): HTMLElement => {
    const label = (id: string): string => nodes.get(id)?.label ?? '';
    const arriving = graph.edges.filter(({ to }) => to === node.id).map((edge) => element('li', {}, describeEdge(edge, label(edge.from), node.label, texts)));
    const fields = node.fields.map((field) => element('li', {}, [field.name, field.unknown ? texts.t('noCategory') : field.category, texts.class(field.class)].filter((part) => part !== '').join(', ')));
    const findings = node.findings.map(({ message, place }) => element('li', {}, button({ class: 'plain' }, () => reveal(place), message)));
    const part = (title: string, items: readonly HTMLElement[]): HTMLElement | undefined => (items.length === 0 ? undefined : element('li', {}, title, element('ul', {}, ...items)));
    return element('li', {},
      button({ class: 'link' }, () => reveal({ uri: node.place.uri, range: node.nameRange }), describeNode(node, texts)),
      element('ul', {}, part(texts.t('comesFrom'), arriving), part(texts.t('findings'), findings), part(texts.t('fields'), fields)));
  };
  return graph.groups.flatMap((group) => {
    const told = group.relation === 'own' ? '' : texts.t(group.relation === 'up' ? 'upstream' : 'downstream');
    return [
      element('h2', {}, [told, group.title, countFindings(group.findings, texts)].filter((part) => part !== '').join(' · ')),
      element('ul', {}, ...graph.nodes.filter((node) => node.group === group.id).map(about)),
    ];
  });
}
