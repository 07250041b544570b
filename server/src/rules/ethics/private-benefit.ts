import { PLACEHOLDER } from '../../base/placeholder.ts';
import { controllersOf, inForce, type PartyInfo } from '../../lineage/environment.ts';
import { handlesPersonalData } from '../../lineage/handled.ts';
import type { OutputNode } from '../../lineage/flow.ts';
import { personalFields } from '../../lineage/personal.ts';
import { texts } from '../../model/read.ts';
import { pipelineExample } from '../example.ts';
import { fieldPlaces, originAnchor, originsOf } from '../places.ts';
import { LEAVE_OUT, removeField } from '../remove-field.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

/** A company that gets personal data of a public body for an end of its own. One finding per output. */
export const rule = defineRule({
  id: 'private-benefit',
  group: 'ethics',
  lens: 'ethical',
  severity: 'warning',
  preset: 'reviewer',
  confidence: 'medium',
  principles: ['public-value', 'purpose-limitation'],
  articles: ['AVG 5(1)(b)', 'AVG 6(1)(e)'],
  fix: 'unsafe',
  ignorable: true,
  summary: { nl: 'Een bedrijf krijgt persoonsgegevens van de overheid zonder eigen wettelijke taak', en: 'A company gets personal data from a public body without a statutory task of its own' },
  why: {
    nl: 'Mensen geven hun gegevens aan de overheid voor een publieke taak (AVG 6(1)(e)). Houdt een bedrijf er zelf voordeel aan over, bijvoorbeeld een getraind model, dan hoort vast te liggen wat de samenleving ervoor terugkrijgt.',
    en: 'People give their data to government for a public task (GDPR 6(1)(e)). When a company keeps a benefit of its own, such as a trained model, it should be recorded what society gets in return.',
  },
  resolve: {
    nl: 'Lever geen persoonsgegevens maar groepscijfers of nagemaakte gegevens, laat het bedrijf als verwerker werken (`processors`), of noem de wet die de ontvanger zelf heeft, bijvoorbeeld in zijn eigen pijplijn.',
    en: 'Hand over group figures or synthetic data instead of personal data, have the company work as a processor (`processors`), or name the law that the recipient itself has, for instance in its own pipeline.',
  },
  messages: {
    audience: { nl: 'Uitvoer «{output}» is voor private partijen en bevat persoonsgegevens van de overheid; er is geen ontvanger met een verwerkersrol of eigen wet opgegeven', en: 'Output “{output}” is for private parties and holds personal data of a public body; no recipient with a role as processor or a law of its own is declared' },
    benefit: { nl: 'Uitvoer «{output}» geeft persoonsgegevens van de overheid aan {recipients}; er is geen verwerkersrol en geen eigen wet van de ontvanger opgegeven', en: 'Output “{output}” gives personal data of a public body to {recipients}; no role as processor and no law of the recipient’s own is declared' },
  },
  examples: {
    trigger: example('', 'leverancier'),
    repaired: example('processors:\n  leverancier: { agreement: VO-2026-1, storage: [NL], support: [NL] }', 'leverancier'),
    // Another public body has a task of its own.
    nearMiss: example('', 'gemeente'),
  },

  *check(view, report) {
    const { pipeline, flow, environment } = view;
    if (!flow.outputs.some(mayBePrivate) || !handlesPersonalData(flow)) return;
    const controllers = controllersOf(pipeline, environment);
    // A private controller has no public task to serve; of controllers nobody knows nothing is concluded.
    if (!controllers.some(({ kind }) => kind !== undefined && kind !== 'private')) return;
    const processors = processorsOf(view);
    for (const output of flow.outputs) {
      if (output.decl.audience === 'public') continue;
      const fields = personalFields(output.profile).filter((field) => !field.publicRole);
      if (fields.length === 0) continue;
      const companies = new Map<string, PartyInfo>();
      for (const ref of output.decl.recipients) {
        const party = environment.party(pipeline, ref.id);
        if (party?.kind === 'private' && !processors.has(party.id) && !controllers.some(({ id }) => id === party.id) && !hasOwnLaw(party, output, view)) companies.set(party.id, party);
      }
      const unnamed = output.decl.audience === 'private' && output.decl.recipients.length === 0;
      if (companies.size === 0 && !unnamed) continue;
      const origins = originsOf(fields);
      const more = {
        facts: { companies: [...companies.keys()].join(' ') },
        combination: origins.map(originAnchor),
        related: fieldPlaces(fields, output.profile).map((place) => ({ ...place, cause: true })),
        ...(origins[0] === undefined ? {} : { trace: { node: output.path, origin: originAnchor(origins[0]) } }),
      };
      yield unnamed ? report('audience', output.at, { output: output.name }, more) : report('benefit', output.at, { output: output.name, recipients: [...companies.values()].map(({ name }) => name) }, more);
    }
  },

  *fixes(finding, view) {
    const places = finding.related.filter((place) => place.cause === true && place.at.unit === view.pipeline.key);
    const operations = places.length === 1 ? removeField(view, places[0]!.at.path) : undefined;
    if (operations !== undefined) yield { title: LEAVE_OUT, params: { field: places[0]!.params['field'] ?? '' }, kind: 'unsafe', principle: 'public-value', operations };
    const companies = (finding.facts['companies'] ?? '').split(' ').filter((id) => id !== '');
    if (companies.length === 0) return;
    yield {
      title: { nl: 'Maak er een verwerker van, met een overeenkomst om in te vullen', en: 'Make it a processor, with an agreement to fill in' }, params: {}, kind: 'suggestion', principle: 'public-value',
      operations: companies.map((key) => ({ op: 'insert', unit: view.pipeline.key, path: ['processors'], key, value: { agreement: PLACEHOLDER } })),
    };
  },
});

function mayBePrivate({ decl }: OutputNode): boolean {
  return decl.recipients.length > 0 || decl.audience === 'private';
}

/** Everybody who works on the data for the controller, by party id. */
function processorsOf({ pipeline, environment }: View): ReadonlySet<string> {
  const ids = [...pipeline.processors.values()].flatMap(({ id, all }) => [id, ...texts(all['subprocessors'])]);
  return new Set(ids.map((id) => environment.party(pipeline, id)?.id ?? id));
}

/**
 * Whether a law of the recipient's own is declared: for the number it gets, behind the ground of its own pipeline that reads this
 * output, or as the law of the purpose, where that is on record as one that such a party may rely on. A law that is not known may
 * well be one; that it is unknown is told elsewhere.
 */
function hasOwnLaw(party: PartyInfo, output: OutputNode, view: View): boolean {
  const { environment, today } = view;
  const uses = view.elsewhere.consumers().filter((use) => use.output === output.name && use.controllers.includes(party.id));
  for (const named of [output.decl.bsn?.law?.id, ...uses.map((use) => use.law)]) {
    if (named === undefined) continue;
    const law = environment.law(named);
    if (law.kind !== 'known' || inForce(law, today)) return true;
  }
  return output.purposes.some(({ ground }) => {
    const law = ground?.law === undefined ? undefined : environment.law(ground.law.id);
    return law?.kind === 'known' && inForce(law, today) && law.controllers?.some((holder) => holder === party.id || holder === party.kind) === true;
  });
}

function example(processors: string, recipient: string): string {
  return pipelineExample(`
${processors}
purposes:
  afvalwijzer:
    description: Bewoners helpen hun afval te scheiden
    kind: service
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    covers: [contact]
    retention: P3M
sources:
  adressen: { party: gemeente, collectedFor: service, quality: { update: P1M }, subjects: { kind: citizens }, fields: { naam: name, email: email } }
outputs:
  lijst: { from: adressen, audience: private, recipients: [${recipient}] }
`);
}
