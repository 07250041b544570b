/** The pipelines of an analysis, described and drawn, and the conditions under which they were checked. */
import { byCodeUnit } from '../base/sorted.ts';
import type { Locale } from '../messages/template.ts';
import { documentOf } from '../model/path.ts';
import { pictureOf } from '../picture/picture-of.ts';
import type { Preset } from '../rules/finding.ts';
import type { Analysis, Located } from '../service/analysis.ts';
import { portraitOf, type Portrait } from '../service/portrait.ts';
import { fingerprint } from './describe.ts';
import { reported, type ReportedRule } from './report.ts';
import { rangeIn, type ResultFinding } from './result.ts';

/** A pipeline with its drawing, as an element `svg`; empty where there is none. */
export interface Sheet {
  readonly portrait: Portrait;
  readonly picture: string;
}

export interface Survey {
  /** In the order of files and documents. */
  readonly sheets: readonly Sheet[];
  /** All rules that there are, in the order of the program. */
  readonly rules: readonly ReportedRule[];
  /** How much the settings of the files ask for, from little to much. */
  readonly presets: readonly Preset[];
}

const PRESETS: readonly Preset[] = ['engineer', 'reviewer', 'auditor'];

/**
 * Describes everything that an analysis holds.
 * @param findings what the report lists: the drawings show these findings and no others
 */
export function surveyOf(analysis: Analysis, locale: Locale, findings: readonly ResultFinding[]): Survey {
  const { workspace } = analysis;
  const pipelines = [...workspace.allUnits()].filter((unit) => unit.kind === 'pipeline');
  pipelines.sort((a, b) => byCodeUnit(a.file, b.file) || documentOf(a.key) - documentOf(b.key));
  const listed = new Set(findings.map(({ fingerprint: print, rule, file, range }) => toldApart(print, rule, file, range)));
  const shows = (located: Located): boolean => listed.has(toldApart(fingerprint(located, analysis), located.rule.id, located.file, rangeIn(workspace.file(located.file)!.source, located.span)));
  const asked = new Set([...workspace.fileIds()].map((file) => analysis.settingsFor(file).preset));
  return {
    sheets: pipelines.flatMap((pipeline) => {
      const portrait = portraitOf(pipeline, analysis);
      return portrait === undefined ? [] : [{ portrait, picture: pictureOf(pipeline, analysis, locale, shows) }];
    }),
    rules: analysis.rules().list.map(reported),
    presets: PRESETS.filter((preset) => asked.has(preset)),
  };
}

/** What tells a finding from another. */
function toldApart(print: string, rule: string, file: string, { start, end }: ResultFinding['range']): string {
  return JSON.stringify([print, rule, file, start.line, start.column, end.line, end.column]);
}
