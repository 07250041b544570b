import { PLACEHOLDER } from '../../base/placeholder.ts';
import { hasGround } from '../../lineage/coverage.ts';
import { handledFor, servedPurposes } from '../../lineage/handled.ts';
import { pipelineExample } from '../example.ts';
import { labels, originAnchor, originsOf, shortLabels } from '../places.ts';
import { declarationOf, handledPlaces, ownPurposeOf, purposeAnchor } from '../purpose-place.ts';
import { defineRule } from '../rule.ts';

/** A purpose that handles personal data and states no ground: one finding for all its fields. Law: AVG 5(1)(a), 6(1) (checked 2026-11-21). */
export const rule = defineRule({
  id: 'no-legal-ground',
  group: 'ground',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['lawful-ground'],
  articles: ['AVG 5(1)(a)', 'AVG 6(1)'],
  fix: 'suggestion',
  ignorable: true,
  summary: {
    nl: 'Een doel gebruikt persoonsgegevens en noemt geen grondslag',
    en: 'A purpose uses personal data and names no ground',
  },
  why: {
    nl: 'Elk gebruik van persoonsgegevens rust op één van de zes grondslagen van AVG 6(1), per doel gekozen. Zonder grondslag valt over dekking, koppelen en bewaren niets te zeggen.',
    en: 'Every use of personal data rests on one of the six grounds of GDPR 6(1), chosen per purpose. Without a ground nothing can be said about cover, joins or retention.',
  },
  resolve: {
    nl: 'Zet bij het doel een `ground` met het artikel, en bij een plicht of publieke taak (6(1)(c) of (e)) ook de wet. Is er geen grondslag, laat de persoonsgegevens dan weg of maak er groepscijfers van voordat ze hier binnenkomen.',
    en: 'Give the purpose a `ground` with its article, and for a duty or public task (6(1)(c) or (e)) the law as well. If there is no ground, leave the personal data out or turn them into group figures before they get here.',
  },
  messages: {
    missing: {
      nl: 'Voor doel «{purpose}» is geen grondslag opgegeven, terwijl het persoonsgegevens gebruikt: {data}',
      en: 'No ground is declared for purpose “{purpose}”, while it uses personal data: {data}',
    },
  },
  examples: {
    trigger: pipelineExample(`
purposes:
  bezoek:
    description: Wijkteam plant een huisbezoek bij inwoners die daarom vroegen
    kind: service
    covers: [contact]
    retention: P3M
sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { naam: name, adres: address } }
outputs:
  lijst: { from: aanvragen, audience: team, recipients: [gemeente] }
`),
    repaired: pipelineExample(`
purposes:
  bezoek:
    description: Wijkteam plant een huisbezoek bij inwoners die daarom vroegen
    kind: service
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    covers: [contact]
    retention: P3M
sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { naam: name, adres: address } }
outputs:
  lijst: { from: aanvragen, audience: team, recipients: [gemeente] }
`),
    // Trees are nobody's personal data: a purpose for them needs no ground.
    nearMiss: pipelineExample(`
purposes:
  snoeien:
    description: Ploegen plannen het snoeiwerk aan de bomen van de gemeente
    kind: operations
sources:
  bomen: { party: gemeente, collectedFor: operations, subjects: { kind: objects }, fields: { boomnummer: object, standplaats: geo-object } }
outputs:
  planning: { from: bomen, audience: team, recipients: [gemeente] }
`),
  },

  concerns: ({ categories, served }) => categories.size > 0 && !served.every(hasGround),

  *check(view, report) {
    for (const purpose of servedPurposes(view.flow)) {
      if (hasGround(purpose)) continue;
      const handled = handledFor(view.flow, purpose);
      if (handled.length === 0) continue;
      yield report('missing', purposeAnchor(purpose, view), { purpose: purpose.id, data: shortLabels(labels(handled.flatMap((item) => item.categories))) }, {
        purpose: purpose.id,
        combination: originsOf(handled.map((item) => item.field)).map(originAnchor),
        related: [...declarationOf(purpose, view), ...handledPlaces(handled)],
      });
    }
  },

  *fixes(finding, view) {
    const purpose = ownPurposeOf(finding, view);
    if (purpose === undefined) return;
    const title = { nl: 'Voeg een grondslag toe om in te vullen', en: 'Add a ground to fill in' };
    const unit = view.pipeline.key;
    if (purpose.ground === undefined) yield { title, params: {}, kind: 'suggestion', principle: 'lawful-ground', operations: [{ op: 'insert', unit, path: purpose.path, key: 'ground', value: { article: PLACEHOLDER, law: PLACEHOLDER }, after: 'kind' }] };
    else yield { title, params: {}, kind: 'suggestion', principle: 'lawful-ground', operations: [{ op: 'insert', unit, path: purpose.ground.path, key: 'article', value: PLACEHOLDER }] };
  },
});
