import { personDecisions, scoreSuppliers } from '../../lineage/decisions.ts';
import { given } from '../../model/read.ts';
import { pipelineExample } from '../example.ts';
import { originAnchor, originsOf } from '../places.ts';
import { defineRule } from '../rule.ts';

const PURPOSE = `
purposes:
  bijstand:
    description: Besluiten of een aanvraag voor bijzondere bijstand wordt toegekend
    kind: service
    ground: { article: 6(1)(e), law: Participatiewet art. 35 }
    covers: [contact, income]
    retention: P1Y
    selection:
      discriminationTest: { reference: TOETS-2026-03, date: 2026-03-02 }
      reviewEvery: P1Y
      humanReview: Een medewerker leest het hele dossier voordat er iets gebeurt
      noOtherEffects: De aanvraag loopt gewoon door
      knowable: De werkwijze staat op de website
    evidence: { register: VR-1, dpia: { reference: DPIA-1, date: 2026-01-05 }, notice: { url: https://example.org/privacy } }`;

/**
 * A score that another pipeline made is all that a decision looks at, with a threshold: then the score
 * decides, whoever signs. Law: AVG 22, CJEU C-634/21 (checked 2026-11-21). Where no person decides at all,
 * `fully-automated-decision` speaks.
 */
export const rule = defineRule({
  id: 'score-decides-downstream',
  group: 'decisions',
  lens: 'legal',
  severity: 'warning',
  preset: 'auditor',
  confidence: 'low',
  principles: ['human-decides', 'contestable'],
  articles: ['AVG 22'],
  fix: 'none',
  ignorable: true,
  summary: { nl: 'Een score uit een andere pijplijn bepaalt in de praktijk het besluit', en: 'A score from another pipeline decides in practice' },
  why: {
    nl: 'Wie besluit op alleen een score en een grens, volgt degene die de score maakte. Dan is het geven van de score al het besluit (HvJ EU C-634/21, SCHUFA; AVG 22), en zijn regels over automatische besluiten ook daar van belang.',
    en: 'Whoever decides on a score and a threshold alone follows the maker of the score. Then giving the score is already the decision (CJEU C-634/21, SCHUFA; GDPR 22), and the rules on automated decisions matter there as well.',
  },
  resolve: {
    nl: 'Laat degene die besluit ook de gegevens en redenen achter de score zien (`uses`), of gebruik de score alleen voor de volgorde en niet voor de uitkomst.',
    en: 'Show whoever decides the data and reasons behind the score as well (`uses`), or use the score for the order only and not for the outcome.',
  },
  messages: {
    meaningful: { nl: 'De score van {producer} bepaalt met een grens het besluit «{field}»; iets anders ligt er niet aan ten grondslag', en: 'With a threshold, the score of {producer} decides “{field}”; the decision rests on nothing else' },
    unsaid: { nl: 'De score van {producer} bepaalt met een grens het besluit «{field}», en er is niet opgegeven wat een mens daarbij doet', en: 'With a threshold, the score of {producer} decides “{field}”, and it is not declared what a person does there' },
  },
  examples: {
    trigger: example('[score]', ', threshold: 0.8'),
    repaired: example('[score, inkomen]', ', threshold: 0.8'),
    // Without a threshold the score is one thing to look at.
    nearMiss: example('[score]', ''),
  },

  concerns: ({ verbs }) => verbs.has('decide'),

  *check(view, report) {
    for (const decision of personDecisions(view.flow)) {
      const { node } = decision;
      const { effect, human } = node.decl;
      if (decision.automatic || !decision.scoreOnly || effect === undefined || effect === 'none' || !given(node.decl.all['threshold'])) continue;
      const suppliers = scoreSuppliers(decision);
      if (suppliers.length === 0) continue;
      const [origin] = originsOf(decision.scores);
      const producers = [...new Set(suppliers.map((source) => source.supply.upstream!.pipeline.id))];
      yield report(human === undefined ? 'unsaid' : 'meaningful', node.at, { producer: producers, field: node.decl.field ?? node.name }, {
        severity: human === undefined ? 'error' : 'warning',
        purpose: node.purposes[0]?.id,
        combination: [node.at, ...suppliers.map((source) => source.at)],
        related: suppliers.map((source) => {
          const { pipeline, output } = source.supply.upstream!;
          return { at: { unit: pipeline.key, path: output.path, part: 'key' as const }, message: { nl: 'hier komt de score vandaan: uitvoer «{output}» van «{pipeline}»', en: 'the score comes from here: output “{output}” of “{pipeline}”' }, params: { output: output.name, pipeline: pipeline.id }, cause: true };
        }),
        ...(origin === undefined ? {} : { trace: { node: node.path, origin: originAnchor(origin) } }),
      });
    }
  },
});

function example(uses: string, threshold: string): Readonly<Record<string, string>> {
  return {
    'scores.pipeline.yaml': pipelineExample(`${PURPOSE}
sources:
  aanvragen: { party: gemeente, collectedFor: service, subjects: { kind: clients, count: 300 }, fields: { naam: name, inkomen: income } }
steps:
  kans: { score: aanvragen, uses: [inkomen], field: score, model: { type: rules, reference: regels-2026 }, target: persons }
outputs:
  scores: { from: kans, audience: team, recipients: [gemeente], allowedUses: [service] }
`).replace('pipeline: voorbeeld', 'pipeline: scores'),
    'besluiten.pipeline.yaml': pipelineExample(`${PURPOSE}
sources:
  gescoord: { output: scores/scores }
steps:
  besluit: { decide: gescoord, uses: ${uses}, field: toekenning, effect: legal, human: meaningful${threshold} }
outputs:
  besluiten: { from: besluit, audience: team, recipients: [gemeente] }
`).replace('pipeline: voorbeeld', 'pipeline: besluiten'),
  };
}
