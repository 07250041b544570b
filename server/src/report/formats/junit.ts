/** JUnit's XML: a suite per file, a case per rule, so that what passed shows as well. */
import { grouped } from '../../base/grouped.ts';
import { byFile, type FileFindings } from '../by-file.ts';
import { oneLine } from '../one-line.ts';
import { advice, reasonOf } from '../reason.ts';
import type { Report } from '../report.ts';
import { repositoryPath } from '../repository-path.ts';
import { decisionOf, type ResultFinding, type SuppressedFinding } from '../result.ts';
import type { HandOverOptions } from '../write-options.ts';
import { xmlDocument, type Element } from '../xml.ts';

type Options = Pick<HandOverOptions, 'folder' | 'fails'>;

/** More cases than this choke those who read them: rules that found nothing in a file then share one. */
const MOST_CASES = 50_000;

const WORDS = {
  nl: { others: 'alle andere regels', ignored: 'genegeerd', by: 'door', until: 'tot', noReason: 'zonder reden' },
  en: { others: 'all other rules', ignored: 'ignored', by: 'by', until: 'until', noReason: 'without a reason' },
} as const;

/** What makes a run fail is a failure; what does not is told in the output of its case; what somebody put aside is skipped. */
export function junitReport(report: Report, options: Options): string {
  const apart = report.rules.length * report.checked.length <= MOST_CASES;
  const suites = byFile(report).map((one) => suite(one, apart, report, options));
  return xmlDocument('testsuites', { '@name': 'grondslag', ...totals(suites, ['@tests', '@failures']), testsuite: suites });
}

function suite({ file, findings, suppressed }: FileFindings, apart: boolean, report: Report, options: Options): Element {
  const name = repositoryPath(file, options.folder);
  const found = grouped(findings, ({ rule }) => rule);
  const aside = grouped(suppressed, ({ rule }) => rule);
  const rules = report.rules.map(({ id }) => id).filter((id) => apart || found.has(id) || aside.has(id));
  const cases = rules.map((rule) => ({ '@name': oneLine(rule), '@classname': name, ...outcome(found.get(rule) ?? [], aside.get(rule) ?? [], report, options) }));
  if (rules.length < report.rules.length) cases.push({ '@name': WORDS[report.result.language].others, '@classname': name });
  const having = (what: string): number => cases.filter((one: Element) => one[what] !== undefined).length;
  return { '@name': name, '@tests': cases.length, '@failures': having('failure'), '@errors': 0, '@skipped': having('skipped'), testcase: cases };
}

function outcome(found: readonly ResultFinding[], aside: readonly SuppressedFinding[], report: Report, options: Options): Element {
  const failures = found.filter((finding) => options.fails(finding));
  const rest = found.filter((finding) => !options.fails(finding));
  const ignored = aside.map((finding) => ignoredLine(finding, report, options.folder));
  // A case is skipped or it failed: next to a failure, what was put aside is told in the output.
  const skips = failures.length === 0 && ignored.length > 0;
  const output = [...rest.map((finding) => blockOf(finding, report, options.folder)), ...(skips ? [] : ignored)];
  return {
    ...(skips ? { skipped: { '#text': ignored.join('\n') } } : {}),
    ...(failures.length === 0 ? {} : { failure: failures.map((finding) => ({ '@type': finding.severity, '@message': oneLine(finding.message), '#text': blockOf(finding, report, options.folder) })) }),
    ...(output.length === 0 ? {} : { 'system-out': { '#text': output.join('\n\n') } }),
  };
}

/** A finding in a few lines: what, where, why and what to do. */
function blockOf(finding: ResultFinding, report: Report, folder: string): string {
  return [place(finding, folder), oneLine(finding.message), oneLine(reasonOf(finding, report.result.language)), ...advice(finding, report).map(oneLine)].join('\n');
}

function ignoredLine(finding: SuppressedFinding, report: Report, folder: string): string {
  const { by, until, reason } = decisionOf(finding);
  const words = WORDS[report.result.language];
  const who = [words.ignored, ...(by === null ? [] : [words.by, oneLine(by)]), ...(until === null ? [] : [words.until, oneLine(until)])].join(' ');
  return `${place(finding, folder)}: ${oneLine(finding.message)} (${who}: ${reason === null ? words.noReason : oneLine(reason)})`;
}

function place({ file, range: { start } }: Pick<ResultFinding, 'file' | 'range'>, folder: string): string {
  return `${oneLine(repositoryPath(file, folder))}:${start.line}:${start.column}`;
}

function totals(suites: readonly Element[], names: readonly string[]): Element {
  return Object.fromEntries(names.map((name) => [name, suites.reduce((sum, one) => sum + Number(one[name]), 0)]));
}
