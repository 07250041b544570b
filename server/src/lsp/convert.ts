/** The only place that speaks of LSP positions and ranges: from spans to ranges, from findings to diagnostics, from edits to workspace edits. */
import { DiagnosticSeverity, DiagnosticTag, type Diagnostic, type DiagnosticRelatedInformation, type Location, type Position, type Range, type TextEdit as LspTextEdit } from 'vscode-languageserver';
import { assertNever } from '../base/assert.ts';
import type { Locale } from '../messages/template.ts';
import { renderText, type Severity } from '../rules/finding.ts';
import type { Analysis, Located } from '../service/analysis.ts';
import type { Place } from '../service/locate.ts';
import { SourceFile, type FileId } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { ConfigFault } from './host.ts';
import { pageUri } from './rule-page.ts';

/** How files are known to the client: their URI and the text their positions count in. */
export interface Texts {
  uriOf(file: FileId): string;
  sourceOf(file: FileId): SourceFile | undefined;
}

/** The `source` of every diagnostic. */
const SOURCE = 'grondslag';

/** A span as the editor counts: lines from 0, columns in UTF-16 units. */
export function toRange(span: Span, source: SourceFile): Range {
  return { start: source.positionAt(span.start), end: source.positionAt(span.end) };
}

/** A position of the editor as an offset. */
export function toOffset(position: Position, source: SourceFile): number {
  return source.offsetAt(position);
}

/** A range of the editor as a span. */
export function toSpan(range: Range, source: SourceFile): Span {
  const start = source.offsetAt(range.start);
  return { start, end: Math.max(start, source.offsetAt(range.end)) };
}

/** A place as the client names it; undefined when its file has gone. */
export function toLocation({ file, span }: Place, texts: Texts): Location | undefined {
  const source = texts.sourceOf(file);
  return source && { uri: texts.uriOf(file), range: toRange(span, source) };
}

/** Edits as the editor takes them. */
export function toTextEdits(edits: readonly TextEdit[], source: SourceFile): LspTextEdit[] {
  return edits.map(({ span, newText }) => ({ range: toRange(span, source), newText }));
}

function toSeverity(severity: Severity): DiagnosticSeverity {
  switch (severity) {
    case 'error': return DiagnosticSeverity.Error;
    case 'warning': return DiagnosticSeverity.Warning;
    case 'info': return DiagnosticSeverity.Information;
    default: return assertNever(severity);
  }
}

export interface DiagnosticOptions {
  readonly locale: Locale;
  /** Folder with the pages of the rules, or undefined where there is none. */
  readonly docsUri: string | undefined;
  readonly relatedInformation: boolean;
}

/** The way the data of a finding came, first stop first. */
export type DataPath = ReturnType<Analysis['pathOf']>;

const ON_THE_WAY = { nl: 'langs deze weg, stap {number}: {kind} «{name}»', en: 'came along here, stop {number}: {kind} “{name}”' };
const KINDS: Readonly<Record<string, { readonly nl: string; readonly en: string }>> = {
  field: { nl: 'veld', en: 'field' },
  source: { nl: 'bron', en: 'source' },
  step: { nl: 'stap', en: 'step' },
  output: { nl: 'uitvoer', en: 'output' },
  purpose: { nl: 'doel', en: 'purpose' },
};

/** A finding as a diagnostic, with every contributing place and the way the data came. */
export function toDiagnostic(located: Located, path: DataPath, texts: Texts, { locale, docsUri, relatedInformation }: DiagnosticOptions): Diagnostic {
  const { rule, finding, file, span } = located;
  const source = texts.sourceOf(file);
  const diagnostic: Diagnostic = {
    range: source === undefined ? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } : toRange(span, source),
    severity: toSeverity(located.severity),
    code: rule.id,
    ...(docsUri === undefined || rule.declaration !== undefined ? {} : { codeDescription: { href: pageUri(docsUri, rule.id, locale) } }),
    source: SOURCE,
    message: renderText(rule.messages[finding.message] ?? rule.summary, finding.params, locale),
  };
  if (rule.id === 'unused-ignore') diagnostic.tags = [DiagnosticTag.Unnecessary];
  const related = relatedInformation ? relatedOf(located, path, texts, locale) : [];
  if (related.length > 0) diagnostic.relatedInformation = related;
  return diagnostic;
}

function relatedOf(located: Located, path: DataPath, texts: Texts, locale: Locale): DiagnosticRelatedInformation[] {
  const told = (items: Located['related']): DiagnosticRelatedInformation[] => items.flatMap((item) => {
    const location = toLocation(item, texts);
    return location === undefined ? [] : [{ location, message: renderText(item.place.message, item.place.params, locale) }];
  });
  // What it is about, and the way it came, before all that it meets: an editor shows the first few.
  const causes = located.related.filter(({ place }) => place.cause === true);
  const others = located.related.filter(({ place }) => place.cause !== true);
  const stops = path.flatMap((stop, index): DiagnosticRelatedInformation[] => {
    const location = toLocation(stop, texts);
    const params = { number: String(index + 1), kind: KINDS[stop.kind] ?? stop.kind, name: stop.name };
    return location === undefined ? [] : [{ location, message: renderText(ON_THE_WAY, params, locale) }];
  });
  return causes.length > 0 ? [...told(causes), ...stops, ...told(others)] : [...told(others), ...stops];
}

/** A fault of a configuration file, at the line it is on. */
export function toFaultDiagnostic({ line, column, message, note }: ConfigFault, locale: Locale): Diagnostic {
  const start = { line: line - 1, character: column - 1 };
  return { range: { start, end: { line, character: 0 } }, severity: note === true ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error, source: SOURCE, code: 'configuration', message: message[locale] };
}
