import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { PartyInfo } from '../../lineage/environment.ts';
import { handlesPersonalData } from '../../lineage/handled.ts';
import { personalFields } from '../../lineage/personal.ts';
import type { Anchor, Path } from '../../model/path.ts';
import { text, type PlainMap } from '../../model/read.ts';
import { pipelineExample } from '../example.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';
import { controllerIds, isPlaceholder, partyId, subprocessorsOf } from './own-parties.ts';

const ALSO = { nl: 'ook hier bij {host}', en: 'also at {host} here' };

/**
 * Somebody works on the data for the controller without an agreement: a processor, another party's
 * environment, or a sub-processor nobody knows. A party's own systems need no agreement with itself.
 */
export const rule = defineRule({
  id: 'processor-without-agreement',
  group: 'roles',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['clear-responsibility'],
  articles: ['AVG 28(2)', 'AVG 28(3)'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Een verwerker zonder verwerkersovereenkomst', en: 'A processor without a processing agreement' },
  why: {
    nl: 'Een verwerker werkt alleen op opdracht, en dat staat in een overeenkomst: wat hij doet, hoe hij beveiligt, wie hij inschakelt en wat er na afloop gebeurt (AVG 28(3)). Dat geldt ook voor een datalab of cloud van een ander. Een subverwerker moet de opdrachtgever kennen (AVG 28(2)).',
    en: 'A processor works on instruction only, and an agreement says so: what it does, how it secures, whom it engages and what happens at the end (GDPR 28(3)). That holds for the data lab or cloud of another too. The controller has to know every sub-processor (GDPR 28(2)).',
  },
  resolve: {
    nl: 'Noem de overeenkomst bij de verwerker onder `agreement`. Bepaalt de partij zelf waarvoor zij de gegevens gebruikt, dan is zij geen verwerker maar ontvanger.',
    en: 'Name the agreement at the processor, under `agreement`. If the party decides for itself what it uses the data for, it is no processor but a recipient.',
  },
  messages: {
    agreement: { nl: '{processor} verwerkt persoonsgegevens; er is geen verwerkersovereenkomst opgegeven', en: '{processor} processes personal data; no processing agreement is declared' },
    host: { nl: 'Persoonsgegevens staan in de omgeving van {processor}; er is geen verwerkersovereenkomst opgegeven', en: 'Personal data are in the environment of {processor}; no processing agreement is declared' },
    subprocessor: { nl: '{processor} schakelt «{subprocessor}» in, een partij die nergens is opgegeven', en: '{processor} engages “{subprocessor}”, a party that is declared nowhere' },
  },
  examples: {
    trigger: example('storage: [NL]'),
    repaired: example('agreement: VO-2026-12, storage: [NL]'),
    // In its own systems a controller needs no agreement with itself.
    nearMiss: example('agreement: VO-2026-12').replace('parties:', 'environment: { kind: own, party: gemeente, country: NL }\nparties:'),
  },

  *check(view, report) {
    const { pipeline, environment, flow } = view;
    const hosted = pipeline.environment !== undefined || flow.outputs.some(({ decl }) => decl.environment !== undefined) || flow.steps.some(({ decl }) => decl.environment !== undefined);
    if ((pipeline.processors.size === 0 && !hosted) || !handlesPersonalData(flow)) return;
    const controllers = controllerIds(view);
    for (const processor of pipeline.processors.values()) {
      if (isPlaceholder(view, processor.path)) continue;
      const party = environment.party(pipeline, processor.id);
      const name = party?.name ?? processor.id;
      const at = view.at(processor.path, 'key');
      if (processor.agreement === undefined && party !== undefined && !controllers.has(party.id)) yield report('agreement', at, { processor: name }, { combination: [at] });
      for (const sub of subprocessorsOf(processor)) {
        if (sub.name === PLACEHOLDER || environment.party(pipeline, sub.name) !== undefined) continue;
        yield report('subprocessor', { ...view.at(processor.path, 'value'), focus: sub.path }, { processor: name, subprocessor: sub.name }, { combination: [view.at(sub.path)] });
      }
    }
    if (!hosted || controllers.size === 0 || isPlaceholder(view, ['processors'])) return;
    for (const { party, places: [first, ...others] } of hosts(view, controllers)) {
      if (first === undefined) continue;
      yield report('host', first, { processor: party.name }, { combination: [first], related: others.map((at) => ({ at, message: ALSO, params: { host: party.name } })), facts: { host: party.id } });
    }
  },

  *fixes(finding, view) {
    const { unit, path } = finding.at;
    const more = { params: {}, kind: 'suggestion', principle: 'clear-responsibility' } as const;
    const title = { nl: 'Voeg een verwerkersovereenkomst toe om in te vullen', en: 'Add a processing agreement to fill in' };
    if (finding.message === 'agreement') yield { title, ...more, operations: [{ op: 'insert', unit, path, key: 'agreement', value: PLACEHOLDER }] };
    const host = finding.facts['host'];
    if (finding.message !== 'host' || host === undefined) return;
    yield { title, ...more, operations: [view.pipeline.processors.size === 0 ? { op: 'insert', unit, path: [], key: 'processors', value: { [host]: { agreement: PLACEHOLDER } }, after: 'environment' } : { op: 'insert', unit, path: ['processors'], key: host, value: { agreement: PLACEHOLDER } }] };
  },
});

interface Host {
  readonly party: PartyInfo;
  readonly places: Anchor[];
}

/** Other parties in whose environments personal data stand, and who are no declared processor, nor the recipient of what lands there. */
function hosts(view: View, controllers: ReadonlySet<string>): Iterable<Host> {
  const { pipeline, environment, flow } = view;
  const told = new Set([...pipeline.processors.values()].flatMap((processor) => [partyId(view, processor.id), ...subprocessorsOf(processor).map(({ name }) => partyId(view, name))]));
  const found = new Map<string, Host>();
  const look = (where: PlainMap | undefined, path: Path, recipients: readonly string[]): void => {
    const name = text(where?.['party']);
    const party = name === undefined ? undefined : environment.party(pipeline, name);
    if (party === undefined || controllers.has(party.id) || told.has(party.id) || recipients.includes(party.id)) return;
    const at = view.at([...path, 'party'], 'value');
    const host = found.get(party.id);
    if (host === undefined) found.set(party.id, { party, places: [at] });
    else host.places.push(at);
  };
  look(pipeline.environment, ['environment'], []);
  for (const { decl, profile, inputs } of flow.steps) {
    if (decl.environment !== undefined && [profile, ...inputs.map((input) => input.profile)].some((one) => personalFields(one).length > 0)) look(decl.environment, [...decl.path, 'environment'], []);
  }
  for (const { decl, profile } of flow.outputs) {
    if (decl.environment !== undefined && personalFields(profile).length > 0) look(decl.environment, [...decl.path, 'environment'], decl.recipients.map((ref) => partyId(view, ref.id)));
  }
  return found.values();
}

function example(processor: string): string {
  return pipelineExample(`
processors:
  leverancier: { ${processor} }
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
`);
}
