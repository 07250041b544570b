/** Fixes as reports tell them: a title in one language, and the edits in the order of files and text. */
import { byCodeUnit } from '../base/sorted.ts';
import type { Locale } from '../messages/template.ts';
import type { Analysis, Located } from '../service/analysis.ts';
import { fixesFor } from '../service/fixes.ts';
import type { ReportedFix } from './report.ts';

/** The fixes of a finding as a report shows them. */
export function reportedFixes(located: Located, analysis: Analysis, locale: Locale): readonly ReportedFix[] {
  return fixesFor(located, analysis).map(({ title, kind, edits }) => ({
    title: title[locale],
    kind,
    edits: [...edits].sort(([a], [b]) => byCodeUnit(a, b)).flatMap(([file, own]) => own.map(({ span, newText }) => ({ file, span, newText }))),
  }));
}
