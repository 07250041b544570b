/** One page for a reviewer: what was checked, what was found, what is declared and computed, and what nobody can know. */
import { htmlPage } from '../html/page.ts';
import type { Report } from '../report.ts';

/** The report as a page of HTML that loads nothing. */
export async function htmlReport({ result, checked, rules, since, withIgnored, survey }: Report): Promise<string> {
  const { sheets, rules: known, presets } = await survey();
  const ran = new Set(rules.map(({ id }) => id));
  return htmlPage({ result, checked, rules, since, withIgnored, sheets, presets, silent: known.filter(({ id }) => !ran.has(id)) });
}
