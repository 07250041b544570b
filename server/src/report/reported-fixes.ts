/** Fixes as reports tell them: a title in one language, and the edits in the order of files and text. */
import { byCodeUnit } from '../base/sorted.ts';
import type { Locale } from '../messages/template.ts';
import type { FixKind } from '../rules/finding.ts';
import type { Analysis, Located } from '../service/analysis.ts';
import { fixesFor, offersFor } from '../service/fixes.ts';
import type { FileId } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';

/** What a fix is called, and of what kind it is. */
export interface FixTitle {
  readonly title: string;
  readonly kind: FixKind;
}

/** A fix as reports tell it. */
export interface ReportedFix extends FixTitle {
  readonly edits: readonly { readonly file: FileId; readonly span: Span; readonly newText: string }[];
}

/** What the fixes of a finding are called: all that a text shows, and much cheaper than the edits. */
export function fixTitles(located: Located, analysis: Analysis, locale: Locale): readonly FixTitle[] {
  return offersFor(located, analysis).map(({ title, kind }) => ({ title: title[locale], kind }));
}

/** The fixes of a finding as a report shows them. */
export function reportedFixes(located: Located, analysis: Analysis, locale: Locale): readonly ReportedFix[] {
  return fixesFor(located, analysis).map(({ title, kind, edits }) => ({
    title: title[locale],
    kind,
    edits: [...edits].sort(([a], [b]) => byCodeUnit(a, b)).flatMap(([file, own]) => own.map(({ span, newText }) => ({ file, span, newText }))),
  }));
}
