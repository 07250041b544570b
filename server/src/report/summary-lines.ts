/** The summary that ends a report for people. */
import type { Lens } from '../knowledge/types.ts';
import { counted } from '../messages/counted.ts';
import { GRAVEST_FIRST, type Severity } from '../rules/finding.ts';
import { LENS } from './explain/words.ts';
import type { CheckResult } from './result.ts';
import { LENSES } from './summary.ts';
import { wrap } from './visible.ts';

/** What was found: by severity, and under each of the three questions. */
export function summaryLines({ language, files, summary }: Pick<CheckResult, 'language' | 'files' | 'summary'>, width: number): readonly string[] {
  const nl = language === 'nl';
  const severities = (of: Readonly<Record<Severity, number>>, which: readonly Severity[]): string => which.map((severity) => counted(of[severity], severity, language)).join(', ');
  const { suppressed, suppressedBy: { comments, baseline } } = summary;
  const ignored = `${suppressed} ${nl ? 'genegeerd' : 'ignored'}`;
  const aside = suppressed === 0 ? ignored : `${ignored} (${nl ? `${comments} met een opmerking, ${baseline} met de baseline` : `${comments} by comments, ${baseline} by the baseline`})`;
  const total = `${severities(summary, GRAVEST_FIRST)}; ${aside}; ${counted(files, 'file', language)} ${nl ? 'gelezen' : 'read'}`;
  const column = Math.max(...LENSES.map((lens) => LENS[lens][language].length)) + 2;
  const question = (lens: Lens): readonly string[] => {
    const { rules, ...found } = summary.lenses[lens];
    const present = GRAVEST_FIRST.filter((severity) => found[severity] > 0);
    const names = Object.entries(rules).map(([rule, count]) => (count === 1 ? rule : `${rule} (${count})`));
    const text = present.length === 0 ? (nl ? 'niets open' : 'nothing open') : `${severities(found, present)}: ${names.join(', ')}`;
    return wrap(text, width - column).map((line, i) => (i === 0 ? LENS[lens][language] : '').padEnd(column) + line);
  };
  return [...wrap(total, width), ...LENSES.flatMap(question)];
}
