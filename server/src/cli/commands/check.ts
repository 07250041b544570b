/** `grondslag check`: analyse and report. */
import { resolve } from 'node:path';
import { decode } from '../../host/read-text.node.ts';
import { fileKey, writeReport } from '../../host/write-report.node.ts';
import { compactReport } from '../../report/compact.ts';
import { jsonReport } from '../../report/json.ts';
import { fixTitles, reportedFixes } from '../../report/reported-fixes.ts';
import { allFindings, type Report } from '../../report/report.ts';
import { NO_STYLE } from '../../report/style.ts';
import { visible } from '../../report/visible.ts';
import { textReport } from '../../report/text.ts';
import type { Analysis, Located } from '../../service/analysis.ts';
import type { FailOn } from '../../service/config-read.ts';
import type { FileId } from '../../text/source-file.ts';
import { Fault } from '../fault.ts';
import type { Io } from '../io.ts';
import { wrongValue, type Arguments } from '../options.ts';
import { openProject, type Project, type StandIn } from '../project.ts';
import { readSelection } from '../selection.ts';
import { terminalStyle, terminalWidth } from '../terminal.ts';
import { VERSION } from '../version.ts';

const FORMATS = ['text', 'compact', 'json'] as const;
type Format = (typeof FORMATS)[number];

interface Target {
  readonly format: Format;
  /** Undefined for stdout. */
  readonly file: string | undefined;
}

/** Runs a check. @returns the exit code */
export function check(args: Arguments, io: Io): number {
  const targets = readTargets(args);
  const most = readMaxWarnings(args);
  const selection = readSelection(args);
  const project = openProject(args, io, { preset: args.value('preset') as never, enabled: selection.enabled }, readStandIn(args, io));
  checkTargets(targets, project, io);
  const all = allFindings(project.analysis).filter(({ rule }) => selection.selected(rule));
  const counts = (located: Located): boolean => args.has('no-ignores') || located.suppressed === undefined;
  const report: Report = {
    analysis: project.analysis,
    version: VERSION,
    locale: project.locale,
    files: project.files.length,
    findings: all.filter(counts),
    suppressed: all.filter((located) => !counts(located)),
    fixes: (located) => reportedFixes(located, project.analysis, project.locale),
    fixTitles: (located) => fixTitles(located, project.analysis, project.locale),
  };
  if (!hasInput(project)) {
    if (!project.incomplete) throw new Fault({ nl: 'geen bestanden om te controleren', en: 'no files to check' }, 3);
    return 2;
  }
  noteStrangers(project, io);
  for (const { format, file } of targets) {
    const text = render(format, report, args, io, file !== undefined);
    if (file === undefined) io.stdout.write(text);
    else writeReport(resolve(io.cwd, file), text);
  }
  if (project.incomplete) return 2;
  const failed = report.findings.some(({ severity, file }) => reaches(severity, project.failOn(file)));
  const warnings = report.findings.filter(({ severity }) => severity === 'warning').length;
  return failed || (most !== undefined && warnings > most) ? 1 : 0;
}

const WEIGHT: Readonly<Record<FailOn, number>> = { info: 0, warning: 1, error: 2, never: 3 };

/** Whether a severity is at or above the one from which a run fails. */
export function reaches(severity: Located['severity'], failOn: FailOn): boolean {
  return WEIGHT[severity] >= WEIGHT[failOn];
}

function render(format: Format, report: Report, args: Arguments, io: Io, toFile: boolean): string {
  switch (format) {
    case 'text': {
      const when = args.value('color');
      const style = toFile && when !== 'always' ? NO_STYLE : terminalStyle(when, io);
      return textReport(report, { width: toFile ? 80 : terminalWidth(io), style, quiet: args.has('quiet'), statistics: args.has('statistics') });
    }
    case 'compact': return compactReport(report);
    case 'json': return jsonReport(report);
  }
}

function readTargets(args: Arguments): readonly Target[] {
  const targets = (args.has('format') ? args.values('format') : ['text']).map((value): Target => {
    const [name, file] = splitOnce(value);
    const format = FORMATS.find((known) => known === name);
    if (format === undefined) throw wrongValue('--format', name, FORMATS);
    if (file === '') throw new Fault({ nl: `--format ${value}: na = hoort een bestandsnaam`, en: `--format ${value}: a file name belongs after =` });
    return { format, file };
  });
  const output = args.value('output');
  const open = targets.filter(({ file }) => file === undefined);
  if (open.length > 1) throw new Fault({ nl: 'twee rapporten naar dezelfde plek; geef er een als --format FORMAT=FILE', en: 'two reports to one place; give one of them as --format FORMAT=FILE' });
  if (output !== undefined && open.length === 0) throw new Fault({ nl: 'alle rapporten gaan al naar een bestand; --output heeft niets te doen', en: 'all reports go to a file already; --output has nothing to do' });
  return targets.map((target) => ({ ...target, file: target.file ?? output }));
}

/** A report may take the place of an earlier report only. @throws Fault where two go to one file, or one to a file that this run reads */
function checkTargets(targets: readonly Target[], { files }: Project, io: Io): void {
  const places = targets.flatMap(({ file }) => (file === undefined ? [] : [{ file, key: fileKey(resolve(io.cwd, file)) }]));
  if (places.length === 0) return;
  const read = new Set([...new Set(files.flatMap(({ path, config }) => [path, ...(config?.layers ?? []).map((layer) => layer.path)]))].map(fileKey));
  places.forEach(({ file, key }, index) => {
    if (read.has(key)) throw new Fault({ nl: `${file} wordt in deze run gelezen; schrijf het rapport naar een ander bestand`, en: `${file} is read in this run; write the report to another file` });
    if (places.slice(0, index).some((other) => other.key === key)) throw new Fault({ nl: `twee rapporten naar ${file}; geef elk een eigen bestand`, en: `two reports to ${file}; give each a file of its own` });
  });
}

function splitOnce(value: string): readonly [string, string | undefined] {
  const at = value.indexOf('=');
  return at === -1 ? [value, undefined] : [value.slice(0, at), value.slice(at + 1)];
}

function readMaxWarnings(args: Arguments): number | undefined {
  const value = args.value('max-warnings');
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value)) throw new Fault({ nl: `--max-warnings ${value}: geef een geheel getal vanaf 0`, en: `--max-warnings ${value}: give a whole number from 0 up` });
  return Number(value);
}

function readStandIn(args: Arguments, io: Io): StandIn | undefined {
  const name = args.value('stdin-filename');
  if (!args.has('stdin')) {
    if (name !== undefined) throw new Fault({ nl: '--stdin-filename hoort bij --stdin', en: '--stdin-filename belongs with --stdin' });
    return undefined;
  }
  const read = decode(io.readStdin());
  return { path: resolve(io.cwd, name ?? 'stdin.pipeline.yaml'), text: read.text, exact: read.exact };
}

/** Whether anything was there to check: a file of ours that was asked for, or one that could be and cannot be read. */
export function hasInput({ files, analysis }: Project): boolean {
  return files.some(({ id, asked }) => asked && !isStranger(id, analysis));
}

/** Whether a file holds nothing of ours, and is no file that cannot be told. */
function isStranger(id: FileId, { workspace }: Analysis): boolean {
  const parsed = workspace.file(id)?.parsed;
  return parsed === undefined || (!parsed.unreadable && parsed.shapes.length === 0 && parsed.units.length === 0);
}

/** Files that were read and hold nothing of ours are told: silence would look like a pass. */
export function noteStrangers({ files, analysis, locale }: Project, io: Io): void {
  for (const { id } of files) {
    if (!isStranger(id, analysis)) continue;
    io.stderr.write(`grondslag: ${visible(id)}: ${locale === 'nl' ? 'heeft geen sleutel «grondslag» en is niet gecontroleerd' : 'has no key “grondslag” and was not checked'}\n`);
  }
}
