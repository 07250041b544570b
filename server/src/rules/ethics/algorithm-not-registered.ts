import { PLACEHOLDER } from '../../base/placeholder.ts';
import { controllersOf } from '../../lineage/environment.ts';
import { impactByPurpose, impactSteps } from '../../lineage/impact.ts';
import { pipelineExample } from '../example.ts';
import { skeleton, states } from '../purpose-evidence.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';
import { aboutSteps, deedOf } from './impact-places.ts';

/**
 * An algorithm of a government that judges people and is not in the Algorithm Register. That register is
 * government policy and open to public bodies only, so private controllers are not asked (checked 2026-11-21).
 */
export const rule = defineRule({
  id: 'algorithm-not-registered',
  group: 'ethics',
  lens: 'ethical',
  severity: 'warning',
  preset: 'reviewer',
  confidence: 'medium',
  principles: ['algorithm-openness', 'transparency'],
  articles: ['AVG 5(1)(a)', 'AVG 5(2)'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Een algoritme met gevolgen voor mensen staat niet in het Algoritmeregister', en: 'An algorithm that affects people is not in the Algorithm Register' },
  why: {
    nl: 'In het Algoritmeregister kan iedereen lezen welke algoritmes de overheid gebruikt, waarvoor en hoe. Het is afgesproken beleid, nog geen wettelijke plicht. Wie erover leest kan vragen stellen; wie het niet weet, kan dat niet (open over algoritmen).',
    en: 'In the Algorithm Register anyone can read which algorithms the government uses, what for and how. It is agreed policy, not yet a legal duty. Those who can read about it can ask questions; those who do not know cannot (openness about algorithms).',
  },
  resolve: {
    nl: 'Zet het algoritme in het Algoritmeregister en neem het adres op in `evidence.algorithmRegister` van het doel. Hoort het er niet in, zet daar dan de reden.',
    en: 'Enter the algorithm in the Algorithm Register and put the address in `evidence.algorithmRegister` of the purpose. If it does not belong there, give the reason instead.',
  },
  messages: {
    missing: {
      nl: '«{step}» {deed}, en bij doel «{purpose}» is geen vermelding in het Algoritmeregister opgegeven',
      en: '“{step}” {deed}, and no entry in the Algorithm Register is declared for purpose “{purpose}”',
    },
  },
  examples: {
    trigger: example('', 'gemeente'),
    repaired: example('algorithmRegister: https://algoritmes.overheid.nl/nl/algoritme/1, ', 'gemeente'),
    // A company cannot enter its algorithms there.
    nearMiss: example('', 'leverancier'),
  },

  concerns: ({ verbs }) => verbs.has('score') || verbs.has('decide'),

  *check(view, report) {
    if (impactSteps(view.flow).length === 0 || isPrivate(view)) return;
    for (const [purpose, steps] of impactByPurpose(view.flow)) {
      if (states(purpose, 'evidence', 'algorithmRegister')) continue;
      const [first] = steps;
      if (first === undefined) continue;
      yield report('missing', first.at, { step: first.name, deed: deedOf(first), purpose: purpose.id }, aboutSteps(steps, purpose, view));
    }
  },

  *fixes(finding, view) {
    yield* skeleton(finding, view, { nl: 'Voeg een vermelding in het Algoritmeregister toe om in te vullen', en: 'Add an entry in the Algorithm Register to fill in' }, 'algorithm-openness', ['evidence'], { algorithmRegister: PLACEHOLDER });
  },
});

/** Whether all controllers are known to be private. */
function isPrivate(view: View): boolean {
  const controllers = controllersOf(view.pipeline, view.environment);
  return controllers.length > 0 && controllers.length === view.pipeline.controllers.length && controllers.every((party) => party.kind === 'private');
}

function example(evidence: string, controller: string): string {
  return pipelineExample(`
purposes:
  parkeren:
    description: Beslissen over aanvragen van klanten voor een parkeerplaats
    kind: service
    ground: { article: 6(1)(b), contract: Voorwaarden van het parkeerabonnement }
    covers: [contact, licence-plate]
    retention: P1Y
    contact: { point: balie@parkeren.example, explanation: Staat in de brief, objection: Binnen zes weken }
    evidence: { register: VR-0102, iama: IAMA-2026-02, ${evidence}dpia: { reference: DPIA-2026-01, date: 2026-01-05 }, fgAdvice: Positief, notice: { url: https://example.org/privacy } }
sources:
  aanvragen: { party: ${controller}, collectedFor: service, subjects: { kind: clients, count: 800 }, fields: { naam: name, kenteken: licence-plate } }
steps:
  besluit: { decide: aanvragen, uses: [kenteken], field: uitkomst, effect: significant, human: meaningful }
outputs:
  besluiten: { from: besluit, audience: team, recipients: [${controller}] }
`).replace('controller: gemeente', `controller: ${controller}`);
}
