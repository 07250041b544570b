import { PLACEHOLDER } from '../../base/placeholder.ts';
import { controllersOf, isController, keepsItself } from '../../lineage/environment.ts';
import { personalFields } from '../../lineage/personal.ts';
import type { SourceNode } from '../../lineage/flow.ts';
import { pipelineExample } from '../example.ts';
import { fieldPlaces } from '../places.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

/** Personal data from another organisation without what lets that organisation give them. */
export const rule = defineRule({
  id: 'disclosure-without-basis',
  group: 'roles',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'medium',
  principles: ['two-gates'],
  articles: ['AVG 5(1)(b)', 'AVG 6(1)', 'AVG 6(3)'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Een levering van persoonsgegevens noemt geen wet of overeenkomst van de leverancier', en: 'A supply of personal data names no law or agreement of the provider' },
  why: {
    nl: 'Een levering heeft twee poorten: de ontvanger heeft een grondslag nodig om te gebruiken, en de leverancier een eigen bevoegdheid om te geven (AVG 5(1)(b) en 6). Meestal is alleen de eerste vastgelegd.',
    en: 'A supply has two gates: the recipient needs a ground to use, and the provider a power of its own to give (GDPR 5(1)(b) and 6). Mostly only the first is recorded.',
  },
  resolve: { nl: 'Noem bij de bron onder `disclosure` de wet of de overeenkomst waarop de leverancier steunt.', en: 'Name at the source, under `disclosure`, the law or agreement the provider relies on.' },
  messages: {
    missing: { nl: 'Geen opgegeven wet of overeenkomst dekt de verstrekking van {fields} door {provider}', en: 'No declared law or agreement covers the disclosure of {fields} by {provider}' },
  },
  examples: {
    trigger: example('party: leverancier, '),
    repaired: example('party: leverancier, disclosure: { agreement: OVK-2025-12 }, '),
    // What a controller gives itself crosses no border.
    nearMiss: example('party: gemeente, '),
  },

  *check(view, report) {
    for (const node of view.flow.sources) {
      const provider = providerNeeding(view, node);
      if (provider === undefined || node.profile.unknown) continue;
      const fields = personalFields(node.profile);
      if (fields.length === 0) continue;
      yield report('missing', node.at, { provider, fields: fields.map((field) => field.name) }, {
        combination: [node.at],
        related: fieldPlaces(fields, node.profile, { nl: '«{field}» ({category}) komt mee', en: '“{field}” ({category}) comes along' }),
        purpose: node.purposes[0]?.id,
      });
    }
  },

  *fixes(finding) {
    yield { title: { nl: 'Voeg een bevoegdheid toe om in te vullen', en: 'Add a power to disclose, to fill in' }, params: {}, kind: 'suggestion', principle: 'two-gates', operations: [{ op: 'insert', unit: finding.at.unit, path: finding.at.path, key: 'disclosure', value: { law: PLACEHOLDER }, after: 'collectedFor' }] };
  },
});

/** The name of a provider whose power to give is asked for, or undefined where none is needed or it is answered. */
function providerNeeding(view: View, node: SourceNode): string | undefined {
  const { decl, supply } = node;
  const { disclosure, authorisation } = decl;
  if (disclosure?.law !== undefined || disclosure?.agreement !== undefined) return undefined;
  // Whose pipeline it is comes first: without that nobody can tell whether the data cross a border.
  const { controllers } = view.pipeline;
  if (controllers.length === 0 || controllers.some((ref) => view.environment.party(view.pipeline, ref.id) === undefined)) return undefined;
  if (decl.output !== undefined) return supply.upstream === undefined ? undefined : otherController(view, supply.upstream.pipeline);
  if (supply.register !== undefined) {
    const { register } = supply;
    // An authorisation is the keeper's decision to give; its absence is another finding.
    if (register.access === 'open' || register.access === 'authorisation' || authorisation !== undefined || register.standingRoute !== undefined) return undefined;
    const keeper = register.keeper === undefined ? undefined : view.environment.party(view.pipeline, register.keeper);
    return keeper === undefined || keepsItself(keeper.id, view.pipeline, view.environment) ? undefined : keeper.name;
  }
  return supply.party === undefined || isController(supply.party.id, view.pipeline, view.environment) ? undefined : supply.party.name;
}

/** Who answers for another pipeline, where that is nobody who answers for this one; undefined where it is not known. */
function otherController(view: View, upstream: NonNullable<SourceNode['supply']['upstream']>['pipeline']): string | undefined {
  const theirs = controllersOf(upstream, view.environment);
  const shared = theirs.length < upstream.controllers.length || theirs.some((party) => isController(party.id, view.pipeline, view.environment));
  return shared || view.pipeline.controllers.length === 0 ? undefined : theirs[0]?.name;
}

function example(party: string): string {
  return pipelineExample(`
purposes:
  onderhoud:
    description: Huurders laten weten wanneer hun straat openligt
    kind: service
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    retention: P3M
sources:
  huurders: { ${party}collectedFor: service, fields: { naam: name, adres: address } }
outputs:
  brieven: { from: huurders, audience: team, recipients: [gemeente] }
`);
}
