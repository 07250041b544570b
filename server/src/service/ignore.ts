/** The comment that ignores a finding, to be completed by whoever weighs it. */
import type { Operation } from '../edit/operations.ts';
import { PLACEHOLDER } from '../model/read.ts';
import type { Analysis, Located } from './analysis.ts';

/** For how many months a new ignore holds, unless its author writes another date. */
const MONTHS = 6;

/**
 * Adds the comment above the place of the finding. Undefined for a finding that no comment can
 * switch off: by its nature, by the configuration, or because it is about the text itself.
 */
export function ignoreOperation({ rule, finding, file }: Located, analysis: Analysis): Operation | undefined {
  const { locked } = analysis.settingsFor(file);
  if (!rule.ignorable || locked.has(rule.id) || finding.at.span !== undefined || finding.at.path.length === 0) return undefined;
  const text = `grondslag: ignore[${rule.id}] by=${PLACEHOLDER} until=${monthsAfter(analysis.today, MONTHS)} -- ${PLACEHOLDER}`;
  return { op: 'comment', unit: finding.at.unit, path: finding.at.path, text };
}

/** The same day some months later, or the last day of that month; ISO dates in and out. */
export function monthsAfter(today: string, months: number): string {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) + months;
  const [newYear, newMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const leap = (newYear % 4 === 0 && newYear % 100 !== 0) || newYear % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][newMonth - 1]!;
  return [String(newYear).padStart(4, '0'), String(newMonth).padStart(2, '0'), String(Math.min(day, days)).padStart(2, '0')].join('-');
}
