import { controllersOf, type PartyInfo } from '../../lineage/environment.ts';
import type { OutputNode } from '../../lineage/flow.ts';
import { carriedBy, isOfClass } from '../../lineage/kinds.ts';
import { personalFields } from '../../lineage/personal.ts';
import type { FieldFlow } from '../../lineage/profile.ts';
import { purposesInUse } from '../../lineage/uncovered.ts';
import { summaryOf } from '../../lineage/summary.ts';
import { PLACEHOLDER } from '../../model/read.ts';
import { pipelineExample } from '../example.ts';
import { fieldPlaces, originAnchor, originsOf } from '../places.ts';
import { declarationOf, purposeAnchor } from '../purpose-place.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

/** A national number that goes to, or is used by, a party for which no law is declared. */
export const rule = defineRule({
  id: 'bsn-without-law',
  group: 'kinds-of-data',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['bsn-only-by-law'],
  articles: ['AVG 87', 'UAVG 46', 'Wabb 10', 'Wabb 11', 'Woo 5.1(1)(e)'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Een nationaal nummer gaat naar een partij waarvoor geen wet is opgegeven', en: 'A national number goes to a party for which no law is declared' },
  why: {
    nl: 'Een wettelijk voorgeschreven nummer zoals het BSN is er alleen voor de uitvoering van die wet of voor doelen die een wet noemt (UAVG 46). Overheden mogen het bij hun taak gebruiken (Wabb 10); anderen hebben een eigen wet nodig, en openbaar wordt het nooit (Woo 5.1(1)(e)).',
    en: 'A number prescribed by law such as the BSN is only for carrying out that law or for aims a law names (UAVG 46). Public bodies may use it for their task (Wabb 10); others need a law of their own, and it is never made public (Woo 5.1(1)(e)).',
  },
  resolve: { nl: 'Vervang het nummer door een pseudoniem voor deze ontvanger of laat het weg. Heeft de ontvanger een eigen wet, noem die dan onder `bsn`.', en: 'Replace the number by a pseudonym for this recipient, or leave it out. If the recipient has a law of its own, name it under `bsn`.' },
  messages: {
    recipient: { nl: '{fields} gaat naar {recipient}; er is geen wet opgegeven die dat dekt', en: '{fields} goes to {recipient}; no law is declared that covers this' },
    audience: { nl: '{fields} gaat naar private partijen; er is geen wet opgegeven die dat dekt', en: '{fields} goes to private parties; no law is declared that covers this' },
    public: { nl: '{fields} wordt openbaar; daarvoor is geen dekking op te geven', en: '{fields} is made public; no cover can be declared for that' },
    controller: { nl: '{controller} gebruikt {fields} voor doel «{purpose}» zonder opgegeven wet', en: '{controller} uses {fields} for purpose “{purpose}” with no declared law' },
  },
  examples: {
    trigger: example('', 'leverancier', 'private'),
    repaired: example(', bsn: { law: Wet BRP art. 3.16 }', 'leverancier', 'private'),
    nearMiss: example('', 'gemeente', 'organisation'),
  },

  *check(view, report) {
    if (!summaryOf(view.flow).classes.has('national-id')) return;
    const reported = new Set<FieldFlow>();
    for (const output of view.flow.outputs) {
      const numbers = nationalNumbers(output);
      if (numbers.length === 0) continue;
      const more = { combination: originsOf(numbers).map(originAnchor), related: fieldPlaces(numbers, output.profile), facts: { output: output.name } };
      const fields = numbers.map((field) => field.name);
      if (output.decl.audience === 'public') yield report('public', output.at, { fields }, { ...more, ignorable: false });
      else {
        const outside = output.decl.bsn?.law === undefined ? privateRecipients(view, output) : [];
        if (outside === 'unnamed') yield report('audience', output.at, { fields }, more);
        else for (const recipient of outside) yield report('recipient', output.at, { fields, recipient: recipient.name }, more);
        if (outside.length === 0) continue;
      }
      for (const field of numbers) reported.add(field);
    }
    const controllers = controllersOf(view.pipeline, view.environment);
    if (controllers.length === 0 || controllers.some((party) => party.kind !== 'private')) return;
    for (const purpose of purposesInUse(view.flow)) {
      if (purpose.bsn?.law !== undefined) continue;
      const carried = carriedBy(view.flow, purpose, isOfClass('national-id'));
      // Nothing carried, or all of it reported.
      if (carried.every((item) => reported.has(item.field))) continue;
      yield report('controller', purposeAnchor(purpose, view), { controller: controllers[0]!.name, fields: carried.map((item) => item.field.name), purpose: purpose.id }, {
        purpose: purpose.id,
        combination: originsOf(carried.map((item) => item.field)).map(originAnchor),
        related: [...carried.map((item) => ({ at: item.entry, message: { nl: '«{field}» komt hier binnen', en: '“{field}” comes in here' }, params: { field: item.field.name } })), ...declarationOf(purpose, view)],
      });
    }
  },

  *fixes(finding, view) {
    const title = { nl: 'Voeg een wet toe om in te vullen', en: 'Add a law to fill in' };
    if (finding.message === 'public') return;
    const purpose = finding.message === 'controller' ? view.environment.purpose(view.pipeline, finding.purpose ?? '') : undefined;
    const { unit, path } = purpose ?? { unit: finding.at.unit, path: finding.at.path };
    yield { title, params: {}, kind: 'suggestion', principle: 'bsn-only-by-law', operations: [{ op: 'insert', unit, path, key: 'bsn', value: { law: PLACEHOLDER } }] };
  },
});

/** National numbers as such: a strong pseudonym of one is no longer one, a plain hash still is. */
function nationalNumbers(output: OutputNode): readonly FieldFlow[] {
  return personalFields(output.profile).filter((field) => {
    const categories = field.pseudonym === undefined ? field.categories : field.pseudonym.strong ? [] : field.pseudonym.of;
    return categories.some((category) => category.class === 'national-id');
  });
}

/** Recipients that are private and no processor of this pipeline; `unnamed` when only the audience says so. */
function privateRecipients(view: View, output: OutputNode): readonly PartyInfo[] | 'unnamed' {
  const recipients = output.decl.recipients.flatMap((ref) => view.environment.party(view.pipeline, ref.id) ?? []);
  if (output.decl.recipients.length === 0) return output.decl.audience === 'private' ? 'unnamed' : [];
  const own = new Set([...view.pipeline.controllers.map((ref) => ref.id), ...view.pipeline.processors.keys()]);
  return recipients.filter((party) => party.kind === 'private' && !own.has(party.id));
}

function example(bsn: string, recipient: string, audience: string): string {
  return pipelineExample(`
purposes:
  pas:
    description: Stadspassen laten drukken en bezorgen bij inwoners
    kind: service
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    retention: P3M
sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { naam: name, adres: address, bsn: bsn } }
outputs:
  drukker: { from: aanvragen, audience: ${audience}, recipients: [${recipient}]${bsn} }
`);
}
