/** What the analysis says of an example: the same text as a report gives, never one written beside it. */
import type { Locale } from '../messages/template.ts';
import type { Example, Rule } from '../rules/rule.ts';
import { Analysis } from '../service/analysis.ts';
import { DEFAULT_SETTINGS } from '../service/settings.ts';
import { Workspace } from '../service/workspace.ts';
import { fileId } from '../text/source-file.ts';
import { compactReport } from './formats/compact.ts';
import { textReport } from './formats/text.ts';
import { allFindings, makeReport, type Report } from './report.ts';
import { NO_STYLE } from './style.ts';

/** The day on which examples are checked: after the knowledge base, so that no date in them has passed. */
export const EXAMPLE_DAY = '2026-11-21';

/** The name an example that is one file goes by. */
const EXAMPLE_FILE = 'voorbeeld.pipeline.yaml';

/** The findings of this rule in an example, one line each. */
export function exampleFindings(example: Example, rule: Rule, locale: Locale): readonly string[] {
  return compactReport(reportOn(example, rule, locale)).split('\n').filter((line) => line !== '');
}

/** The same, as the text report shows them. */
export function exampleReport(example: Example, rule: Rule, locale: Locale): string {
  return textReport(reportOn(example, rule, locale), { width: 100, style: NO_STYLE, quiet: true, statistics: false });
}

function reportOn(example: Example, rule: Rule, locale: Locale): Report {
  const files = typeof example === 'string' ? { [EXAMPLE_FILE]: example } : example;
  const workspace = new Workspace({ keepLastGood: false });
  workspace.apply(Object.entries(files).map(([name, text]) => ({ file: fileId(name), text })));
  workspace.settle();
  const settings = { ...DEFAULT_SETTINGS, enabled: new Set([rule.id]) };
  const analysis = new Analysis(workspace, () => settings, EXAMPLE_DAY);
  const findings = allFindings(analysis).filter((located) => located.rule.id === rule.id && located.suppressed === undefined);
  return makeReport(analysis, findings, { locale, version: '', detail: 'titles' });
}
