/** What the client is told of one file, and which other files that speaks of. */
import type { Diagnostic } from 'vscode-languageserver';
import type { Found } from '../editor/overview-findings.ts';
import type { Analysis } from '../service/analysis.ts';
import type { FileId } from '../text/source-file.ts';
import { toDiagnostic, type DiagnosticOptions, type Texts } from './convert.ts';

export interface Diagnosis {
  readonly items: readonly Diagnostic[];
  /** The same findings, as the overview of the workspace shows them. */
  readonly found: readonly Found[];
  /** Files whose text the answer depends on, the file itself left out: a change there can move or silence what is said here. */
  readonly mentions: ReadonlySet<FileId>;
}

/** For a file of which nothing is said. */
export const NOTHING: Diagnosis = { items: [], found: [], mentions: new Set() };

/**
 * The diagnostics of a file as it is now, in the order of the text.
 * @param complete whether all files are known; until then no comment is called unused
 */
export function diagnose(file: FileId, analysis: Analysis, texts: Texts, options: DiagnosticOptions, complete: boolean): Diagnosis {
  const found = analysis.inFile(file);
  if (found.length === 0) return NOTHING;
  const mentions = new Set<FileId>();
  const items: Diagnostic[] = [];
  const told: Found[] = [];
  for (const located of found) {
    const path = analysis.pathOf(located.finding);
    for (const place of located.related) mentions.add(place.file);
    for (const place of path) mentions.add(place.file);
    if (located.suppressed !== undefined || (!complete && located.rule.id === 'unused-ignore')) continue;
    const item = toDiagnostic(located, path, texts, options);
    items.push(item);
    told.push({ file, span: located.span, rule: located.rule, severity: located.severity, message: typeof item.message === 'string' ? item.message : item.message.value });
  }
  mentions.delete(file);
  return { items, found: told, mentions };
}
