/** The overview of a whole workspace: one tree per view, and the counts that stand beside them. */
import type { Lens } from '../knowledge/types.ts';
import { LENS } from '../knowledge/words.ts';
import type { Locale } from '../messages/template.ts';
import type { Preset } from '../rules/finding.ts';
import type { Analysis } from '../service/analysis.ts';
import { outputsTree, registersTree } from './overview-data.ts';
import { countsOf, countsText, findingsTree, LENSES, type Counts, type Found, type Grouping } from './overview-findings.ts';
import type { OverviewNode } from './overview-node.ts';
import { purposesTree } from './overview-purposes.ts';
import type { UnitFacts } from './overview-unit.ts';

export const VIEWS = ['findings', 'purposes', 'registers', 'outputs'] as const;
export type ViewName = (typeof VIEWS)[number];

/** What there is in all, and what was found. */
export interface OverviewCounts extends Counts {
  readonly files: number;
  readonly pipelines: number;
  readonly lenses: Readonly<Record<Lens, Counts>>;
  /** Those that hold for some file, least to most. */
  readonly presets: readonly Preset[];
  readonly locale: Locale;
  /** All of it in Markdown. */
  readonly summary: string;
}

/** What an overview is made of. */
export interface OverviewInput {
  readonly analysis: Analysis;
  readonly found: readonly Found[];
  /** In code-unit order of their keys. */
  readonly units: readonly UnitFacts[];
  readonly locale: Locale;
}

/** The tree of a view, one turn at a time; `by` counts for findings alone. */
export function* viewTree(view: ViewName, by: Grouping, { analysis, found, units, locale }: OverviewInput): Generator<void, readonly OverviewNode[]> {
  const { environment } = analysis.workspace;
  switch (view) {
    case 'findings': return findingsTree(found, by, environment.base, locale);
    case 'purposes': return yield* purposesTree(units, environment, analysis.today, locale);
    case 'registers': return registersTree(units, environment, locale);
    case 'outputs': return yield* outputsTree(units, locale);
  }
}

const T = {
  nothing: { nl: 'Geen bevindingen', en: 'No findings' }, files: { nl: ['bestand', 'bestanden'], en: ['file', 'files'] },
  preset: { nl: 'Niveau van melden', en: 'Preset' }, language: { nl: 'Taal', en: 'Language' }, name: { nl: 'Nederlands', en: 'English' },
} as const;

const PRESETS: readonly Preset[] = ['engineer', 'reviewer', 'auditor'];

/**
 * Counts over the workspace.
 * @param files those that findings are reported on
 */
export function overviewCounts(files: number, presets: ReadonlySet<Preset>, { found, units, locale }: Pick<OverviewInput, 'found' | 'units' | 'locale'>): OverviewCounts {
  const counts = countsOf(found);
  const lenses = { technical: countsOf(found.filter(({ rule }) => rule.lens === 'technical')), legal: countsOf(found.filter(({ rule }) => rule.lens === 'legal')), ethical: countsOf(found.filter(({ rule }) => rule.lens === 'ethical')) };
  const used = PRESETS.filter((preset) => presets.has(preset));
  const rows = LENSES.flatMap((lens) => {
    const said = countsText(lenses[lens], locale);
    return said === '' ? [] : [`- ${LENS[lens][locale]}: ${said}`];
  });
  const facts = [`${files} ${T.files[locale][files === 1 ? 0 : 1]}`, ...(used.length === 0 ? [] : [`${T.preset[locale]}: ${used.join(', ')}`]), `${T.language[locale]}: ${T.name[locale]}`];
  return {
    ...counts, files, pipelines: units.filter(({ unit }) => unit.kind === 'pipeline').length, lenses, presets: used, locale,
    summary: ['**grondslag**', rows.length === 0 ? T.nothing[locale] : rows.join('\n'), facts.join(' · ')].join('\n\n'),
  };
}
