import { PLACEHOLDER } from '../../base/placeholder.ts';
import { publicSensing } from '../../lineage/sensing.ts';
import type { SourceNode } from '../../lineage/flow.ts';
import { given, map } from '../../model/read.ts';
import { pipelineExample } from '../example.ts';
import { fieldPlaces, originAnchor, originsOf, shortLabels } from '../places.ts';
import { defineRule } from '../rule.ts';

const PARTS = {
  agreement: { nl: 'een afspraak over het meten', en: 'an agreement on the measuring' },
  notice: { nl: 'een bord of andere melding ter plaatse', en: 'a sign or other notice on the spot' },
} as const;

/** The key of a purpose's evidence that answers for each part. */
const EVIDENCE = { agreement: 'publicSpaceAgreement', notice: 'streetNotice' } as const;

/** People who are measured as they pass by, without an agreement or without being told. One finding per source. */
export const rule = defineRule({
  id: 'public-space-without-agreement',
  group: 'ethics',
  lens: 'ethical',
  severity: 'warning',
  preset: 'engineer',
  confidence: 'medium',
  principles: ['public-space-care', 'transparency'],
  articles: ['AVG 13', 'AVG 5(1)(a)'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Er wordt gemeten in de openbare ruimte zonder afspraak of bord', en: 'People are measured in public space without an agreement or a sign' },
  why: {
    nl: 'Op straat kan niemand een meting weigeren. Daarom hoort meten er zichtbaar te zijn, afgesproken, en zo anoniem mogelijk. Wie gemeten wordt, moet het kunnen weten (AVG 13).',
    en: 'In the street nobody can refuse to be measured. So measuring there should be visible, agreed on, and as anonymous as can be. Who is measured must be able to know (GDPR 13).',
  },
  resolve: {
    nl: 'Noem bij `publicSpace` van de bron, of bij `evidence` van het doel, de afspraak en hoe mensen ter plaatse het horen. Beter nog: tel in de sensor, zodat alleen aantallen binnenkomen.',
    en: 'Name at `publicSpace` of the source, or at `evidence` of the purpose, the agreement and how people on the spot are told. Better still: count in the sensor, so that only numbers come in.',
  },
  messages: {
    sensor: { nl: 'Bron «{source}» meet mensen in de openbare ruimte ({sensor}); niet opgegeven: {missing}', en: 'Source “{source}” measures people in public space ({sensor}); not declared: {missing}' },
    stated: { nl: 'Bron «{source}» meet mensen in de openbare ruimte; niet opgegeven: {missing}', en: 'Source “{source}” measures people in public space; not declared: {missing}' },
  },
  examples: {
    trigger: example('tijd: timestamp, toestel: device-id, plaats: location', ''),
    repaired: example('tijd: timestamp, toestel: device-id, plaats: location', ', publicSpace: { agreement: Collegebesluit 2026-14, notice: Borden bij elke ingang }'),
    // Counted in the sensor itself: no person comes in.
    nearMiss: example('tijd: object, aantal: measurement, plaats: geo-object', ''),
  },

  concerns: ({ categories }) => categories.size > 0,

  *check(view, report) {
    for (const source of view.flow.sources) {
      const sensed = publicSensing(source, view.environment);
      if (sensed === undefined) continue;
      const missing = missingParts(source);
      if (missing.length === 0) continue;
      const more = {
        combination: originsOf(sensed.fields).map(originAnchor),
        related: fieldPlaces(sensed.fields, source.profile),
      };
      const params = { source: source.name, missing: shortLabels(missing.map((part) => PARTS[part])) };
      yield sensed.sensor === undefined ? report('stated', source.at, params, more) : report('sensor', source.at, { ...params, sensor: sensed.sensor }, more);
    }
  },

  *fixes(finding, view) {
    const source = view.flow.sources.find(({ name }) => name === finding.at.path[1]);
    if (source === undefined) return;
    const unit = finding.at.unit;
    const path = [...source.path, 'publicSpace'];
    yield {
      title: { nl: 'Voeg toe wat ontbreekt, om in te vullen', en: 'Add what is missing, to fill in' }, params: {}, kind: 'suggestion', principle: 'public-space-care',
      operations: missingParts(source).map((key) => ({ op: 'insert', unit, path, key, value: PLACEHOLDER })),
    };
  },
});

/** What neither the source nor the evidence of the purposes it serves says. */
function missingParts({ decl, purposes }: SourceNode): readonly (keyof typeof PARTS)[] {
  const own = decl.all['publicSpace'];
  const parts = map(own);
  if (parts === undefined && given(own)) return [];
  return (['agreement', 'notice'] as const).filter((part) => !given(parts?.[part]) && !(purposes.length > 0 && purposes.every(({ all }) => {
    const evidence = all['evidence'];
    const entries = map(evidence);
    return entries === undefined ? given(evidence) : given(entries[EVIDENCE[part]]);
  })));
}

function example(fields: string, extra: string): string {
  return pipelineExample(`
purposes:
  drukte:
    description: Drukte in het centrum volgen en bezoekers spreiden
    kind: service
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    retention: P1D
    evidence: { dpia: { reference: DPIA-2026-01, date: 2026-01-05 } }
sources:
  sensoren: { party: gemeente, collectedFor: service, subjects: { kind: citizens }, quality: { update: P1D }, fields: { ${fields} }${extra} }
outputs:
  drukte: { from: sensoren, audience: team, recipients: [gemeente] }
`);
}
