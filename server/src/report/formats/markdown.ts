/** Markdown, for a comment on a pull request or the summary of a job. */
import { grouped } from '../../base/grouped.ts';
import { counted } from '../../messages/counted.ts';
import { GRAVEST_FIRST } from '../../rules/finding.ts';
import { LENS, SEVERITY } from '../explain/words.ts';
import { byFile, namedUnit } from '../by-file.ts';
import { markdownText, utf8Length } from '../markdown-text.ts';
import { advice, reasonOf } from '../reason.ts';
import type { Report } from '../report.ts';
import { repositoryPath } from '../repository-path.ts';
import type { ResultFinding } from '../result.ts';
import { LENSES } from '../summary.ts';
import type { HandOverOptions } from '../write-options.ts';

type Options = Pick<HandOverOptions, 'folder' | 'exitCode' | 'fails' | 'markdownLimit'>;

const MARK = { error: '🛑', warning: '⚠️', info: 'ℹ️' } as const;

const WORDS = {
  nl: {
    outcome: ['Geen bevindingen waarop de controle stopt.', 'Er zijn bevindingen waarop de controle stopt.', 'Niet alles kon worden gelezen: de controle is niet volledig.'],
    pipeline: 'Pijplijn', nothing: 'niets open', line: 'regel', why: 'Waarom', do: 'Doe', combination: 'Gegevens', ignored: 'genegeerd', read: 'gelezen', fails: 'de controle stopt hierop',
    others: (count: number) => `In ${count === 1 ? 'één ander bestand' : `${count} andere bestanden`} is niets open.`,
    left: (count: number) => `_Nog ${count} ${count === 1 ? 'bevinding past' : 'bevindingen passen'} hier niet; het volledige rapport noemt ze alle._`,
  },
  en: {
    outcome: ['No findings that make the check fail.', 'There are findings that make the check fail.', 'Not everything could be read: the check is not complete.'],
    pipeline: 'Pipeline', nothing: 'nothing open', line: 'line', why: 'Why', do: 'Do', combination: 'Data', ignored: 'ignored', read: 'read', fails: 'the check fails on this',
    others: (count: number) => `Nothing is open in ${count === 1 ? 'one other file' : `${count} other files`}.`,
    left: (count: number) => `_${count} more ${count === 1 ? 'finding does' : 'findings do'} not fit here; the full report has them all._`,
  },
} as const;

/** A block of the report, and how many findings it tells of. */
interface Block {
  readonly text: string;
  readonly tells: number;
}

/** What was found per pipeline and question, then each finding by file: what, why, what to do. */
export function markdownReport(report: Report, options: Options): string {
  const { language: locale, findings } = report.result;
  const head = headOf(report, options);
  const blocks = byFile(report).filter((one) => one.findings.length > 0).flatMap(({ file, findings: own }): readonly Block[] => [
    { text: `### ${markdownText(repositoryPath(file, options.folder))}\n\n`, tells: 0 },
    ...own.map((finding, at) => ({ text: `${entry(finding, report, options)}${at === own.length - 1 ? '\n' : ''}`, tells: 1 })),
  ]);
  return fitted([...head.map((text) => ({ text, tells: 0 })), ...blocks], findings.length, options.markdownLimit, WORDS[locale].left);
}

function headOf({ result, checked }: Report, { exitCode, folder }: Options): readonly string[] {
  const { language: locale, findings, summary, tool } = result;
  const words = WORDS[locale];
  const counts = (of: readonly ResultFinding[]): string => GRAVEST_FIRST.map((severity) => ({ severity, count: of.filter((finding) => finding.severity === severity).length })).filter(({ count }) => count > 0).map(({ severity, count }) => `${MARK[severity]} ${counted(count, severity, locale)}`).join(', ');
  const total = [...GRAVEST_FIRST.map((severity) => counted(summary[severity], severity, locale)), `${summary.suppressed} ${words.ignored}`, `${counted(result.files, 'file', locale)} ${words.read}`].join(', ');
  const units = [...grouped(findings, ({ file, unit }) => JSON.stringify([file, unit])).values()];
  const silent = checked.length - new Set(findings.map(({ file }) => file)).size;
  const rows = units.map((own) => {
    const { file } = own[0]!;
    const unit = namedUnit(own[0]!);
    const name = unit === undefined ? '' : `${markdownText(unit)}<br>`;
    const cells = LENSES.map((lens) => counts(own.filter((finding) => finding.lens === lens)) || words.nothing);
    return `| ${name}${markdownText(repositoryPath(file, folder))} | ${cells.join(' | ')} |\n`;
  });
  return [
    `## ${tool.name}: ${total}\n\n${words.outcome[exitCode]}\n\n`,
    ...(rows.length === 0 ? [] : [`| ${[words.pipeline, ...LENSES.map((lens) => LENS[lens][locale])].join(' | ')} |\n| --- | --- | --- | --- |\n`, ...rows, '\n']),
    ...(silent === 0 || rows.length === 0 ? [] : [`${words.others(silent)}\n\n`]),
  ];
}

function entry(finding: ResultFinding, report: Report, options: Options): string {
  const locale = report.result.language;
  const words = WORDS[locale];
  const { severity, rule, range: { start }, message, combination } = finding;
  const lines = [
    `- ${MARK[severity]} **${SEVERITY[severity][locale]}**${options.fails(finding) ? ` (${words.fails})` : ''}, ${words.line} ${start.line}:${start.column}, ${markdownText(rule)}: ${markdownText(message)}`,
    `${words.why}: ${markdownText(reasonOf(finding, locale))}`,
    ...advice(finding, report).map((line) => `${words.do}: ${markdownText(line)}`),
    ...(combination.length === 0 ? [] : [`${words.combination}: ${combination.map(markdownText).join(', ')}`]),
  ];
  return `${lines.join('\n  - ')}\n`;
}

/** As many blocks as fit, and how many findings did not. */
function fitted(blocks: readonly Block[], findings: number, limit: number | undefined, left: (count: number) => string): string {
  const whole = blocks.map(({ text }) => text).join('').trimEnd();
  if (limit === undefined || utf8Length(whole) < limit) return `${whole}\n`;
  const room = limit - utf8Length(`\n${left(findings)}\n`);
  let text = '';
  let used = 0;
  let told = 0;
  for (const block of blocks) {
    const size = utf8Length(block.text);
    if (used + size > room) break;
    text += block.text;
    used += size;
    told += block.tells;
  }
  return `${`${text}\n${left(findings - told)}`.trimStart()}\n`;
}
