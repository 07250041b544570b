import { apHits } from '../../lineage/dpia.ts';
import { declaredDpia } from '../../lineage/dpia-evidence.ts';
import { servedPurposes } from '../../lineage/handled.ts';
import { pipelineExample } from '../example.ts';
import { declarationOf, purposeAnchor } from '../purpose-place.ts';
import { defineRule } from '../rule.ts';
import { dpiaFixes, hitAnchors, hitNames, hitPlaces, LARGE_SCALE, scaleOf } from './dpia-places.ts';

/**
 * A purpose whose flow is on the list of processing that needs a DPIA, and no DPIA is named. Law: AVG 35(4),
 * decision of the AP of 27 November 2019 (checked 2026-11-21). One finding per purpose, with every hit.
 */
export const rule = defineRule({
  id: 'dpia-required',
  group: 'decisions',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'medium',
  principles: ['rights-impact-known'],
  articles: ['AVG 35(1)', 'AVG 35(3)', 'AVG 35(4)'],
  fix: 'suggestion',
  ignorable: true,
  options: { largeScale: LARGE_SCALE },
  summary: { nl: 'De opgegeven stroom past bij de AP-lijst, en er is geen DPIA opgegeven', en: 'The declared flow matches the authority\'s list, and no DPIA is declared' },
  why: {
    nl: 'Een DPIA brengt vooraf in beeld wat een verwerking met mensen doet. De Autoriteit Persoonsgegevens heeft een lijst van zeventien soorten verwerkingen waarvoor die verplicht is, meestal bij grote schaal of stelselmatig gebruik (AVG 35(4)). De weging staat zwaarder bij een opgegeven aantal van 10.000 mensen of meer; dat getal komt uit de prescan van het Rijk en is in te stellen.',
    en: 'A DPIA shows beforehand what processing does to people. The Dutch authority has a list of seventeen kinds of processing for which it is mandatory, mostly when large-scale or systematic (GDPR 35(4)). A declared number of 10,000 people or more weighs heavier; that number comes from the pre-scan of central government and can be set.',
  },
  resolve: {
    nl: 'Maak een DPIA en noem kenmerk en datum bij het doel onder `evidence.dpia`. Staat het aantal mensen er nog niet bij, zet dan `subjects.count` bij de bron.',
    en: 'Make a DPIA and name its reference and date at the purpose, under `evidence.dpia`. If the number of people is missing, put `subjects.count` at the source.',
  },
  messages: {
    large: { nl: 'Voor doel «{purpose}» is geen DPIA opgegeven, terwijl de opgegeven stroom past bij de AP-lijst: {items}', en: 'No DPIA is declared for purpose “{purpose}”, while the declared flow matches the authority\'s list: {items}' },
    unknown: { nl: 'Voor doel «{purpose}» is geen DPIA opgegeven, terwijl de opgegeven stroom past bij de AP-lijst: {items}; om hoeveel mensen het gaat, is niet opgegeven', en: 'No DPIA is declared for purpose “{purpose}”, while the declared flow matches the authority\'s list: {items}; it is not declared how many people it concerns' },
    small: { nl: 'Voor doel «{purpose}» is geen DPIA opgegeven, terwijl de opgegeven stroom past bij de AP-lijst: {items}; het opgegeven aantal, {count}, ligt onder de ingestelde grens voor grote schaal', en: 'No DPIA is declared for purpose “{purpose}”, while the declared flow matches the authority\'s list: {items}; the declared number, {count}, is below the set threshold for large scale' },
  },
  examples: {
    trigger: example('', 'achterstand: debt'),
    repaired: example(', dpia: { reference: DPIA-2026-04, date: 2026-04-01 }', 'achterstand: debt'),
    // A list of phone numbers is on no list, however long.
    nearMiss: example('', 'telefoon: phone'),
  },

  concerns: ({ categories }) => categories.size > 0,

  *check(view, report) {
    for (const purpose of servedPurposes(view.flow)) {
      if (declaredDpia(purpose) !== undefined) continue;
      const hits = apHits(view.flow, purpose, view.environment, view.option(LARGE_SCALE));
      if (hits.length === 0) continue;
      const { scale, count } = scaleOf(hits);
      yield report(scale, purposeAnchor(purpose, view), { purpose: purpose.id, items: hitNames(hits), count: String(count) }, {
        severity: scale === 'large' ? 'error' : 'warning',
        purpose: purpose.id,
        combination: hitAnchors(hits),
        related: [...hitPlaces(hits), ...declarationOf(purpose, view)],
      });
    }
  },

  *fixes(finding, view) {
    yield* dpiaFixes(finding, view);
  },
});

function example(dpia: string, field: string): string {
  return pipelineExample(`
purposes:
  hulp:
    description: Inwoners met betalingsachterstanden binnen vier weken hulp aanbieden
    kind: debt-help
    ground: { article: 6(1)(e), law: Wgs art. 3 lid 1 onder b }
    covers: [contact, debt]
    retention: P6M
    evidence: { register: VR-1, notice: { url: https://example.org/privacy }${dpia} }
sources:
  signalen: { party: gemeente, collectedFor: debt-help, subjects: { kind: citizens, count: 24000 }, fields: { naam: name, adres: address, ${field} } }
outputs:
  lijst: { from: signalen, audience: team, recipients: [gemeente] }
`);
}
