/** How wide words are and what of them fits; and what a node or edge says to who cannot see it. */
import type { GraphEdge, GraphFinding, GraphNode, Severity } from './graph.ts';
import type { PictureTexts } from './texts.ts';

const NARROW = /[fijlrtI.,:;'|!()[\]{} ]/u;
const WIDE = /[mwMWA-Z@%—]/u;

/** How wide a text is at a size of letters, about: nothing is measured, so that it is the same everywhere. */
export function widthOf(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += NARROW.test(letter) ? 0.32 : WIDE.test(letter) ? 0.74 : letter > '\u2E7F' ? 1 : 0.59;
  return width * size;
}

/** As much of a text as fits. */
export function fitted(text: string, size: number, room: number): string {
  if (widthOf(text, size) <= room) return text;
  const letters = [...text];
  while (letters.length > 1 && widthOf(letters.join(''), size) + size > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** The heaviest severity among findings. */
export function worstOf(findings: readonly GraphFinding[]): Severity | undefined {
  return SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity));
}

/** Findings counted by severity: `2 errors, 1 note`. */
export function countFindings(findings: readonly GraphFinding[], texts: PictureTexts): string {
  return SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [texts.severity(severity, count)];
  }).join(', ');
}

/** What a node is, in one line: `step personen (join bsn), identifying, 13 fields: 3 national number, 2 errors`. */
export function describeNode(node: GraphNode, texts: PictureTexts): string {
  const what = [node.verb, node.detail].filter((part) => part !== undefined && part !== '').join(' ');
  const classes = node.classes.map((one) => `${one.count} ${texts.class(one.class)}`).join(', ');
  return [
    `${texts.kind(node.kind)} ${node.label}${what === '' ? '' : ` (${what})`}`, node.unknown ? texts.t('unknown') : texts.level(node.level),
    texts.fields(node.fields.length) + (classes === '' ? '' : `: ${classes}`), countFindings(node.findings, texts),
  ].filter((part) => part !== '').join(', ');
}

/** What flows along an edge, in one line. */
export function describeEdge(edge: GraphEdge, from: string, to: string, texts: PictureTexts): string {
  return [
    `${from} → ${to}`, texts.fields(edge.fields), ...(edge.fields === 0 ? [] : [texts.t('edgeHeaviest', { class: texts.class(edge.class) })]),
    ...(edge.keys.length === 0 ? [] : [`${texts.t('joins').toLowerCase()} ${edge.keys.join(', ')}`]),
    ...(edge.via === 0 ? [] : [edge.via === 1 ? texts.t('viaOne') : texts.t('via', { count: edge.via })]),
  ].join(', ');
}
