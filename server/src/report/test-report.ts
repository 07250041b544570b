/** The outcome of fixtures: for people with what differs, or as JSON. */
import type { Locale } from '../messages/template.ts';
import { pathText } from '../model/path.ts';
import type { Located } from '../service/analysis.ts';
import type { Expected, FixtureCase } from '../service/fixture.ts';
import type { CaseOutcome } from '../service/fixture-run.ts';
import { messageOf } from './describe.ts';
import { safeJson } from './safe-json.ts';
import { visible } from './visible.ts';

/** A case that was run, and the file it stands in. */
export interface TestedCase {
  readonly file: string;
  readonly one: FixtureCase;
  readonly outcome: CaseOutcome;
}

/** Whether a case gave what it should. */
export function passed({ outcome }: TestedCase): boolean {
  return outcome.missing.length === 0 && outcome.unexpected.length === 0;
}

const WORDS = {
  nl: { ok: 'goed', failed: 'FOUT', line: 'regel', lines: ['-  verwacht, en niet gevonden', '+  gevonden, en niet verwacht'], cases: 'gevallen', one: 'geval', good: 'goed', bad: 'fout' },
  en: { ok: 'ok', failed: 'FAIL', line: 'line', lines: ['-  expected, and not found', '+  found, and not expected'], cases: 'cases', one: 'case', good: 'passed', bad: 'failed' },
} as const;

/** One line per case, and below a failed one what is missing (`-`) and what is too much (`+`). */
export function testReport(cases: readonly TestedCase[], locale: Locale, quiet: boolean): string {
  const words = WORDS[locale];
  const lines: string[] = [];
  let file: string | undefined;
  const shown = quiet ? cases.filter((tested) => !passed(tested)) : cases;
  for (const tested of shown) {
    if (tested.file !== file) lines.push(visible((file = tested.file)));
    const good = passed(tested);
    lines.push(`  ${good ? words.ok : words.failed}  ${visible(tested.one.name)}${good ? '' : ` (${words.line} ${tested.one.line})`}`);
    for (const wanted of tested.outcome.missing) lines.push(`        - ${visible(expectedLine(wanted))}`);
    for (const located of tested.outcome.unexpected) lines.push(`        + ${visible(foundLine(located, locale))}`);
  }
  const failed = cases.filter((tested) => !passed(tested)).length;
  if (failed > 0) lines.push('', ...words.lines.map((line) => `  ${line}`));
  if (!quiet || failed > 0) lines.push(...(lines.length === 0 ? [] : ['']), `${cases.length} ${cases.length === 1 ? words.one : words.cases}: ${cases.length - failed} ${words.good}, ${failed} ${words.bad}`);
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** The same as data; nothing in it but messages depends on the language. */
export function testJson(cases: readonly TestedCase[], locale: Locale, version: string): string {
  return safeJson({
    schemaVersion: 1,
    tool: { name: 'grondslag', version },
    language: locale,
    cases: cases.map((tested) => ({
      file: tested.file,
      name: tested.one.name,
      line: tested.one.line,
      passed: passed(tested),
      missing: tested.outcome.missing.map(({ rule, severity, file, path }) => ({ rule, severity: severity ?? null, file: file ?? null, path: path ?? null })),
      unexpected: tested.outcome.unexpected.map(({ rule, severity, file, finding }) => ({ rule: rule.id, severity, file, path: pathText(finding.at.path), message: messageOf(finding, locale) })),
    })),
    summary: { passed: cases.filter(passed).length, failed: cases.filter((tested) => !passed(tested)).length },
  });
}

function expectedLine({ rule, severity, file, path }: Expected): string {
  return [severity, rule, file, path].filter((part) => part !== undefined).join(' ');
}

function foundLine({ rule, severity, file, finding }: Located, locale: Locale): string {
  return `${[severity, rule.id, file, pathText(finding.at.path)].join(' ').trim()}: ${messageOf(finding, locale)}`;
}
