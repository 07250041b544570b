import { PLACEHOLDER } from '../../base/placeholder.ts';
import { servedPurposes } from '../../lineage/handled.ts';
import { pipelineExample } from '../example.ts';
import { handledData, handlesFor, skeleton, states } from '../purpose-evidence.ts';
import { declarationOf, purposeAnchor } from '../purpose-place.ts';
import { defineRule } from '../rule.ts';

/** A purpose with personal data that no record of processing is linked to. Law: AVG 30(1), 5(2) (checked 2026-11-21). Who owns the pipeline is asked by the rule about metadata. */
export const rule = defineRule({
  id: 'missing-register-entry',
  group: 'decisions',
  lens: 'legal',
  severity: 'warning',
  preset: 'reviewer',
  confidence: 'high',
  principles: ['accountability'],
  articles: ['AVG 5(2)', 'AVG 30'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Een doel staat niet in het verwerkingsregister', en: 'A purpose is not linked to the register of processing' },
  why: {
    nl: 'Een organisatie houdt bij waarvoor zij persoonsgegevens gebruikt, van wie en hoe lang (AVG 30). Zonder dat kenmerk vinden de functionaris gegevensbescherming en de toezichthouder deze pijplijn niet terug (verantwoording).',
    en: 'An organisation keeps a record of what it uses personal data for, whose, and how long (GDPR 30). Without that reference the data protection officer and the supervisory authority cannot find this pipeline (accountability).',
  },
  resolve: {
    nl: 'Zet bij het doel `evidence.register` met het nummer of adres uit het verwerkingsregister. Staat het doel er nog niet in, meld het dan eerst aan.',
    en: 'Give the purpose `evidence.register` with its number or address in the register of processing. If it is not there yet, have it recorded first.',
  },
  messages: {
    missing: {
      nl: 'Doel «{purpose}» gebruikt persoonsgegevens ({data}) en verwijst niet naar het verwerkingsregister',
      en: 'Purpose “{purpose}” uses personal data ({data}) and does not refer to the register of processing',
    },
  },
  examples: {
    trigger: example('notice: { url: https://example.org/privacy }'),
    repaired: example('register: VR-0102, notice: { url: https://example.org/privacy }'),
    // Street lamps are nobody's personal data.
    nearMiss: pipelineExample(`
purposes:
  onderhoud:
    description: Ploegen plannen het onderhoud aan de straatverlichting
    kind: operations
sources:
  masten: { party: gemeente, collectedFor: operations, subjects: { kind: objects }, fields: { mastnummer: object, standplaats: geo-object } }
outputs:
  planning: { from: masten, audience: team, recipients: [gemeente] }
`),
  },

  concerns: ({ categories }) => categories.size > 0,

  *check(view, report) {
    for (const purpose of servedPurposes(view.flow)) {
      if (states(purpose, 'evidence', 'register') || !handlesFor(view.flow, purpose)) continue;
      yield report('missing', purposeAnchor(purpose, view), { purpose: purpose.id, data: handledData(view.flow, purpose) }, { purpose: purpose.id, related: declarationOf(purpose, view) });
    }
  },

  *fixes(finding, view) {
    yield* skeleton(finding, view, { nl: 'Voeg een verwijzing naar het verwerkingsregister toe om in te vullen', en: 'Add a reference to the register of processing to fill in' }, 'accountability', ['evidence'], { register: PLACEHOLDER });
  },
});

function example(evidence: string): string {
  return pipelineExample(`
purposes:
  bezoek:
    description: Wijkteam plant een huisbezoek bij inwoners die daarom vroegen
    kind: service
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    covers: [contact]
    retention: P3M
    evidence: { ${evidence} }
sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { naam: name, adres: address } }
outputs:
  lijst: { from: aanvragen, audience: team, recipients: [gemeente] }
`);
}
