/** The purpose matrix as a table, with what its marks mean. */
import { knowledge } from '../../knowledge/load.ts';
import { matrixCell } from '../../knowledge/purposes.ts';
import type { MatrixCell, PurposeMatrix } from '../../knowledge/types.ts';
import { CELL } from '../../knowledge/words.ts';
import type { Locale } from '../../messages/template.ts';

/** The whole matrix in Markdown: rows are what data were collected for, columns what they are used for. */
export function matrixTable({ kinds }: PurposeMatrix, locale: Locale): string {
  const nl = locale === 'nl';
  const corner = nl ? 'verzameld voor ↓ gebruikt voor →' : 'collected for ↓ used for →';
  const mark = (from: string, to: string): string => CELL[matrixCell(knowledge(), from, to)].mark[locale];
  const rows = kinds.map((from) => `| **${from.label[locale]}** | ${kinds.map((to) => mark(from.id, to.id)).join(' | ')} |`);
  const table = [`| ${corner} | ${kinds.map(({ label }) => label[locale]).join(' | ')} |`, `| --- | ${kinds.map(() => '---').join(' | ')} |`, ...rows];
  const legend = (Object.keys(CELL) as MatrixCell[]).filter((cell) => cell !== 'ok').map((cell) => `- **${CELL[cell].mark[locale]}**: ${CELL[cell].meaning[locale]}`);
  return [`## ${nl ? 'De matrix van doelen' : 'The matrix of purposes'}`, table.join('\n'), nl ? 'Wat de woorden in de tabel vragen:' : 'What the words in the table ask:', legend.join('\n')].join('\n\n');
}
