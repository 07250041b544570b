/** Decisions as a table for a spreadsheet: RFC 4180, with the mark by which Excel knows that it is UTF-8. */
import type { Locale } from '../../messages/template.ts';
import { SEVERITY } from '../explain/words.ts';
import { oneLine } from '../one-line.ts';
import { ASIDE_STATE } from '../put-aside-words.ts';
import type { DecidedFinding, DecisionsReport, ReportedDecision } from './data.ts';

const BOM = '\ufeff';

const HEADER: Readonly<Record<Locale, readonly string[]>> = {
  nl: ['stand', 'dagen over', 'tot en met', 'door', 'reden', 'sinds', 'regel', 'bevinding', 'zwaarte', 'pijplijn', 'pad', 'plaats', 'beginselen', 'artikelen', 'soort', 'geschreven in'],
  en: ['state', 'days left', 'until', 'by', 'reason', 'since', 'rule', 'finding', 'severity', 'pipeline', 'path', 'place', 'principles', 'articles', 'kind', 'written in'],
};

const KIND = { comment: { nl: 'opmerking', en: 'comment' }, baseline: { nl: 'baseline', en: 'baseline' } } as const;

/** A row per finding of a decision; a decision without a finding has one row. @param separator what stands between two cells: a spreadsheet in Dutch expects a semicolon */
export function decisionsCsv({ language, decisions }: DecisionsReport, separator: ',' | ';'): string {
  const rows = decisions.flatMap((decision) => (decision.findings.length === 0 ? [undefined] : decision.findings).map((finding) => rowOf(decision, finding, language)));
  return BOM + [HEADER[language], ...rows].map((row) => `${row.map((cell) => cellText(cell, separator)).join(separator)}\r\n`).join('');
}

function rowOf({ state, daysLeft, until, by, reason, since, rule, summary, principles, articles, kind, written, about }: ReportedDecision, finding: DecidedFinding | undefined, locale: Locale): readonly (string | number)[] {
  return [
    ASIDE_STATE[state][locale], daysLeft ?? '', until ?? '', by ?? '', reason ?? '', since ?? '', rule,
    finding?.message ?? summary ?? '', finding === undefined ? '' : SEVERITY[finding.severity][locale],
    finding?.unit ?? about?.unit ?? '', finding?.path ?? about?.path ?? '', finding === undefined ? (about?.file ?? '') : `${finding.file}:${finding.line}`,
    principles.map(({ title }) => title).join('; '), articles.join('; '), KIND[kind][locale], `${written.file}:${written.line}`,
  ];
}

/** A cell that stays what it is: no line end, no formula that a spreadsheet would work out. */
function cellText(cell: string | number, separator: string): string {
  if (typeof cell === 'number') return String(cell);
  const line = oneLine(cell);
  const text = /^[\s]*[=+\-@]/.test(line) ? `'${line}` : line;
  return text.includes('"') || text.includes(separator) || text.includes(',') ? `"${text.replaceAll('"', '""')}"` : text;
}
