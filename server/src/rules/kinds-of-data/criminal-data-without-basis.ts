import { PLACEHOLDER } from '../../base/placeholder.ts';
import { hasCriminalBasis } from '../../lineage/exceptions.ts';
import { carriedBy, isOfClass, isPoliceOrJudicial, type Carried } from '../../lineage/kinds.ts';
import { purposesInUse } from '../../lineage/uncovered.ts';
import type { Purpose } from '../../model/pipeline.ts';
import { pipelineExample } from '../example.ts';
import { foreignPlaces, labels, originAnchor, originsOf, shortLabels } from '../places.ts';
import { leaveAllOut } from '../remove-field.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

const ALSO = { nl: '«{field}» is ook een strafrechtelijk gegeven', en: '“{field}” is criminal data too' };
const PURPOSE = { nl: 'doel «{purpose}» noemt geen basis voor strafrechtelijke gegevens', en: 'purpose “{purpose}” names no basis for criminal data' };

/** Criminal data under a purpose that names no basis for them: one finding per purpose, an administrative sanction as a warning. */
export const rule = defineRule({
  id: 'criminal-data-without-basis',
  group: 'kinds-of-data',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['criminal-data-shield'],
  articles: ['AVG 10', 'UAVG 31', 'UAVG 32', 'UAVG 33'],
  fix: 'unsafe',
  ignorable: true,
  summary: { nl: 'Strafrechtelijke gegevens zonder opgegeven basis', en: 'Criminal data with no declared basis' },
  why: {
    nl: 'Gegevens over straf, verdenking of een verbod mogen alleen onder toezicht van de overheid of waar UAVG 32 of 33 het toelaat (AVG 10). Of een bestuurlijke sanctie eronder valt, is omstreden; daarom is dat een waarschuwing.',
    en: 'Data on convictions, suspicion or bans are only for official control or where UAVG 32 or 33 allows it (GDPR 10). Whether an administrative sanction counts is disputed; so that is a warning.',
  },
  resolve: { nl: 'Laat het veld weg, of noem bij het doel onder `criminal` de wet, de ontvangst onder Wpg of Wjsg, of het samenwerkingsverband.', en: 'Leave the field out, or name under `criminal` at the purpose the law, the receipt under Wpg or Wjsg, or the partnership.' },
  messages: {
    missing: { nl: 'Strafrechtelijke gegevens ({kinds}) voor doel «{purpose}» zonder opgegeven basis', en: 'Criminal data ({kinds}) for purpose “{purpose}” with no declared basis' },
    sanction: { nl: 'Gegevens over overtredingen ({kinds}) voor doel «{purpose}» zonder opgegeven basis; of dit strafrechtelijke gegevens zijn, is omstreden', en: 'Data on offences ({kinds}) for purpose “{purpose}” with no declared basis; whether this is criminal data is disputed' },
  },
  examples: {
    trigger: example('', 'veroordeling: conviction'),
    repaired: example('    criminal: { law: UAVG 33(1)(b), partnership: Zorg- en Veiligheidshuis }\n', 'veroordeling: conviction'),
    nearMiss: example('', 'afspraak: case-number'),
  },

  concerns: ({ classes }) => classes.has('criminal'),

  *check(view, report) {
    for (const purpose of purposesInUse(view.flow)) {
      if (hasCriminalBasis(purpose)) continue;
      const items = carriedBy(view.flow, purpose, isOfClass('criminal'));
      const sanctions = items.filter((item) => item.categories.every((category) => category.parents.includes('administrative-offence')));
      const others = items.filter((item) => !sanctions.includes(item) && item.categories.some((category) => !isPoliceOrJudicial(category)));
      for (const [message, group] of [['missing', others], ['sanction', sanctions]] as const) {
        const [first] = group;
        if (first === undefined) continue;
        yield report(message, first.entry, { kinds: shortLabels(labels(group.flatMap((item) => item.categories))), purpose: purpose.id }, {
          ...(message === 'sanction' ? { severity: 'warning' } : {}),
          ...places(view, purpose, group),
        });
      }
    }
  },

  *fixes(finding, view) {
    yield* leaveAllOut(view, [finding.at, ...finding.related.filter((place) => place.cause === true).map((place) => place.at)], 'criminal-data-shield');
    const purpose = view.environment.purpose(view.pipeline, finding.purpose ?? '');
    if (purpose === undefined) return;
    yield { title: { nl: 'Voeg een basis toe om in te vullen', en: 'Add a basis to fill in' }, params: {}, kind: 'suggestion', principle: 'criminal-data-shield', operations: [{ op: 'insert', unit: purpose.unit, path: purpose.path, key: 'criminal', value: { law: PLACEHOLDER }, after: 'special' }] };
  },
});

function places(view: View, purpose: Purpose, group: readonly Carried[]) {
  const origins = originsOf(group.map((item) => item.field));
  return {
    purpose: purpose.id,
    combination: origins.map(originAnchor),
    related: [
      ...group.slice(1).map((item) => ({ at: item.entry, message: ALSO, params: { field: item.field.name }, cause: true })),
      ...foreignPlaces(group.map((item) => item.field), view.pipeline.key),
      { at: { unit: purpose.unit, path: purpose.path, part: 'key' as const }, message: PURPOSE, params: { purpose: purpose.id } },
    ],
  };
}

function example(basis: string, field: string): string {
  return pipelineExample(`
purposes:
  begeleiding:
    description: Terugkerende inwoners helpen met wonen en werk
    kind: care
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    retention: P1Y
${basis}sources:
  dossiers: { party: gemeente, collectedFor: care, subjects: { kind: clients, count: 300 }, fields: { naam: name, ${field} } }
outputs:
  lijst: { from: dossiers, audience: team, recipients: [gemeente] }
`);
}
