/** The report for people at a terminal: each finding as a block with its source, why it matters and what to do. */
import { advice, reasonOf } from '../reason.ts';
import type { Report } from '../report.ts';
import { spanIn, type ResultFinding, type ResultPlace, type ResultRelated } from '../result.ts';
import { snippet, type Mark } from '../snippet.ts';
import type { Style } from '../style.ts';
import { statistics } from '../summary.ts';
import { summaryLines } from '../summary-lines.ts';
import { visible, widthOf, wrap } from '../visible.ts';

export interface TextOptions {
  readonly width: number;
  readonly style: Style;
  /** Only the findings, without a summary. */
  readonly quiet: boolean;
  readonly statistics: boolean;
}

/** More places than this make a block that nobody reads; the others are counted. */
const MOST_PLACES = 12;

const WORDS = {
  nl: { path: 'weg', why: 'waarom', do: 'doe', more: (count: number) => `… en nog ${count} ${count === 1 ? 'plaats' : 'plaatsen'}; \`--format json\` noemt ze alle` },
  en: { path: 'path', why: 'why', do: 'do', more: (count: number) => `… and ${count} more ${count === 1 ? 'place' : 'places'}; \`--format json\` has them all` },
} as const;

/** The report for people, on a terminal or in a file. */
export function textReport(report: Report, options: TextOptions): string {
  const { result } = report;
  const reasons = new Map<string, string>();
  const parts = result.findings.map((finding) => `${block(finding, report, options, reasons).join('\n')}\n`);
  if (!options.quiet) parts.push(`${summaryLines(result, options.width).join('\n')}\n`);
  if (options.statistics) parts.push(`${statisticsLines(report).join('\n')}\n`);
  return parts.join('\n');
}

function block(finding: ResultFinding, report: Report, { width, style }: TextOptions, reasons: Map<string, string>): readonly string[] {
  const { severity, rule, file, related } = finding;
  const locale = report.result.language;
  const words = WORDS[locale];
  const places = related.slice(0, MOST_PLACES);
  const gutter = String(Math.max(...[finding, ...places].map(({ range }) => range.start.line))).length;
  const head = `${severity}[${visible(rule)}]`;
  const [first = '', ...others] = wrap(`: ${finding.message}`, width - 2, widthOf(head) - 2);
  const lines = [style.severity(severity, head) + style.strong(first), ...others.map((line) => `  ${style.strong(line)}`)];
  const bar = `${' '.repeat(gutter)} ${style.frame('|')}`;
  const here = places.filter((place) => place.file === file);
  lines.push(...section('-->', finding, [{ ...markOf(finding), primary: true, label: '' }, ...here.map(markOf)]));
  const elsewhere = new Map<string, ResultRelated[]>();
  for (const place of places) if (place.file !== file) elsewhere.set(place.file, [...(elsewhere.get(place.file) ?? []), place]);
  for (const there of elsewhere.values()) lines.push(bar, ...section(':::', there[0]!, there.map(markOf)));
  lines.push(bar);
  if (related.length > places.length) lines.push(...note('', words.more(related.length - places.length)));
  const way = wayOf(finding);
  if (way !== '') lines.push(...note(words.path, way));
  lines.push(...note(words.why, cachedReason(finding)));
  for (const line of advice(finding, report)) lines.push(...note(words.do, line));
  return lines;

  function section(arrow: string, at: ResultPlace, marks: readonly Mark[]): readonly string[] {
    return [
      `${' '.repeat(gutter)}${style.frame(arrow)} ${visible(at.file)}:${at.range.start.line}:${at.range.start.column}`,
      bar,
      ...snippet(report.source(at.file), marks, gutter, width, { frame: style.frame, mark: (primary, text) => (primary ? style.severity(severity, text) : style.frame(text)) }),
    ];
  }

  function markOf(place: ResultPlace & { readonly message: string }): Mark {
    return { span: spanIn(report.source(place.file), place.range), label: place.message, primary: false };
  }

  /** The same for all findings of a rule, and not free. */
  function cachedReason(of: ResultFinding): string {
    let reason = reasons.get(rule);
    if (reason === undefined) reasons.set(rule, (reason = reasonOf(of, locale)));
    return reason;
  }

  function note(word: string, text: string): readonly string[] {
    const lead = word === '' ? '= ' : `= ${word}: `;
    const indent = gutter + 1 + widthOf(lead);
    return wrap(text, width - indent).map((line, i) => (i === 0 ? `${' '.repeat(gutter + 1)}${style.frame('=')}${style.strong(lead.slice(1))}${line}` : ' '.repeat(indent) + line));
  }
}

/** The way the data came, first to last; a stop in another file says which. */
function wayOf({ trace, file }: ResultFinding): string {
  let last = file;
  return trace
    .map((stop) => {
      const text = stop.file === last ? stop.name : `${stop.file}: ${stop.name}`;
      last = stop.file;
      return text;
    })
    .join(' › ');
}

function statisticsLines({ result }: Report): readonly string[] {
  const rows = statistics(result.findings);
  const digits = Math.max(0, ...rows.map(({ count }) => String(count).length));
  return rows.map(({ rule, severity, count }) => `${String(count).padStart(digits)} ${severity.padEnd(7)} ${visible(rule)}`);
}
