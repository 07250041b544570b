/** The hover on a purpose: what it lacks first, then its ground, its cover against what flows for it, and its evidence. */
import { coverOf, hasGround } from '../lineage/coverage.ts';
import { declaredDpia } from '../lineage/dpia-evidence.ts';
import { assessDpia } from '../lineage/dpia.ts';
import type { PipelineFlow } from '../lineage/flow.ts';
import { categoriesAt } from '../lineage/personal.ts';
import { fileOf } from '../model/path.ts';
import type { Purpose } from '../model/pipeline.ts';
import { EVIDENCE } from '../knowledge/words.ts';
import { groundName, groundOf } from './ground-words.ts';
import type { Telling } from './hover.ts';
import { categoryLabel, statusOf } from './hover-law.ts';
import { periodText } from './hover-format.ts';
import { clipped, code, codes, heading, page, plain, points, shortList, type Row } from './markdown.ts';
import { findingLines, missingCover, uncoveredIn, unopenedIn } from './needs.ts';
import { openOnPurpose } from './open-findings.ts';

const T = {
  purpose: { nl: 'doel', en: 'purpose' }, kind: { nl: 'Soort', en: 'Kind' }, ground: { nl: 'Grondslag', en: 'Ground' }, law: { nl: 'Wet', en: 'Law' },
  noGround: { nl: 'geen opgegeven', en: 'none declared' }, noCover: { nl: 'niet opgegeven', en: 'not declared' },
  flows: { nl: 'Stroomt ervoor', en: 'Flows for it' }, covers: { nl: 'Dekt', en: 'Covers' }, byLaw: { nl: 'Wat de wet dekt', en: 'What the law covers' },
  special: { nl: 'Uitzonderingen', en: 'Exceptions' }, dpia: { nl: 'DPIA', en: 'DPIA' }, retention: { nl: 'Bewaartermijn', en: 'Retention' },
  outputs: { nl: 'Uitvoer', en: 'Outputs' }, usedBy: { nl: 'Gebruikt door', en: 'Used by' },
  needs: { nl: 'Wat er nog nodig is', en: 'What it still takes' },
  allCovered: { nl: 'Alles wat ervoor stroomt, valt onder de opgegeven dekking.', en: 'All that flows for it falls under the declared cover.' },
} as const;

/** So many characters of a description: the rest is in the file. */
const MOST_TEXT = 160;

/** A purpose: what is missing, its ground and law, and what covers says against what flows for it. */
export function aboutPurpose(purpose: Purpose, telling: Telling): string {
  const { analysis, locale, unit } = telling;
  const { environment } = analysis.workspace;
  const cover = coverOf(purpose, environment);
  const kind = environment.base.matrix.kinds.find(({ id }) => id === purpose.kind);
  const names = (ids: readonly string[] | undefined): string | undefined => ids && shortList(ids.map((id) => categoryLabel(id, environment, locale)), locale);
  const flow = unit?.kind === 'pipeline' ? analysis.workspace.flow(unit.key) : undefined;
  const flowing = flow && [...new Set(flow.nodes.filter((node) => node.purposes.includes(purpose)).flatMap(({ profile }) => [...categoriesAt(profile)]))];
  const rows: readonly Row[] = [
    [T.kind[locale], purpose.kind && (kind === undefined ? code(purpose.kind) : `${kind.label[locale]} (${code(kind.id)})`)],
    [T.ground[locale], groundText(purpose, telling)],
    [T.law[locale], lawText(purpose, telling)],
    [T.flows[locale], flowing && shortList(flowing.map(({ label }) => label[locale]), locale)],
    [T.covers[locale], names(cover.declared) ?? (cover.byLaw === undefined ? T.noCover[locale] : undefined)],
    [T.byLaw[locale], names(cover.byLaw)],
    [T.special[locale], purpose.special.flatMap(({ article, categories }) => (article === undefined ? [] : [`${plain(article)} ${locale === 'nl' ? 'voor' : 'for'} ${names(categories.map(({ id }) => id)) ?? ''}`.trim()])).join('; ')],
    [T.dpia[locale], dpiaText(purpose, flow, telling)],
    [T.retention[locale], periodText(purpose.retention?.period, locale)],
    [T.outputs[locale], flow && codes(flow.outputs.filter(({ purposes }) => purposes.includes(purpose)).map(({ name }) => name))],
    [T.usedBy[locale], flow === undefined ? usedBy(purpose, telling) : undefined],
  ];
  return page(heading(T.purpose[locale], purpose.id), [purpose.description && plain(clipped(purpose.description, MOST_TEXT)), flow && needed(purpose, flow, (flowing ?? []).length > 0, telling)], rows);
}

function needed(purpose: Purpose, flow: PipelineFlow, handlesPersonal: boolean, { analysis, locale }: Telling): string | undefined {
  const { environment } = analysis.workspace;
  const lacks = missingCover(purpose, [...uncoveredIn(flow, purpose, environment), ...unopenedIn(flow, purpose, environment)], environment, locale);
  const open = openOnPurpose(purpose, fileOf(flow.pipeline.key), analysis).filter(({ rule }) => rule.id !== 'combination-without-ground' && rule.id !== 'special-category-without-exception');
  const missing = points(T.needs[locale], [...lacks, ...findingLines(open, locale)]);
  const cover = coverOf(purpose, environment);
  return missing ?? (handlesPersonal && hasGround(purpose) && (cover.declared ?? cover.byLaw) !== undefined ? T.allCovered[locale] : undefined);
}

function groundText({ ground }: Purpose, { analysis, locale }: Telling): string {
  const article = ground?.article;
  if (article === undefined) return T.noGround[locale];
  const { environment } = analysis.workspace;
  const known = groundOf(article, environment);
  return groundName(article, environment, locale) + (known === undefined || known.evidence === 'verified' ? '' : `; ${EVIDENCE[known.evidence][locale]}`);
}

function lawText(purpose: Purpose, { analysis, locale }: Telling): string | undefined {
  const cited = purpose.ground?.law?.id;
  if (cited === undefined) return undefined;
  const { law } = coverOf(purpose, analysis.workspace.environment);
  if (law === undefined) return plain(cited);
  const sure = law.declaration === undefined && law.evidence !== 'verified' ? `; ${EVIDENCE[law.evidence][locale]}` : '';
  return `${plain(law.title[locale])} (${plain(cited)}), ${statusOf(law, analysis.today, locale)}${sure}`;
}

/** What the flow hits on the lists, and what DPIA is declared. */
function dpiaText(purpose: Purpose, flow: PipelineFlow | undefined, { analysis, locale }: Telling): string | undefined {
  const option = analysis.rules().byId('dpia-required')?.options?.['largeScale'];
  const largeScale = flow !== undefined && option?.kind === 'number' ? analysis.view(flow).option(option) : undefined;
  const assessment = flow && assessDpia(flow, purpose, analysis.workspace.environment, largeScale);
  const declared = declaredDpia(purpose);
  const evidence = declared === undefined ? undefined
    : declared === 'open' ? (locale === 'nl' ? 'nog in te vullen' : 'still to be filled in')
    : `${plain(declared.reference)}${declared.date === undefined ? '' : ` (${plain(declared.date)})`}`;
  const hits = [...new Set([...(assessment?.ap ?? []), ...(assessment?.wp248 ?? [])].map(({ criterion }) => criterion.title[locale]))];
  if (hits.length === 0) return evidence;
  const none = locale === 'nl' ? 'geen opgegeven' : 'none declared';
  return `${evidence ?? none}; ${locale === 'nl' ? 'de stroom raakt' : 'the flow hits'}: ${shortList(hits, locale, 5)}`;
}

/** The pipelines that use a purpose of a catalogue, by its name. */
function usedBy({ id, unit: declaredIn }: Purpose, { analysis: { workspace }, locale }: Telling): string {
  const users: string[] = [];
  for (const unit of workspace.allUnits()) {
    if (unit.kind !== 'pipeline' || unit.key === declaredIn || unit.purposes.has(id)) continue;
    if ([...unit.outputs.values(), ...unit.steps.values()].some(({ purpose }) => purpose?.id === id)) users.push(unit.id);
  }
  return shortList(users.sort().map(code), locale, 6);
}
