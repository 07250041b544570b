import { PLACEHOLDER } from '../../base/placeholder.ts';
import { controllersOf } from '../../lineage/environment.ts';
import { handlesPersonalData } from '../../lineage/handled.ts';
import { pipelineExample } from '../example.ts';
import { defineRule } from '../rule.ts';

/** Two or more controllers of one pipeline, and no arrangement of who answers for what. One party under two names is one. */
export const rule = defineRule({
  id: 'joint-control-without-arrangement',
  group: 'roles',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['clear-responsibility', 'partnership-by-rules'],
  articles: ['AVG 26'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Gezamenlijke verantwoordelijken zonder onderlinge regeling', en: 'Joint controllers without an arrangement between them' },
  why: {
    nl: 'Wie samen doel en middelen bepaalt, spreekt onderling af wie wat doet: wie mensen informeert, wie vragen en bezwaren afhandelt, en waar zij terecht kunnen (AVG 26). Zonder die regeling wijst iedereen naar de ander.',
    en: 'Those who decide on purpose and means together agree who does what: who informs people, who answers requests and objections, and where people can turn to (GDPR 26). Without that arrangement each points at the other.',
  },
  resolve: {
    nl: 'Noem de regeling bij `arrangement`. Bepaalt maar één partij doel en middelen, noem dan alleen die, en de andere als verwerker of ontvanger.',
    en: 'Name the arrangement at `arrangement`. If only one party decides on purpose and means, name that one alone, and the other as processor or recipient.',
  },
  messages: {
    missing: {
      nl: '{controllers} zijn samen verwerkingsverantwoordelijk en er is geen onderlinge regeling opgegeven',
      en: '{controllers} are joint controllers and no arrangement between them is declared',
    },
  },
  examples: {
    trigger: example('[gemeente, regio]'),
    repaired: example('[gemeente, regio]\narrangement: Regeling 2026-04'),
    // One party under two names.
    nearMiss: example('[gemeente, gem-voorbeeld]'),
  },

  concerns: ({ categories }, { pipeline }) => categories.size > 0 && pipeline.controllers.length > 1 && pipeline.arrangement === undefined,

  *check(view, report) {
    const { pipeline, environment, flow } = view;
    const names = new Map(controllersOf(pipeline, environment).map((party) => [party.id, party.name]));
    if (names.size < 2 || !handlesPersonalData(flow)) return;
    yield report('missing', view.at(['controller']), { controllers: [...names.values()] });
  },

  *fixes(finding) {
    yield { title: { nl: 'Voeg een regeling toe om in te vullen', en: 'Add an arrangement to fill in' }, params: {}, kind: 'suggestion', principle: 'clear-responsibility', operations: [{ op: 'insert', unit: finding.at.unit, path: [], key: 'arrangement', value: PLACEHOLDER, after: 'controller' }] };
  },
});

function example(controller: string): string {
  return pipelineExample(`
purposes:
  nieuws:
    description: Inwoners die zich aanmeldden het wijknieuws sturen
    kind: service
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    retention: P3M
sources:
  lezers: { party: gemeente, collectedFor: service, fields: { naam: name } }
outputs:
  lijst: { from: lezers, audience: team, recipients: [gemeente] }
`).replace('controller: gemeente\n', `controller: ${controller}\n`).replace('parties:\n', 'parties:\n  regio: { name: Regio Voorbeeld, kind: public-authority, country: NL }\n').replace('country: NL }\n  leverancier', 'country: NL, aliases: [gem-voorbeeld] }\n  leverancier');
}
