/** The formats of the decisions. */
import { safeJson } from '../safe-json.ts';
import { decisionsCsv } from './csv.ts';
import type { DecisionsReport } from './data.ts';
import { decisionsMarkdown } from './markdown.ts';

export const DECISION_FORMATS = ['markdown', 'csv', 'json'] as const;

/** The decisions as a text. @param separator between the cells of `csv` */
export function decisionsText(report: DecisionsReport, format: (typeof DECISION_FORMATS)[number], separator: ',' | ';'): string {
  switch (format) {
    case 'markdown': return decisionsMarkdown(report);
    case 'csv': return decisionsCsv(report, separator);
    case 'json': return safeJson(report);
  }
}
