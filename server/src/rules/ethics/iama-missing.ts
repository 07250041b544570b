import { PLACEHOLDER } from '../../base/placeholder.ts';
import { impactByPurpose, impactSteps } from '../../lineage/impact.ts';
import { pipelineExample } from '../example.ts';
import { skeleton, states } from '../purpose-evidence.ts';
import { defineRule } from '../rule.ts';
import { aboutSteps, deedOf } from './impact-places.ts';

/**
 * An algorithm that judges people, without an assessment of what it does to fundamental rights. Basis:
 * pre-scan of the Dutch government (advises an IAMA for algorithms with impact), AI Act 27 (checked 2026-11-21).
 */
export const rule = defineRule({
  id: 'iama-missing',
  group: 'ethics',
  lens: 'ethical',
  severity: 'warning',
  preset: 'reviewer',
  confidence: 'medium',
  principles: ['rights-impact-known', 'fair-selection'],
  articles: ['AI-verordening 27', 'Grondwet 1'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Een algoritme met gevolgen voor mensen heeft geen IAMA', en: 'An algorithm that affects people has no human rights assessment (IAMA)' },
  why: {
    nl: 'Een score of besluit kan grondrechten raken die in een DPIA niet aan bod komen, zoals gelijke behandeling of een eerlijk proces. Een IAMA bespreekt dat vóór de start met iedereen die erover gaat. Voor algoritmes met impact is dat sterk aangeraden (gevolgen voor grondrechten in beeld).',
    en: 'A score or decision can touch fundamental rights that a DPIA does not deal with, such as equal treatment or a fair hearing. A human rights assessment (IAMA) goes through them before the start, with everyone involved. It is strongly advised for algorithms with impact (rights impact known).',
  },
  resolve: {
    nl: 'Doe een IAMA met de opdrachtgever, de makers en een jurist, en zet het kenmerk bij het doel in `evidence.iama`.',
    en: 'Do an IAMA with the commissioner, the makers and a lawyer, and put its reference in `evidence.iama` of the purpose.',
  },
  messages: {
    missing: {
      nl: '«{step}» {deed}, en bij doel «{purpose}» is geen IAMA opgegeven',
      en: '“{step}” {deed}, and no IAMA is declared for purpose “{purpose}”',
    },
  },
  examples: {
    trigger: example('', 'legal'),
    repaired: example('iama: IAMA-2026-02, ', 'legal'),
    // Who puts letters in two piles without effect on anybody judges nobody.
    nearMiss: example('', 'none'),
  },

  concerns: ({ verbs }) => verbs.has('score') || verbs.has('decide'),

  *check(view, report) {
    if (impactSteps(view.flow).length === 0) return;
    for (const [purpose, steps] of impactByPurpose(view.flow)) {
      if (states(purpose, 'evidence', 'iama')) continue;
      const [first] = steps;
      if (first === undefined) continue;
      yield report('missing', first.at, { step: first.name, deed: deedOf(first), purpose: purpose.id }, aboutSteps(steps, purpose, view));
    }
  },

  *fixes(finding, view) {
    yield* skeleton(finding, view, { nl: 'Voeg het kenmerk van een IAMA toe om in te vullen', en: 'Add the reference of an IAMA to fill in' }, 'rights-impact-known', ['evidence'], { iama: PLACEHOLDER });
  },
});

function example(evidence: string, effect: string): string {
  return pipelineExample(`
purposes:
  parkeren:
    description: Beslissen over aanvragen van bewoners voor een parkeervergunning
    kind: service
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    covers: [contact, licence-plate]
    retention: P1Y
    contact: { point: balie@gemeente.example, explanation: Staat in de brief, objection: Binnen zes weken }
    evidence: { register: VR-0102, ${evidence}algorithmRegister: https://algoritmes.overheid.nl/nl/algoritme/1, dpia: { reference: DPIA-2026-01, date: 2026-01-05 }, fgAdvice: Positief, notice: { url: https://example.org/privacy } }
sources:
  aanvragen: { party: gemeente, collectedFor: service, subjects: { kind: citizens, count: 800 }, fields: { naam: name, kenteken: licence-plate } }
steps:
  besluit: { decide: aanvragen, uses: [kenteken], field: uitkomst, effect: ${effect}, human: meaningful }
outputs:
  besluiten: { from: besluit, audience: team, recipients: [gemeente] }
`);
}
