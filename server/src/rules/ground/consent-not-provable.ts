import { PLACEHOLDER } from '../../base/placeholder.ts';
import { handledAt, servedPurposes } from '../../lineage/handled.ts';
import { given, isMap } from '../../model/read.ts';
import type { PlainMap } from '../../model/read.ts';
import type { GroundDecl, Purpose } from '../../model/pipeline.ts';
import type { BilingualText } from '../../messages/template.ts';
import { pipelineExample } from '../example.ts';
import type { RelatedPlace } from '../finding.ts';
import { originAnchor, originsOf } from '../places.ts';
import { declarationOf, ownPurposeOf, purposeAnchor } from '../purpose-place.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

/** What shows that somebody said yes, to what, when, and can take it back. AVG 7(1), 7(3), checked 2026-11-21. */
const PARTS: Readonly<Record<string, BilingualText>> = {
  collectedVia: { nl: 'waar is gevraagd', en: 'where it was asked' },
  text: { nl: 'de tekst waarmee mensen instemden', en: 'the text that people agreed to' },
  date: { nl: 'de datum van die tekst', en: 'the date of that text' },
  withdrawal: { nl: 'hoe iemand zich terugtrekt', en: 'how people withdraw' },
};
const GUARDIAN: BilingualText = { nl: 'hoe een ouder of voogd instemt voor wie jonger is dan 16', en: 'how a parent or guardian consents for those under 16' };
const CHILDREN: BilingualText = { nl: 'deze bron gaat over kinderen', en: 'this source is about children' };

/**
 * Consent that nobody can show. Law: AVG 7(1), 7(3) and 8, UAVG 5 (checked 2026-11-21): under 16 the
 * parent or guardian consents. Asks it of children only where a source says that it is about them.
 */
export const rule = defineRule({
  id: 'consent-not-provable',
  group: 'ground',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['free-consent', 'protect-children', 'lawful-ground'],
  articles: ['AVG 7(1)', 'AVG 7(3)', 'AVG 8', 'UAVG 5'],
  fix: 'suggestion',
  ignorable: true,
  summary: {
    nl: 'Toestemming is de grondslag, maar wordt niet aangetoond',
    en: 'Consent is the ground, but nothing shows it',
  },
  why: {
    nl: 'Wie op toestemming steunt, moet kunnen laten zien dat die is gegeven: waar, met welke tekst, wanneer, en hoe iemand zich terugtrekt (AVG 7). Voor een kind onder de 16 stemt een ouder of voogd in (AVG 8, UAVG 5).',
    en: 'Whoever relies on consent must be able to show that it was given: where, to which text, when, and how people withdraw (GDPR 7). For a child under 16 a parent or guardian consents (GDPR 8, UAVG 5).',
  },
  resolve: {
    nl: 'Vul `consent` aan met wat ontbreekt. Is de toestemming niet meer aan te tonen, vraag haar dan opnieuw of laat de gegevens weg.',
    en: 'Complete `consent` with what is missing. If the consent can no longer be shown, ask for it again or leave the data out.',
  },
  messages: {
    missing: {
      nl: 'De toestemming voor doel «{purpose}» is niet aan te tonen; het ontbreekt aan {parts}',
      en: 'The consent for purpose “{purpose}” cannot be shown; missing: {parts}',
    },
  },
  examples: {
    trigger: example('citizens', 'collectedVia: webformulier, text: Ja ik wil de nieuwsbrief, date: 2026-01-05'),
    repaired: example('citizens', 'collectedVia: webformulier, text: Ja ik wil de nieuwsbrief, date: 2026-01-05, withdrawal: link onder elke brief'),
    // A task that the law gives rests on no consent, so there is none to show.
    nearMiss: example('citizens', '').replace('6(1)(a), consent: {  }', '6(1)(e), law: Gemeentewet art. 108'),
  },

  concerns: ({ served }) => served.some(({ ground }) => ground?.article === '6(1)(a)'),

  *check(view, report) {
    for (const purpose of servedPurposes(view.flow)) {
      const { ground } = purpose;
      if (ground?.article !== '6(1)(a)' || ground.all['consent'] === PLACEHOLDER) continue;
      const nodes = view.flow.nodes.filter((node) => node.purposes.includes(purpose));
      const handled = handledAt(nodes);
      if (handled.length === 0) continue;
      const minors = childrenAmong(purpose, view);
      const missing = missingParts(ground, minors.length > 0);
      if (missing.length === 0) continue;
      yield report('missing', purposeAnchor(purpose, view, ['ground']), { purpose: purpose.id, parts: missing.map((part) => PARTS[part] ?? GUARDIAN) }, {
        purpose: purpose.id,
        combination: originsOf(handled.map((item) => item.field)).map(originAnchor),
        related: [...declarationOf(purpose, view, ['ground']), ...(missing.includes('guardian') ? minors : [])],
      });
    }
  },

  *fixes(finding, view) {
    const purpose = ownPurposeOf(finding, view);
    if (purpose?.ground === undefined) return;
    const missing = missingParts(purpose.ground, childrenAmong(purpose, view).length > 0);
    const unit = view.pipeline.key;
    const at = [...purpose.ground.path, 'consent'];
    const { consent } = purpose.ground;
    yield {
      title: { nl: 'Voeg toe wat ontbreekt, om in te vullen', en: 'Add what is missing, to fill in' },
      params: {},
      kind: 'suggestion',
      principle: 'free-consent',
      operations: consent === undefined
        ? [{ op: 'insert', unit, path: purpose.ground.path, key: 'consent', value: Object.fromEntries(missing.map((part) => [part, PLACEHOLDER])) }]
        : missing.map((part) => (Object.hasOwn(consent, part) ? { op: 'replace', unit, path: [...at, part], value: PLACEHOLDER } as const : { op: 'insert', unit, path: at, key: part, value: PLACEHOLDER } as const)),
    };
  },
});

function missingParts({ all }: GroundDecl, children: boolean): readonly string[] {
  const consent: PlainMap = isMap(all['consent']) ? all['consent'] : {};
  const missing = Object.keys(PARTS).filter((part) => !given(consent[part]));
  const guarded = given(consent['guardian']) && consent['guardian'] !== false;
  return children && !guarded ? [...missing, 'guardian'] : missing;
}

/** Where sources of this purpose say that they are about children. */
function childrenAmong(purpose: Purpose, view: View): readonly RelatedPlace[] {
  return view.flow.sources.flatMap((source): readonly RelatedPlace[] => {
    const group = source.purposes.includes(purpose) ? source.profile.subjects.get('children') : undefined;
    return group === undefined ? [] : [{ at: group.at, message: CHILDREN, params: {} }];
  });
}

function example(subjects: string, consent: string): string {
  return pipelineExample(`
purposes:
  nieuwsbrief:
    description: Inwoners die zich aanmeldden elke maand een nieuwsbrief sturen
    kind: service-optional
    ground: { article: 6(1)(a), consent: { ${consent} } }
    covers: [email]
    retention: P1Y
sources:
  aanmeldingen: { party: gemeente, collectedFor: service-optional, subjects: { kind: ${subjects}, count: 800 }, fields: { emailadres: email } }
outputs:
  verzendlijst: { from: aanmeldingen, audience: team, recipients: [gemeente] }
`);
}
