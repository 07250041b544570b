import { PLACEHOLDER } from '../../base/placeholder.ts';
import { controllersOf } from '../../lineage/environment.ts';
import { handlesPersonalData } from '../../lineage/handled.ts';
import { pipelineExample } from '../example.ts';
import { defineRule } from '../rule.ts';

/**
 * Personal data in a pipeline of nobody, or of somebody of whom it is not said what kind of party it
 * is. A name that leads nowhere is an unknown reference, not a missing controller.
 */
export const rule = defineRule({
  id: 'missing-controller',
  group: 'roles',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['clear-responsibility', 'accountability'],
  articles: ['AVG 4(7)', 'AVG 24'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Er staat niet bij wie verwerkingsverantwoordelijke is', en: 'It is not said who the controller is' },
  why: {
    nl: 'Iemand bepaalt waarvoor en hoe de gegevens worden gebruikt, en staat daarvoor in (AVG 4(7) en 24). Zonder naam weten inwoners niet bij wie zij moeten zijn, en is niet na te gaan welke regels gelden: een overheid heeft andere grondslagen dan een bedrijf.',
    en: 'Somebody decides what the data are used for and how, and answers for it (GDPR 4(7) and 24). Without a name people do not know whom to turn to, and it cannot be told which rules apply: a public authority has other grounds than a company.',
  },
  resolve: {
    nl: 'Noem de organisatie bij `controller`, en geef haar onder `parties` een `kind`.',
    en: 'Name the organisation at `controller`, and give it a `kind` under `parties`.',
  },
  messages: {
    none: {
      nl: 'Pijplijn «{pipeline}» gebruikt persoonsgegevens en noemt geen verwerkingsverantwoordelijke',
      en: 'Pipeline “{pipeline}” uses personal data and names no controller',
    },
    kind: {
      nl: 'Van verwerkingsverantwoordelijke {controllers} is niet opgegeven wat voor partij het is',
      en: 'It is not declared what kind of party controller {controllers} is',
    },
  },
  examples: {
    trigger: example('').replace('controller: gemeente\n', ''),
    repaired: example(''),
    // Nothing here is about people.
    nearMiss: example(', subjects: { kind: objects }').replace('controller: gemeente\n', '').replace('naam: name', 'lengte: measurement'),
  },

  *check(view, report) {
    const { pipeline, environment, flow } = view;
    const unclear = controllersOf(pipeline, environment).filter((party) => !party.statesKind);
    if ((pipeline.controllers.length > 0 && unclear.length === 0) || !handlesPersonalData(flow)) return;
    const at = view.at(['pipeline']);
    if (pipeline.controllers.length === 0) {
      yield report('none', at, { pipeline: pipeline.id });
      return;
    }
    const declared = unclear.flatMap((party) => (party.declaration === undefined ? [] : [party.declaration]));
    yield report('kind', at, { controllers: [...new Set(unclear.map((party) => party.name))] }, {
      combination: declared,
      related: [
        ...declared.map((place) => ({ at: place, message: { nl: 'hier ontbreekt `kind`', en: '`kind` is missing here' }, params: {}, cause: true })),
        { at: view.at(['controller']), message: { nl: 'dit is de verwerkingsverantwoordelijke', en: 'this is the controller' }, params: {} },
      ],
    });
  },

  *fixes(finding) {
    if (finding.message === 'none') {
      yield { title: { nl: 'Voeg een verwerkingsverantwoordelijke toe om in te vullen', en: 'Add a controller to fill in' }, params: {}, kind: 'suggestion', principle: 'clear-responsibility', operations: [{ op: 'insert', unit: finding.at.unit, path: [], key: 'controller', value: PLACEHOLDER, after: 'owner' }] };
      return;
    }
    for (const { at, cause } of finding.related) {
      if (cause === true) yield { title: { nl: 'Voeg de soort partij toe om in te vullen', en: 'Add the kind of party to fill in' }, params: {}, kind: 'suggestion', principle: 'clear-responsibility', operations: [{ op: 'insert', unit: at.unit, path: at.path, key: 'kind', value: PLACEHOLDER }] };
    }
  },
});

function example(source: string): string {
  return pipelineExample(`
purposes:
  nieuws:
    description: Inwoners die zich aanmeldden het wijknieuws sturen
    kind: service
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    retention: P3M
sources:
  lezers: { party: gemeente, collectedFor: service${source}, fields: { naam: name } }
outputs:
  lijst: { from: lezers, audience: team, recipients: [gemeente] }
`);
}
