/** The hover on a field: what it is first, then what it lacks, then where it came from and where it goes. */
import { CLASS } from '../knowledge/words.ts';
import type { Category } from '../knowledge/types.ts';
import { coverOf, hasGround, isCovered } from '../lineage/coverage.ts';
import { exceptionFor } from '../lineage/exceptions.ts';
import type { OutputNode, PipelineFlow } from '../lineage/flow.ts';
import { fieldLevel, meaning as categoriesMeant, personalCategories } from '../lineage/personal.ts';
import { LEVELS } from '../lineage/profile.ts';
import type { Locale } from '../messages/template.ts';
import { fileOf } from '../model/path.ts';
import type { Purpose } from '../model/pipeline.ts';
import { originsOf } from '../rules/places.ts';
import type { FieldAt } from './at.ts';
import { destinationsOf } from './destinations.ts';
import type { Telling } from './hover.ts';
import { code, codes, heading, page, plain, points, shortList, type Row } from './markdown.ts';
import { findingLines, missingCover, uncoveredIn, unopenedIn } from './needs.ts';
import { openOnFields } from './open-findings.ts';
import { categoryName, fieldLevelText } from './words.ts';

const T = {
  field: { nl: 'veld', en: 'field' }, pipeline: { nl: 'pijplijn', en: 'pipeline' },
  from: { nl: 'Komt uit', en: 'Comes from' }, to: { nl: 'Gaat naar', en: 'Goes to' },
  readBy: { nl: 'Gelezen door', en: 'Read by' }, purposes: { nl: 'Doelen', en: 'Purposes' }, cover: { nl: 'Dekking', en: 'Cover' },
  unknown: { nl: 'onbekend: er is geen categorie opgegeven', en: 'unknown: no category is declared' },
  pseudonym: { nl: 'Pseudoniem van', en: 'Pseudonym of' }, weak: { nl: 'terug te rekenen', en: 'can be reversed' },
  needs: { nl: 'Wat er nog nodig is', en: 'What it still takes' }, nowhere: { nl: 'geen uitvoer: het blijft in deze pijplijn', en: 'no output: it stays in this pipeline' },
} as const;

/** A field: what it is, how far it identifies, what cover it has or lacks, where it came from and where it goes. */
export function aboutField({ name, meanings }: FieldAt, telling: Telling): string {
  const { analysis: { workspace }, locale, unit } = telling;
  const t = (key: keyof typeof T): string => T[key][locale];
  const fields = meanings.map(({ field }) => field);
  const categories = [...new Set(fields.flatMap((field) => categoriesMeant(field)))];
  const pseudonym = fields.find((field) => field.pseudonym !== undefined)?.pseudonym;
  const purposes = [...new Set(meanings.flatMap(({ node }) => node.purposes))];
  const levels = meanings.map(({ field, profile }) => fieldLevel(field, profile)).sort((a, b) => LEVELS.indexOf(a) - LEVELS.indexOf(b));
  const flow = unit?.kind === 'pipeline' ? workspace.flow(unit.key) : undefined;
  const rows: readonly Row[] = [
    [t('pseudonym'), pseudonym && `${pseudonym.of.map((category) => category.label[locale]).join(', ')}${pseudonym.method === undefined ? '' : ` (${code(pseudonym.method)}${pseudonym.strong ? '' : `, ${t('weak')}`})`}`],
    [t('from'), shortList(originTexts(meanings, telling), locale, 5)],
    ...(flow === undefined ? [] : destinationRows(meanings, flow, telling)),
    [t('purposes'), codes(purposes.map(({ id }) => id))],
  ];
  // One category that is about somebody makes the field so; that another is not, says nothing then.
  const weighty = categories.some((category) => category.class !== 'none') ? categories.filter((category) => category.class !== 'none') : categories;
  const kinds = [...new Set(weighty.map((category) => CLASS[category.class][locale]))].join(', ');
  const what = categories.length === 0 ? (fields.some((field) => field.unknown) ? t('unknown') : undefined) : `${shortList(categories.map((category) => categoryName(category, locale)), locale, 5)}: ${kinds}`;
  const [level] = levels;
  const isNobody = level === 'non-personal' && categories.every((category) => category.class === 'none');
  const identifies = isNobody || level === undefined ? undefined : fieldLevelText(level, pseudonym !== undefined, locale, true);
  return page(heading(t('field'), name), [[what, identifies].filter((part) => part !== undefined).join(' · '), flow && coverOfField(meanings, purposes, flow, telling)], rows);
}

function originTexts(meanings: FieldAt['meanings'], { analysis, locale, unit }: Telling): readonly string[] {
  return originsOf(meanings.map(({ field }) => field)).map((origin) => {
    const place = `${code(origin.name)} ${locale === 'nl' ? 'van' : 'of'} ${code(origin.path[1] ?? '')}`;
    const there = analysis.workspace.unit(origin.unit);
    return there === undefined || there.key === unit?.key ? place : `${place} (${T.pipeline[locale]} ${code(there.id)}, ${plain(fileOf(there.key))})`;
  });
}

function destinationRows(meanings: FieldAt['meanings'], flow: PipelineFlow, { analysis, locale, unit }: Telling): readonly Row[] {
  const { workspace } = analysis;
  const { outputs, readers, more } = destinationsOf(meanings.map(({ field }) => field), meanings.map(({ node }) => node), flow, workspace);
  const recipients = ({ decl }: OutputNode): string => decl.recipients.map(({ id }) => plain((unit && workspace.environment.party(unit, id)?.name) ?? id)).join(', ');
  const told = outputs.map((output) => code(output.name) + (output.decl.recipients.length === 0 ? '' : ` → ${recipients(output)}`));
  const read = readers.map(({ pipeline, outputs: onward }) => code(pipeline.id) + (onward.length === 0 ? '' : ` (→ ${codes(onward.map(({ name }) => name))})`));
  return [
    [T.to[locale], outputs.length === 0 ? T.nowhere[locale] : shortList(told, locale, 5)],
    [T.readBy[locale], shortList(more ? [...read, '…'] : read, locale, 6)],
  ];
}

/** Findings that say the same as what lacks cover. */
const OF_COVER: ReadonlySet<string> = new Set(['no-legal-ground', 'special-category-without-exception']);

/** By what the field is covered or what cover it lacks, and what else is open on it; no cover for what is not personal. */
function coverOfField(meanings: FieldAt['meanings'], purposes: readonly Purpose[], flow: PipelineFlow, { analysis, locale }: Telling): string | undefined {
  const { environment } = analysis.workspace;
  const fields = meanings.map(({ field }) => field);
  const personal = [...new Set(meanings.flatMap(({ field, profile }) => personalCategories(field, profile)))];
  const lacks = personal.length === 0 ? [] : purposes.flatMap((purpose) => missingCover(purpose, [...uncoveredIn(flow, purpose, environment, fields), ...unopenedIn(flow, purpose, environment, fields), ...(hasGround(purpose) ? [] : personal)], environment, locale));
  // What lacks cover is told above, and told of this field only.
  const open = findingLines(openOnFields(fields, fileOf(flow.pipeline.key), analysis).filter(({ rule }) => rule.id !== 'combination-without-ground' && (lacks.length === 0 || !OF_COVER.has(rule.id))), locale);
  const missing = points(T.needs[locale], [...lacks, ...open]);
  if (lacks.length > 0 || personal.length === 0) return missing;
  const told = purposes.flatMap((purpose) => coveredBy(purpose, personal, environment, locale) ?? []);
  const cover = told.length === 0 ? undefined : `${T.cover[locale]}: ${told.join('; ')}.`;
  return cover === undefined || missing === undefined ? cover ?? missing : `${cover}\n\n${missing}`;
}

/** By what a purpose covers categories, as declared; undefined where it says nothing of it. */
function coveredBy(purpose: Purpose, categories: readonly Category[], environment: Telling['analysis']['workspace']['environment'], locale: Locale): string | undefined {
  const cover = coverOf(purpose, environment);
  const by = new Set<string>();
  for (const category of categories) {
    const entry = category.class === 'special' ? exceptionFor(purpose, category, environment.taxonomy) : undefined;
    if (entry?.article !== undefined) by.add(`\`special\` (${plain(entry.article)})`);
    else if (category.class === 'criminal' && purpose.criminal !== undefined) by.add('`criminal`');
    else if (category.id === 'bsn' && purpose.bsn !== undefined) by.add('`bsn`');
    else if (category.class === 'ordinary' || category.class === 'sensitive') {
      if (category.needsNoCover === true || !isCovered(category, cover, environment)) continue;
      if (cover.declared !== undefined) by.add('`covers`');
      if (cover.byLaw !== undefined && cover.law !== undefined) by.add(plain(cover.law.citation));
    }
  }
  if (by.size > 0) return `${code(purpose.id)} ${locale === 'nl' ? 'dekt dit met' : 'covers it by'} ${[...by].join(', ')}`;
  if (cover.declared !== undefined || cover.byLaw !== undefined) return undefined;
  return locale === 'nl' ? `wat ${code(purpose.id)} dekt, is niet opgegeven` : `what ${code(purpose.id)} covers is not declared`;
}
