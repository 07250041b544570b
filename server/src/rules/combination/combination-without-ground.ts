import type { Category } from '../../knowledge/types.ts';
import { coverOf, hasGround, isWithin, type Cover } from '../../lineage/coverage.ts';
import { personalFields } from '../../lineage/personal.ts';
import { purposesInUse, uncoveredPlaces } from '../../lineage/uncovered.ts';
import type { Purpose } from '../../model/pipeline.ts';
import { pipelineExample } from '../example.ts';
import type { RelatedPlace } from '../finding.ts';
import { fieldPlaces, labels, originAnchor, originsOf } from '../places.ts';
import { leaveAllOut } from '../remove-field.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

const OUTSIDE = { nl: '«{field}» ({category}) valt buiten de dekking', en: '“{field}” ({category}) lies outside the cover' };
const MEETS = { nl: 'komt samen met «{field}» ({category})', en: 'meets “{field}” ({category})' };
const COVERS = { nl: 'dit is wat doel «{purpose}» dekt', en: 'this is what purpose “{purpose}” covers' };
const BY_LAW = { nl: '«{law}» dekt volgens de gegevens geen {uncovered}', en: '“{law}” is on record as not covering {uncovered}' };

/**
 * The question this checker exists for: at the place where fields meet, is there a personal category
 * that the purpose's ground does not cover, even where each source alone had one?
 */
export const rule = defineRule({
  id: 'combination-without-ground',
  group: 'combination',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['lawful-ground', 'purpose-limitation', 'data-minimisation'],
  articles: ['AVG 5(1)(b)', 'AVG 6(1)', 'AVG 6(3)'],
  fix: 'unsafe',
  ignorable: true,
  summary: {
    nl: 'Een combinatie bevat gegevens die de grondslag van het doel niet dekt',
    en: 'A combination holds data that the ground of its purpose does not cover',
  },
  why: {
    nl: 'Een grondslag geldt voor een doel, en een wet of DPIA zegt welke gegevens dat doel mag gebruiken (AVG 6(1) en 6(3)). Wie gegevens koppelt, maakt iets nieuws: ook als elke bron apart een grondslag had, kan de combinatie iets bevatten dat er voor dit doel geen heeft.',
    en: 'A ground holds for a purpose, and a law or DPIA says which data that purpose may use (GDPR 6(1) and 6(3)). A join makes something new: even where each source had a ground of its own, the combination may hold something that has none for this purpose.',
  },
  resolve: {
    nl: 'Laat het veld weg als het doel het niet nodig heeft, of maak het grover. Heeft het doel het wel nodig, leg dan vast welke wet of DPIA dat zegt en vul `covers` aan.',
    en: 'Leave the field out if the purpose does not need it, or make it coarser. If the purpose does need it, record which law or DPIA says so and extend `covers`.',
  },
  messages: {
    combination: {
      nl: 'Geen opgegeven grondslag dekt {uncovered} in deze combinatie voor doel «{purpose}»',
      en: 'No declared ground covers {uncovered} in this combination for purpose “{purpose}”',
    },
    single: {
      nl: 'Geen opgegeven grondslag dekt {uncovered} voor doel «{purpose}»',
      en: 'No declared ground covers {uncovered} for purpose “{purpose}”',
    },
  },
  examples: {
    trigger: pipelineExample(`
purposes:
  bezoek:
    description: Wijkteam plant een huisbezoek bij inwoners die daarom vroegen
    kind: service
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    covers: [contact]
    retention: P3M
    evidence: { dpia: { reference: DPIA-2026-01, date: 2026-01-05 } }
sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { klantnummer: case-number, naam: name, adres: address } }
  inkomens: { party: gemeente, collectedFor: service, fields: { klantnummer: case-number, inkomen: income } }
steps:
  koppel: { join: [aanvragen, inkomens], on: klantnummer }
outputs:
  lijst: { from: koppel, audience: team, recipients: [gemeente] }
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
  aanvragen: { party: gemeente, collectedFor: service, fields: { klantnummer: case-number, naam: name, adres: address } }
  planning: { party: gemeente, collectedFor: service, fields: { klantnummer: case-number, telefoon: phone } }
steps:
  koppel: { join: [aanvragen, planning], on: klantnummer }
outputs:
  lijst: { from: koppel, audience: team, recipients: [gemeente] }
`),
    // A finer category covers its coarser forms: an age band needs no cover beside the birth date.
    nearMiss: pipelineExample(`
purposes:
  bezoek:
    description: Wijkteam plant een huisbezoek bij inwoners die daarom vroegen
    kind: service
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    covers: [contact, birth-date]
    retention: P3M
sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { klantnummer: case-number, naam: name, adres: address } }
  leeftijden: { party: gemeente, collectedFor: service, fields: { klantnummer: case-number, leeftijdsgroep: age-band } }
steps:
  koppel: { join: [aanvragen, leeftijden], on: klantnummer }
outputs:
  lijst: { from: koppel, audience: team, recipients: [gemeente] }
`),
  },

  *check(view, report) {
    for (const purpose of purposesInUse(view.flow)) {
      const cover = coverOf(purpose, view.environment);
      if (!hasGround(purpose) || (cover.declared === undefined && cover.byLaw === undefined)) continue;
      for (const { node, fields, causes, categories, combined } of uncoveredPlaces(view.flow, purpose, cover, view.environment)) {
        const meeting = combined ? personalFields(node.profile).filter((field) => !fields.includes(field)) : [];
        const first = originsOf(causes)[0];
        yield report(combined ? 'combination' : 'single', node.at, { uncovered: labels(categories), purpose: purpose.id }, {
          purpose: purpose.id,
          combination: originsOf([...fields, ...meeting]).map(originAnchor),
          related: [
            ...fieldPlaces(causes, node.profile, OUTSIDE).map((place) => ({ ...place, cause: true })),
            ...fieldPlaces(meeting, node.profile, MEETS),
            ...coverPlaces(purpose, cover, categories, view),
          ],
          ...(first === undefined ? {} : { trace: { node: node.path, origin: originAnchor(first) } }),
        });
      }
    }
  },

  *fixes(finding, view) {
    yield* leaveAllOut(view, finding.related.filter((place) => place.cause === true).map((place) => place.at), 'data-minimisation');
  },
});

/** What the purpose covers, and the law where that is narrower. */
function coverPlaces(purpose: Purpose, cover: Cover, categories: readonly Category[], view: View): readonly RelatedPlace[] {
  const { unit, id } = purpose;
  const byLaw = categories.filter((category) => !isWithin(category, cover.byLaw, view.environment));
  const law = purpose.ground?.law;
  return [
    ...(purpose.covers === undefined ? [] : [{ at: { unit, path: [...purpose.path, 'covers'], part: 'whole' as const }, message: COVERS, params: { purpose: id } }]),
    ...(law === undefined || byLaw.length === 0 ? [] : [{ at: { unit, path: law.path, part: 'value' as const }, message: BY_LAW, params: { law: law.id, uncovered: labels(byLaw) } }]),
  ];
}
