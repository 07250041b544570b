/** The pipelines of an analysis, described and drawn, and the conditions under which they were checked. */
import { byCodeUnit } from '../base/sorted.ts';
import type { Locale } from '../messages/template.ts';
import { documentOf } from '../model/path.ts';
import { pictureOf } from '../picture/picture-of.ts';
import type { Preset } from '../rules/finding.ts';
import type { Analysis } from '../service/analysis.ts';
import { portraitOf, type Portrait } from '../service/portrait.ts';
import { reported, type ReportedRule } from './report.ts';

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

/** Describes everything that an analysis holds. */
export function surveyOf(analysis: Analysis, locale: Locale): Survey {
  const { workspace } = analysis;
  const pipelines = [...workspace.allUnits()].filter((unit) => unit.kind === 'pipeline');
  pipelines.sort((a, b) => byCodeUnit(a.file, b.file) || documentOf(a.key) - documentOf(b.key));
  const asked = new Set([...workspace.fileIds()].map((file) => analysis.settingsFor(file).preset));
  return {
    sheets: pipelines.flatMap((pipeline) => {
      const portrait = portraitOf(pipeline, analysis);
      return portrait === undefined ? [] : [{ portrait, picture: pictureOf(pipeline, analysis, locale) }];
    }),
    rules: analysis.rules().list.map(reported),
    presets: PRESETS.filter((preset) => asked.has(preset)),
  };
}
