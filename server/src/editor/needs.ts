/**
 * What it would take for data to be covered: which declarations are missing, by the same logic as the rules, in words
 * of declared cover. It judges nothing.
 */
import type { Category } from '../knowledge/types.ts';
import { coverOf, hasGround, isCovered, isWithin, type Cover } from '../lineage/coverage.ts';
import type { Environment } from '../lineage/environment.ts';
import { exceptionFor } from '../lineage/exceptions.ts';
import type { FlowNode, PipelineFlow } from '../lineage/flow.ts';
import { carriedBy, isOfClass } from '../lineage/kinds.ts';
import { meaning } from '../lineage/personal.ts';
import type { FieldFlow } from '../lineage/profile.ts';
import { uncoveredPlaces } from '../lineage/uncovered.ts';
import type { Locale } from '../messages/template.ts';
import type { Purpose } from '../model/pipeline.ts';
import { originKey, originsOf } from '../rules/places.ts';
import type { Located } from '../service/analysis.ts';
import { code, plain, shortList } from './markdown.ts';

/** What a purpose lacks to cover categories that it does not cover (special ones: that nothing opens), one sentence each. */
export function missingCover(purpose: Purpose, categories: Iterable<Category>, environment: Environment, locale: Locale): readonly string[] {
  const wanted = [...new Set(categories)];
  const id = code(purpose.id);
  if (wanted.length === 0) return [];
  if (!hasGround(purpose)) return [locale === 'nl' ? `${id} noemt geen grondslag: zet die bij het doel onder \`ground\`` : `${id} names no ground: declare one at the purpose, under \`ground\``];
  const cover = coverOf(purpose, environment);
  const label = (list: readonly Category[]): string => shortList(list.map((category) => category.label[locale]), locale, 6);
  const sentences: string[] = [];
  const undeclared = wanted.filter((category) => !isCovered(category, cover, environment) && !isWithin(category, cover.declared, environment));
  const outsideLaw = wanted.filter((category) => !isCovered(category, cover, environment) && !isWithin(category, cover.byLaw, environment));
  if (outsideLaw.length > 0 && cover.law !== undefined) {
    const law = plain(cover.law.citation);
    sentences.push(locale === 'nl' ? `${label(outsideLaw)}: niet in de lijst van ${law}; een andere wet bij ${id}, of zonder dit gegeven` : `${label(outsideLaw)}: not in the list of ${law}; another law at ${id}, or do without`);
  }
  const onlyUndeclared = undeclared.filter((category) => !outsideLaw.includes(category));
  if (onlyUndeclared.length > 0) sentences.push(locale === 'nl' ? `${label(onlyUndeclared)}: niet onder \`covers\` bij doel ${id}; daar noemen als wet of DPIA het toelaat, of zonder dit gegeven` : `${label(onlyUndeclared)}: not under \`covers\` of purpose ${id}; name it there if law or DPIA lets it, or do without`);
  const coarser = coveredInstead([...outsideLaw, ...onlyUndeclared], cover, environment);
  if (coarser.length > 0) sentences.push(locale === 'nl' ? `wel gedekt, en grover: ${label(coarser)}` : `covered, and coarser: ${label(coarser)}`);
  const special = wanted.filter((category) => category.class === 'special');
  if (special.length > 0) sentences.push(locale === 'nl' ? `${label(special)}: een uitzondering van AVG 9(2) onder \`special\` van ${id}` : `${label(special)}: an exception of GDPR 9(2) under \`special\` of ${id}`);
  return sentences;
}

/** Coarser forms that the cover does hold. */
function coveredInstead(categories: readonly Category[], cover: Cover, environment: Environment): readonly Category[] {
  const { taxonomy } = environment;
  const found = categories.filter(({ granularity }) => granularity !== undefined).flatMap((fine) => taxonomy.categories.filter((category) => taxonomy.isCoarser(category.id, fine.id) && isCovered(category, cover, environment)).slice(0, 1));
  return [...new Set(found)];
}

/** Categories that a purpose's flow handles without declared cover; with fields, only what those bring. The same places as the rule reports. */
export function uncoveredIn(flow: PipelineFlow, purpose: Purpose, environment: Environment, fields?: readonly FieldFlow[]): readonly Category[] {
  const origins = fields && new Set(originsOf(fields).map(originKey));
  const places = uncoveredPlaces(flow, purpose, coverOf(purpose, environment), environment)
    .filter(({ causes }) => origins === undefined || originsOf(causes).some((origin) => origins.has(originKey(origin))));
  const categories = [...new Set(places.flatMap((place) => place.categories))];
  if (fields === undefined) return categories;
  const own = fields.flatMap((field) => [...meaning(field), ...field.origins.flatMap((origin) => origin.categories)]);
  return categories.filter((category) => own.some(({ id }) => environment.taxonomy.covers(id, category.id)));
}

/** Categories that lack a purpose's cover and meet or are made at this very node. */
export function placesAt(node: FlowNode, flow: PipelineFlow, purpose: Purpose, environment: Environment): readonly Category[] {
  return uncoveredPlaces(flow, purpose, coverOf(purpose, environment), environment).filter((place) => place.node === node).flatMap(({ categories }) => categories);
}

/** Special categories that a purpose's flow handles and no declared exception opens; with fields, only what those bring. */
export function unopenedIn(flow: PipelineFlow, purpose: Purpose, { taxonomy }: Environment, fields?: readonly FieldFlow[]): readonly Category[] {
  const origins = fields && new Set(originsOf(fields).map(originKey));
  const carried = carriedBy(flow, purpose, isOfClass('special')).filter(({ field }) => origins === undefined || field.origins.some((origin) => origins.has(originKey(origin))));
  return [...new Set(carried.flatMap(({ categories }) => categories))].filter((category) => exceptionFor(purpose, category, taxonomy) === undefined);
}

/** So many findings are named in one hover. */
const MOST = 3;

/** Findings as lines, in their order: the rule and what it is about, each rule once. */
export function findingLines(located: readonly Located[], locale: Locale): readonly string[] {
  const rules = new Map(located.map((item) => [item.rule.id, item.rule]));
  const lines = [...rules.values()].map((rule) => `${code(rule.id)}: ${plain(rule.summary[locale])}`);
  if (lines.length <= MOST) return lines;
  const left = lines.length - MOST;
  return [...lines.slice(0, MOST), locale === 'nl' ? `en nog ${left}` : `and ${left} more`];
}
