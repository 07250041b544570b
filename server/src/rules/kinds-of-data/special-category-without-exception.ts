import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { Category } from '../../knowledge/types.ts';
import { exceptionFor } from '../../lineage/exceptions.ts';
import { carriedBy, isOfClass, specialKind, type Carried } from '../../lineage/kinds.ts';
import { purposesInUse } from '../../lineage/uncovered.ts';
import type { BilingualText } from '../../messages/template.ts';
import { pipelineExample } from '../example.ts';
import { foreignPlaces, labels, originAnchor, originsOf } from '../places.ts';
import { leaveAllOut } from '../remove-field.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

const ALSO = { nl: '«{field}» hoort ook bij {kind}', en: '“{field}” is {kind} too' };
const PURPOSE = { nl: 'doel «{purpose}» noemt geen uitzondering voor {kind}', en: 'purpose “{purpose}” names no exception for {kind}' };

/** Special-category data under a purpose that names no exception to the ban. One finding per kind and purpose. */
export const rule = defineRule({
  id: 'special-category-without-exception',
  group: 'kinds-of-data',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['special-data-shield'],
  articles: ['AVG 9(1)', 'AVG 9(2)', 'UAVG 22'],
  fix: 'unsafe',
  ignorable: true,
  summary: { nl: 'Bijzondere gegevens zonder opgegeven uitzondering op het verbod', en: 'Special-category data with no declared exception to the ban' },
  why: {
    nl: 'Gegevens over onder meer gezondheid, afkomst of geloof zijn dicht, tenzij een uitzondering van AVG 9(2) ze voor dit doel opent (AVG 9(1), UAVG 22). Een grondslag alleen is niet genoeg.',
    en: 'Data on health, origin, belief and the like are closed unless an exception of GDPR 9(2) opens them for this purpose (GDPR 9(1), UAVG 22). A ground alone is not enough.',
  },
  resolve: { nl: 'Laat het veld weg of maak het grover. Is het nodig, noem dan bij het doel onder `special` de uitzondering, de wet en de categorieën.', en: 'Leave the field out or make it coarser. If it is needed, name the exception, the law and the categories under `special` at the purpose.' },
  messages: {
    missing: { nl: 'Bijzondere gegevens ({kind}) voor doel «{purpose}» zonder opgegeven uitzondering op het verbod', en: 'Special-category data ({kind}) for purpose “{purpose}” with no declared exception to the ban' },
  },
  examples: {
    trigger: example('', 'diagnose: diagnosis'),
    repaired: example('    special: [{ categories: [health], article: 9(2)(h), law: UAVG 30(3)(a), secrecyDuty: true }]\n', 'diagnose: diagnosis'),
    // Arrears on a health insurance premium say something about money, not about health.
    nearMiss: example('', 'premieachterstand: debt'),
  },

  concerns: ({ classes }) => classes.has('special'),

  *check(view, report) {
    for (const purpose of purposesInUse(view.flow)) {
      const isOpen = purpose.special.some((entry) => entry.article !== undefined && entry.categories.some((ref) => ref.id === PLACEHOLDER));
      const open = (category: Category): boolean => category.class === 'special' && exceptionFor(purpose, category, view.environment.taxonomy) === undefined && !isOpen;
      for (const [kind, items] of byKind(carriedBy(view.flow, purpose, isOfClass('special')), open)) {
        const [first] = items;
        if (first === undefined) continue;
        const label = kindLabel(view, kind, first);
        const fields = items.map((item) => item.field);
        yield report('missing', first.entry, { kind: label, purpose: purpose.id }, {
          purpose: purpose.id,
          combination: originsOf(fields).map(originAnchor),
          related: [
            ...items.slice(1).map((item) => ({ at: item.entry, message: ALSO, params: { field: item.field.name, kind: label }, cause: true })),
            ...foreignPlaces(fields, view.pipeline.key),
            { at: { unit: purpose.unit, path: purpose.path, part: 'key' as const }, message: PURPOSE, params: { purpose: purpose.id, kind: label } },
          ],
          facts: { purposeUnit: purpose.unit, purposePath: purpose.path.join('/'), kind },
        });
      }
    }
  },

  *fixes(finding, view) {
    const kind = finding.facts['kind'] ?? '';
    const places = [finding.at, ...finding.related.filter((place) => place.cause === true).map((place) => place.at)];
    yield* leaveAllOut(view, places, 'special-data-shield');
    const purpose = view.environment.purpose(view.pipeline, finding.purpose ?? '');
    if (purpose === undefined) return;
    const bare = purpose.special.find((entry) => entry.article === undefined && entry.categories.some((ref) => ref.id === kind || view.environment.taxonomy.covers(kind, ref.id)));
    if (bare !== undefined) {
      yield { title: { nl: 'Voeg het artikel toe om in te vullen', en: 'Add the article to fill in' }, params: {}, kind: 'suggestion', principle: 'special-data-shield', operations: [{ op: 'insert', unit: purpose.unit, path: bare.path, key: 'article', value: PLACEHOLDER, after: 'categories' }] };
      return;
    }
    yield {
      title: { nl: 'Voeg een uitzondering toe om in te vullen', en: 'Add an exception to fill in' }, params: {}, kind: 'suggestion', principle: 'special-data-shield',
      operations: [{ op: 'append', unit: purpose.unit, path: [...purpose.path, 'special'], value: { categories: [kind], article: PLACEHOLDER, law: PLACEHOLDER } }],
    };
  },
});

function byKind(items: readonly Carried[], open: (category: Category) => boolean): ReadonlyMap<string, readonly Carried[]> {
  const kinds = new Map<string, Carried[]>();
  for (const item of items) {
    for (const kind of new Set(item.categories.filter(open).map(specialKind))) kinds.set(kind, [...(kinds.get(kind) ?? []), item]);
  }
  return kinds;
}

function kindLabel(view: View, kind: string, first: Carried): BilingualText {
  return view.environment.taxonomy.get(kind)?.label ?? labels(first.categories)[0] ?? { nl: kind, en: kind };
}

function example(special: string, field: string): string {
  return pipelineExample(`
purposes:
  begeleiding:
    description: Cliënten begeleiden die daarom hebben gevraagd
    kind: care
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    retention: P1Y
    evidence: { dpia: { reference: DPIA-2026-01, date: 2026-01-05 } }
${special}sources:
  dossiers: { party: gemeente, collectedFor: care, subjects: { kind: clients, count: 300 }, fields: { naam: name, ${field} } }
outputs:
  lijst: { from: dossiers, audience: team, recipients: [gemeente] }
`);
}
