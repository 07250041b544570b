/** All rules, as a table for people or as data. */
import type { Locale } from '../messages/template.ts';
import { RULES } from '../rules/registry.ts';
import { safeJson } from './json.ts';
import { LENS } from './explain/words.ts';
import { widthOf } from './visible.ts';

/** The rules as JSON, sorted by id; nothing in it depends on the language. */
export function rulesJson(): string {
  return safeJson(
    RULES.map(({ id, group, lens, severity, preset, confidence, principles, articles, fix, ignorable, summary }) => ({
      id, group, lens, severity, preset, confidence, principles, articles, fix, ignorable, summary: { nl: summary.nl, en: summary.en },
    })),
  );
}

/** The rules in columns. What does not fit in `width` is cut off: the whole text is in `explain`. */
export function rulesTable(locale: Locale, width: number): string {
  const nl = locale === 'nl';
  const head = nl ? ['regel', 'zwaarte', 'preset', 'vraag', 'fix', 'wat'] : ['rule', 'severity', 'preset', 'lens', 'fix', 'what'];
  const rows = RULES.map((rule) => [rule.id, rule.severity, rule.preset, LENS[rule.lens][locale], rule.fix === 'none' ? '-' : rule.fix, rule.summary[locale]]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => widthOf(row[column]!))));
  const line = (row: readonly string[]): string => {
    const whole = row.map((cell, column) => (column === row.length - 1 ? cell : cell + ' '.repeat(widths[column]! - widthOf(cell)))).join('  ');
    return whole.length <= width ? whole : `${whole.slice(0, width - 1)}…`;
  };
  return `${[head, ...rows].map(line).join('\n')}\n`;
}
