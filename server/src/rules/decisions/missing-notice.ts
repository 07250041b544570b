import { PLACEHOLDER } from '../../base/placeholder.ts';
import { servedPurposes } from '../../lineage/handled.ts';
import { pipelineExample } from '../example.ts';
import { handledData, handlesFor, skeleton, states } from '../purpose-evidence.ts';
import { declarationOf, purposeAnchor } from '../purpose-place.ts';
import { defineRule } from '../rule.ts';

/**
 * A purpose with personal data of which nobody says how people hear of it: no notice and no exception.
 * Which exception holds is not judged. Law: AVG 13, 14, 14(5), UAVG 41 (checked 2026-11-21).
 */
export const rule = defineRule({
  id: 'missing-notice',
  group: 'decisions',
  lens: 'legal',
  severity: 'warning',
  preset: 'reviewer',
  confidence: 'high',
  principles: ['transparency', 'citizen-control'],
  articles: ['AVG 13', 'AVG 14', 'UAVG 41'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Niet opgegeven hoe mensen van dit gebruik horen', en: 'It is not declared how people hear of this use' },
  why: {
    nl: 'Mensen horen te weten wie hun gegevens gebruikt en waarvoor, ook als die uit een register komen (AVG 13 en 14). Wie dat niet weet, kan niet inzien, verbeteren of bezwaar maken. Wie een uitzondering gebruikt, zegt welke (openheid naar de burger).',
    en: 'People should know who uses their data and what for, also when the data come from a register (GDPR 13 and 14). Those who do not know cannot see, correct or object. Whoever relies on an exception says which one (openness to the citizen).',
  },
  resolve: {
    nl: 'Zet bij het doel `evidence.notice` met het adres van de privacyverklaring (`url`), of met de uitzondering (`exception`), zoals 14(5)(c) met de wet of UAVG 41 met de afweging.',
    en: 'Give the purpose `evidence.notice` with the address of the privacy notice (`url`), or with the exception (`exception`), such as 14(5)(c) with the law or UAVG 41 with the weighing.',
  },
  messages: {
    missing: {
      nl: 'Doel «{purpose}» gebruikt persoonsgegevens ({data}), maar er is geen privacyverklaring en geen uitzondering opgegeven',
      en: 'Purpose “{purpose}” uses personal data ({data}), but neither a privacy notice nor an exception is declared',
    },
  },
  examples: {
    trigger: example('register: VR-0102'),
    repaired: example('register: VR-0102, notice: { url: https://example.org/privacy }'),
    // An exception that is named is an answer as well.
    nearMiss: example('register: VR-0102, notice: { exception: 14(5)(c), law: Wet BRP art. 3.1 }'),
  },

  concerns: ({ categories }) => categories.size > 0,

  *check(view, report) {
    for (const purpose of servedPurposes(view.flow)) {
      if (states(purpose, 'evidence', 'notice', 'url') || states(purpose, 'evidence', 'notice', 'exception') || !handlesFor(view.flow, purpose)) continue;
      yield report('missing', purposeAnchor(purpose, view), { purpose: purpose.id, data: handledData(view.flow, purpose) }, { purpose: purpose.id, related: declarationOf(purpose, view) });
    }
  },

  *fixes(finding, view) {
    const below = ['evidence', 'notice'];
    yield* skeleton(finding, view, { nl: 'Voeg een privacyverklaring toe om in te vullen', en: 'Add a privacy notice to fill in' }, 'transparency', below, { url: PLACEHOLDER });
    yield* skeleton(finding, view, { nl: 'Voeg een uitzondering op het informeren toe om in te vullen', en: 'Add an exception to the notice to fill in' }, 'transparency', below, { exception: PLACEHOLDER });
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
