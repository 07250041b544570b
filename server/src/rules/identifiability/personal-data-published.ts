import { inForce } from '../../lineage/environment.ts';
import { isDirect, personalFields } from '../../lineage/personal.ts';
import { pipelineExample } from '../example.ts';
import { keptInside } from '../lowering.ts';
import { fieldPlaces, originAnchor, originsOf } from '../places.ts';
import { leaveAllOut } from '../remove-field.ts';
import { defineRule } from '../rule.ts';
import type { OutputNode } from '../../lineage/flow.ts';
import type { View } from '../view.ts';

/** Personal data of single people in an output for everybody. One finding per output, and nobody may ignore it. */
export const rule = defineRule({
  id: 'personal-data-published',
  group: 'identifiability',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['not-traceable-when-open'],
  articles: ['AVG 5(1)(a)', 'AVG 5(1)(b)', 'AVG 86', 'Woo 5.1'],
  fix: 'unsafe',
  ignorable: false,
  summary: { nl: 'Een openbare uitvoer bevat persoonsgegevens', en: 'A public output holds personal data' },
  why: {
    nl: 'Wat openbaar is, haalt niemand meer terug. Openbare gegevens mogen niet naar personen leiden, tenzij een wet de openbaarmaking zelf regelt (AVG 86, Woo 5.1).',
    en: 'Nobody can take back what is public. Open data may not lead to persons, unless a law settles the publication itself (GDPR 86, Woo 5.1).',
  },
  resolve: { nl: 'Publiceer groepscijfers met een minimum groepsgrootte, laat de velden weg, of noem de wet die deze publicatie voorschrijft bij `publicationLaw`.', en: 'Publish group figures with a minimum group size, leave the fields out, or name the law that prescribes this publication at `publicationLaw`.' },
  messages: {
    published: { nl: 'Openbare uitvoer bevat persoonsgegevens: {fields}', en: 'Public output holds personal data: {fields}' },
  },
  examples: {
    trigger: example('vergunningen'),
    repaired: example('telling').replace('aanvrager: name, ', ''),
    // A name in a public role is part of what is public about the office.
    nearMiss: example('vergunningen').replace('aanvrager: name', 'aanvrager: { category: name, publicRole: true }'),
  },

  concerns: ({ audiences }) => audiences.has('public'),

  *check(view, report) {
    for (const output of view.flow.outputs) {
      if (output.decl.audience !== 'public' || isStatutory(view, output)) continue;
      const fields = personalFields(output.profile).filter((field) => !field.publicRole);
      // What stands beside an office holder's name is about the office, as long as nothing else names a person.
      const aboutOffice = [...output.profile.fields.values()].some((field) => field.publicRole) && !fields.some((field) => isDirect(field, output.profile));
      if (fields.length === 0 || aboutOffice) continue;
      const origins = originsOf(fields);
      yield report('published', output.at, { fields: fields.map((field) => field.name) }, {
        related: fieldPlaces(fields, output.profile).map((place) => ({ ...place, cause: true })),
        combination: origins.map(originAnchor),
        ...(origins[0] === undefined ? {} : { trace: { node: output.path, origin: originAnchor(origins[0]) } }),
      });
    }
  },

  *fixes(finding, view) {
    yield* leaveAllOut(view, finding.related.map((place) => place.at), 'not-traceable-when-open');
    yield keptInside(view, finding.at);
  },
});

/** Whether a law prescribes this publication; a placeholder counts as one, and is reported as such. */
function isStatutory(view: View, output: OutputNode): boolean {
  const reference = output.decl.publicationLaw;
  if (reference === undefined) return false;
  const law = view.environment.law(reference.id);
  return law.kind === 'placeholder' || (law.kind === 'known' && inForce(law, view.today));
}

function example(from: string): string {
  return pipelineExample(`
purposes:
  openheid:
    description: Bewoners laten zien welke vergunningen er zijn gegeven
    kind: publication
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    retention: P1Y
sources:
  vergunningen: { party: gemeente, collectedFor: publication, fields: { aanvrager: name, plaats: municipality } }
steps:
  telling: { aggregate: vergunningen, by: [plaats], measures: { aantal: count }, minGroupSize: 10, suppression: blank }
outputs:
  lijst: { from: ${from}, audience: public, licence: CC0-1.0, format: csv }
`);
}
