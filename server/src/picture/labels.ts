/** What nodes and edges say in formats that place and draw by themselves: short lines without marks. */
import type { CategoryClass, GraphEdge, GraphGroup, GraphNode } from './graph.ts';
import { shortened } from './drawable.ts';
import type { PictureTexts } from './texts.ts';
import { countFindings } from './words.ts';

/** So long are names and the lines below them at most. */
const NAME = 60;
const LINE = 80;
/** Of a class that weighs, so many categories are named. */
const NAMED = 3;

const LIGHT: readonly CategoryClass[] = ['none', 'ordinary'];

/** The lines of a node: its name, what it is, its level, its classes with their categories, its findings. */
export function nodeLines(node: GraphNode, texts: PictureTexts): readonly string[] {
  const what = [texts.kind(node.kind), node.verb, node.detail].filter((part) => part !== undefined && part !== '').join(' · ');
  const level = node.unknown ? `${texts.level(node.level)} · ${texts.t('unknownShort')}` : texts.level(node.level);
  const classes = node.classes.map(({ class: name, count }) => {
    const categories = LIGHT.includes(name) ? [] : [...new Set(node.fields.filter((field) => field.class === name && field.category !== '').map(({ category }) => category))];
    const named = categories.length > NAMED ? [...categories.slice(0, NAMED), '…'] : categories;
    return `${count} ${texts.class(name)}${named.length === 0 ? '' : ` (${named.join(', ')})`}`;
  });
  const found = countFindings(node.findings, texts);
  return [shortened(node.label, NAME), ...[what, level, ...classes, ...(found === '' ? [] : [`⚠ ${found}`])].map((line) => shortened(line, LINE))];
}

/** The name of a pipeline, how it stands to those that were asked for, and what was found on it as a whole. */
export function groupLine({ title, pipeline, relation, findings }: GraphGroup, texts: PictureTexts): string {
  const found = countFindings(findings, texts);
  return [
    shortened(title, NAME), ...(title === pipeline ? [] : [shortened(pipeline, NAME)]), ...(relation === 'own' ? [] : [texts.t(relation === 'up' ? 'upstream' : 'downstream')]), ...(found === '' ? [] : [`⚠ ${found}`]),
  ].join(' · ');
}

/** What flows along an edge: `3 fields · special category`. */
export function edgeLine(edge: GraphEdge, texts: PictureTexts): string {
  return [texts.fields(edge.fields), ...(edge.fields === 0 ? [] : [texts.class(edge.class)]), ...(edge.via === 0 ? [] : [edge.via === 1 ? texts.t('viaOne') : texts.t('via', { count: edge.via })])].join(' · ');
}
