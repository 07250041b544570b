/** JSON, version 1. Within a version keys are only added. Lines and columns count from 1, in UTF-16 units; ends are exclusive. */
import type { Locale } from '../messages/template.ts';
import type { Param, ParamMap } from '../rules/finding.ts';
import { pathText } from '../model/path.ts';
import type { Located } from '../service/analysis.ts';
import type { FileId } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { fingerprint, laterDocument, messageOf, pathFrom, relatedMessage } from './describe.ts';
import { summarise, type Report } from './report.ts';

/** What JSON leaves bare and a terminal would act on. */
const UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** The report as JSON, version 1 of its shape. */
export function jsonReport(report: Report): string {
  const { locale, version } = report;
  const document = {
    schemaVersion: 1,
    tool: { name: 'grondslag', version },
    language: locale,
    files: report.files,
    findings: report.findings.map((located) => found(located, report)),
    suppressed: report.suppressed.map((located) => ({ ...found(located, report), ignore: ignored(located, report) })),
    summary: summarise(report),
  };
  return safeJson(document);
}

/** A value as indented JSON with a line end, without a character that a terminal would act on. */
export function safeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function found(located: Located, report: Report): object {
  const { finding, rule, severity, file, span, related } = located;
  const { analysis, locale } = report;
  const document = laterDocument(finding.at);
  return {
    rule: rule.id,
    severity,
    confidence: rule.confidence,
    lens: rule.lens,
    file,
    path: pathText(finding.at.path),
    ...(document === undefined ? {} : { document }),
    range: rangeOf(file, span, report),
    message: messageOf(finding, locale),
    messageId: finding.message,
    params: paramsOf(finding.params, locale),
    principles: rule.principles,
    articles: rule.articles,
    combination: finding.combination.map((anchor) => pathFrom(finding, anchor, analysis)),
    related: related.map((place) => {
      const later = laterDocument(place.place.at);
      return {
        file: place.file,
        path: pathText(place.place.at.path),
        ...(later === undefined ? {} : { document: later }),
        range: rangeOf(place.file, place.span, report),
        message: relatedMessage(place.place, locale),
      };
    }),
    fixes: report.fixes(located).map(({ title, kind, edits }) => ({
      title,
      kind,
      edits: edits.map((edit) => ({ file: edit.file, range: rangeOf(edit.file, edit.span, report), newText: edit.newText })),
    })),
    fingerprint: fingerprint(located, analysis),
  };
}

function ignored({ suppressed }: Located, report: Report): object | null {
  if (suppressed === undefined) return null;
  const { by, until, reason, file, span } = suppressed;
  return { by: by ?? null, until: until ?? null, reason: reason ?? null, file, range: rangeOf(file, span, report) };
}

function rangeOf(file: FileId, span: Span, { analysis }: Report): object {
  const source = analysis.workspace.file(file)!.source;
  const at = (offset: number): object => {
    const { line, character } = source.positionAt(offset);
    return { line: line + 1, column: character + 1 };
  };
  return { start: at(span.start), end: at(span.end) };
}

function paramsOf(params: ParamMap, locale: Locale): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, paramOf(value, locale)]));
}

function paramOf(value: Param, locale: Locale): unknown {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return (value as readonly Param[]).map((item) => paramOf(item, locale));
  return (value as { readonly nl: string; readonly en: string })[locale];
}
