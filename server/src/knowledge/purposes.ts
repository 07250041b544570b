import type { KnowledgeBase, MatrixCell } from './types.ts';

/** Uses that a decision of authority follows from: an unlisted change towards them needs a law. */
const TOWARDS_LAW: ReadonlySet<string> = new Set(['enforcement', 'criminal']);
/** Uses that AVG 5(1)(b) presumes compatible under the safeguards of AVG 89. */
const TOWARDS_SAFEGUARDS: ReadonlySet<string> = new Set(['statistics', 'research']);

/**
 * What it asks to use data collected for purpose kind `from` for purpose kind `to`.
 *
 * The table of the knowledge base decides. Where it has no cell: the same kind is no change; towards statistics and research
 * the safeguards of AVG 89; towards enforcement and criminal justice a law; else the answers of AVG 6(4). An unknown kind is
 * treated as one the table lacks.
 */
export function matrixCell(base: KnowledgeBase, from: string, to: string): MatrixCell {
  const listed = Object.hasOwn(base.matrix.cells, from) ? base.matrix.cells[from] : undefined;
  const cell = listed !== undefined && Object.hasOwn(listed, to) ? listed[to] : undefined;
  if (cell !== undefined) return cell;
  if (from === to) return 'ok';
  if (TOWARDS_SAFEGUARDS.has(to)) return 'stat';
  if (TOWARDS_LAW.has(to)) return 'law';
  return 'test';
}
