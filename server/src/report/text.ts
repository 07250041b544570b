/** The report for people at a terminal: each finding as a block with its source, why it matters and what to do. */
import type { Lens } from '../knowledge/types.ts';
import type { Rule } from '../rules/rule.ts';
import type { Locale } from '../messages/template.ts';
import type { FixKind, Severity } from '../rules/finding.ts';
import type { Located, LocatedPlace } from '../service/analysis.ts';
import type { FileId } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { principleTitle, titledCitations } from './articles.ts';
import { messageOf, relatedMessage } from './describe.ts';
import { LENS } from './explain/words.ts';
import { LENSES, statistics, summarise, type Report } from './report.ts';
import { snippet, type Mark } from './snippet.ts';
import type { Style } from './style.ts';
import { visible, widthOf, wrap } from './visible.ts';

export interface TextOptions {
  readonly width: number;
  readonly style: Style;
  /** Only the findings, without a summary. */
  readonly quiet: boolean;
  readonly statistics: boolean;
}

/** More places than this make a block that nobody reads; the others are counted. */
const MOST_PLACES = 12;
const MOST_FIXES = 2;

const WORDS = {
  nl: { path: 'weg', why: 'waarom', do: 'doe', more: (count: number) => `… en nog ${count} ${count === 1 ? 'plaats' : 'plaatsen'}; \`--format json\` noemt ze alle` },
  en: { path: 'path', why: 'why', do: 'do', more: (count: number) => `… and ${count} more ${count === 1 ? 'place' : 'places'}; \`--format json\` has them all` },
} as const;

/** What kinds of fixes are called. */
export const FIX_KINDS: Readonly<Record<Locale, Readonly<Record<FixKind, string>>>> = {
  nl: { safe: 'veilig', unsafe: 'onveilig', suggestion: 'voorstel' },
  en: { safe: 'safe', unsafe: 'unsafe', suggestion: 'suggestion' },
};

/** The report for people, on a terminal or in a file. */
export function textReport(report: Report, options: TextOptions): string {
  const parts = report.findings.map((located) => `${block(located, report, options).join('\n')}\n`);
  if (!options.quiet) parts.push(`${summaryLines(report, options.width).join('\n')}\n`);
  if (options.statistics) parts.push(`${statisticsLines(report).join('\n')}\n`);
  return parts.join('\n');
}

function block(located: Located, report: Report, { width, style }: TextOptions): readonly string[] {
  const { severity, rule, finding, file, span, related } = located;
  const { locale } = report;
  const words = WORDS[locale];
  const places = related.slice(0, MOST_PLACES);
  const gutter = String(Math.max(...[{ file, span }, ...places].map((place) => lineOf(place.file, place.span, report)))).length;
  const head = `${severity}[${visible(rule.id)}]`;
  const [first = '', ...others] = wrap(`: ${messageOf(finding, locale)}`, width - 2, widthOf(head) - 2);
  const lines = [style.severity(severity, head) + style.strong(first), ...others.map((line) => `  ${style.strong(line)}`)];
  const bar = `${' '.repeat(gutter)} ${style.frame('|')}`;
  const here = places.filter((place) => place.file === file);
  lines.push(...section('-->', file, span, [{ span, label: '', primary: true }, ...here.map((place) => markOf(place, locale))]));
  const elsewhere = new Map<FileId, LocatedPlace[]>();
  for (const place of places) if (place.file !== file) elsewhere.set(place.file, [...(elsewhere.get(place.file) ?? []), place]);
  for (const [other, there] of elsewhere) lines.push(bar, ...section(':::', other, there[0]!.span, there.map((place) => markOf(place, locale))));
  lines.push(bar);
  if (related.length > places.length) lines.push(...note('', words.more(related.length - places.length)));
  const way = wayOf(located, report);
  if (way !== '') lines.push(...note(words.path, way));
  lines.push(...note(words.why, reasonOf(rule, locale)));
  const fixes = report.fixTitles(located).slice(0, MOST_FIXES);
  if (fixes.length === 0) lines.push(...note(words.do, rule.resolve[locale]));
  for (const fix of fixes) lines.push(...note(words.do, `${fix.title} [${FIX_KINDS[locale][fix.kind]}]`));
  return lines;

  function section(arrow: string, there: FileId, at: Span, marks: readonly Mark[]): readonly string[] {
    const source = report.analysis.workspace.file(there)!.source;
    const { line, character } = source.positionAt(at.start);
    return [
      `${' '.repeat(gutter)}${style.frame(arrow)} ${visible(there)}:${line + 1}:${character + 1}`,
      bar,
      ...snippet(source, marks, gutter, width, { frame: style.frame, mark: (primary, text) => (primary ? style.severity(severity, text) : style.frame(text)) }),
    ];
  }

  function note(word: string, text: string): readonly string[] {
    const lead = word === '' ? '= ' : `= ${word}: `;
    const indent = gutter + 1 + widthOf(lead);
    return wrap(text, width - indent).map((line, i) => (i === 0 ? `${' '.repeat(gutter + 1)}${style.frame('=')}${style.strong(lead.slice(1))}${line}` : ' '.repeat(indent) + line));
  }
}

const reasons: Readonly<Record<Locale, Map<Rule, string>>> = { nl: new Map(), en: new Map() };

/** The articles and principles a rule rests on, by name: the same for all its findings. */
function reasonOf(rule: Rule, locale: Locale): string {
  let reason = reasons[locale].get(rule);
  if (reason === undefined) reasons[locale].set(rule, (reason = [titledCitations(rule.articles, locale), rule.principles.map((id) => principleTitle(id, locale)).join(', ')].filter((part) => part !== '').join(' · ')));
  return reason;
}

function markOf(place: LocatedPlace, locale: Locale): Mark {
  return { span: place.span, label: relatedMessage(place.place, locale), primary: false };
}

function lineOf(file: FileId, span: Span, report: Report): number {
  return report.analysis.workspace.file(file)!.source.positionAt(span.start).line + 1;
}

/** The way the data came, first to last; a stop in another file says which. */
function wayOf({ finding, file }: Located, report: Report): string {
  let last = file;
  return report.analysis
    .pathOf(finding)
    .map((stop) => {
      const text = stop.file === last ? stop.name : `${stop.file}: ${stop.name}`;
      last = stop.file;
      return text;
    })
    .join(' › ');
}

const COUNTED: Readonly<Record<Locale, Readonly<Record<Severity | 'file', readonly [one: string, more: string]>>>> = {
  nl: { error: ['fout', 'fouten'], warning: ['waarschuwing', 'waarschuwingen'], info: ['opmerking', 'opmerkingen'], file: ['bestand', 'bestanden'] },
  en: { error: ['error', 'errors'], warning: ['warning', 'warnings'], info: ['remark', 'remarks'], file: ['file', 'files'] },
};

/** What was found: by severity, and under each of the three questions. */
export function summaryLines(report: Report, width: number): readonly string[] {
  const { locale } = report;
  const summary = summarise(report);
  const nl = locale === 'nl';
  const counted = (count: number, what: Severity | 'file'): string => `${count} ${COUNTED[locale][what][count === 1 ? 0 : 1]}`;
  const severities = (of: Readonly<Record<Severity, number>>, which: readonly Severity[]): string => which.map((severity) => counted(of[severity], severity)).join(', ');
  const total = `${severities(summary, SEVERITIES)}; ${summary.suppressed} ${nl ? 'genegeerd' : 'ignored'}; ${counted(report.files, 'file')} ${nl ? 'gelezen' : 'read'}`;
  const column = Math.max(...LENSES.map((lens) => LENS[lens][locale].length)) + 2;
  const question = (lens: Lens): readonly string[] => {
    const { rules, ...found } = summary.lenses[lens];
    const present = SEVERITIES.filter((severity) => found[severity] > 0);
    const names = Object.entries(rules).map(([rule, count]) => (count === 1 ? rule : `${rule} (${count})`));
    const text = present.length === 0 ? (nl ? 'niets open' : 'nothing open') : `${severities(found, present)}: ${names.join(', ')}`;
    return wrap(text, width - column).map((line, i) => (i === 0 ? LENS[lens][locale] : '').padEnd(column) + line);
  };
  return [...wrap(total, width), ...LENSES.flatMap(question)];
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

function statisticsLines(report: Report): readonly string[] {
  const rows = statistics(report.findings);
  const digits = Math.max(0, ...rows.map(({ count }) => String(count).length));
  return rows.map(({ rule, severity, count }) => `${String(count).padStart(digits)} ${severity.padEnd(7)} ${visible(rule)}`);
}
