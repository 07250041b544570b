/** How the rules about DPIAs speak of hits, and what they offer. */
import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { DpiaHit } from '../../lineage/dpia.ts';
import type { Purpose } from '../../model/pipeline.ts';
import { given, isMap } from '../../model/read.ts';
import type { BilingualText } from '../../messages/template.ts';
import type { Finding, Fix, RelatedPlace } from '../finding.ts';
import { numberOption } from '../option.ts';
import { joinLabels, labels, shortLabels } from '../places.ts';
import { ownPurposeOf } from '../purpose-place.ts';
import type { View } from '../view.ts';

/** The number of the pre-scan (checked 2026-11-21). */
export const LARGE_SCALE = numberOption(10_000, 1, { nl: 'aantal mensen vanaf waar verwerken grootschalig is', en: 'number of people from which on processing is large-scale' });

const FIELD: BilingualText = { nl: '{item}: «{name}» ({category})', en: '{item}: “{name}” ({category})' };
const OTHER: BilingualText = { nl: '{item}: «{name}»', en: '{item}: “{name}”' };

/** The names of hits as running text, with their numbers where the list is known by them. */
export function hitNames(hits: readonly DpiaHit[]): BilingualText {
  return shortLabels(hits.map(({ criterion: { list, number, title } }) => (list === 'ap' ? { nl: `${title.nl} (nr. ${number})`, en: `${title.en} (no. ${number})` } : title)), 9);
}

/** Every declaration by which something was hit. */
export function hitPlaces(hits: readonly DpiaHit[]): readonly RelatedPlace[] {
  return hits.flatMap(({ criterion, causes }) => causes.map((cause): RelatedPlace => {
    const { at, name, categories } = cause;
    if (categories.length === 0) return { at, message: OTHER, params: { item: criterion.title, name } };
    return { at, message: FIELD, params: { item: criterion.title, name, category: joinLabels(labels(categories)) } };
  }));
}

/** The declarations that make a finding about hits the one it is. */
export function hitAnchors(hits: readonly DpiaHit[]): Finding['combination'] {
  return hits.flatMap(({ causes }) => causes.map(({ at }) => at));
}

/** Whether one of the hits is at large scale, all are known to be small, or it is not known. */
export function scaleOf(hits: readonly DpiaHit[]): { readonly scale: DpiaHit['scale']; readonly count: number } {
  const count = Math.max(0, ...hits.map((hit) => hit.count ?? 0));
  if (hits.some(({ scale }) => scale === 'large')) return { scale: 'large', count };
  return { scale: hits.some(({ scale }) => scale === 'unknown') ? 'unknown' : 'small', count };
}

/** A skeleton of the DPIA's entry, where it can be written: in this file. */
export function* dpiaFixes(finding: Finding, view: View): Iterable<Fix> {
  const purpose = ownPurposeOf(finding, view);
  if (purpose !== undefined) yield dpiaSkeleton(purpose);
}

function dpiaSkeleton(purpose: Purpose): Fix {
  const evidence = purpose.all['evidence'];
  const begun = isMap(evidence) && isMap(evidence['dpia']) && given(evidence['dpia']);
  const path = [...purpose.path, 'evidence', ...(begun ? ['dpia'] : [])];
  return {
    title: { nl: 'Voeg een DPIA toe om in te vullen', en: 'Add a DPIA to fill in' }, params: {}, kind: 'suggestion', principle: 'rights-impact-known',
    operations: [begun ? { op: 'insert', unit: purpose.unit, path, key: 'reference', value: PLACEHOLDER } : { op: 'insert', unit: purpose.unit, path, key: 'dpia', value: { reference: PLACEHOLDER, date: PLACEHOLDER } }],
  };
}
