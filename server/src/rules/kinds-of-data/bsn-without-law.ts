import { PLACEHOLDER } from '../../base/placeholder.ts';
import { controllersOf, isController, type PartyInfo } from '../../lineage/environment.ts';
import { holdsNationalNumber, needsNumberLaw } from '../../lineage/exceptions.ts';
import type { OutputNode } from '../../lineage/flow.ts';
import { carriedBy, isOfClass } from '../../lineage/kinds.ts';
import { personalFields } from '../../lineage/personal.ts';
import type { FieldFlow } from '../../lineage/profile.ts';
import { purposesInUse } from '../../lineage/uncovered.ts';
import type { Anchor } from '../../model/path.ts';
import { pipelineExample } from '../example.ts';
import { fieldPlaces, originAnchor, originKey, originsOf } from '../places.ts';
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

  concerns: ({ classes }) => classes.has('national-id'),

  *check(view, report) {
    const reported = new Set<string>();
    for (const output of view.flow.outputs) {
      const numbers = personalFields(output.profile).filter(holdsNationalNumber);
      if (numbers.length === 0) continue;
      const more = { combination: originsOf(numbers).map(originAnchor), related: fieldPlaces(numbers, output.profile), facts: { output: output.name } };
      const fields = [...new Set(numbers.map((field) => field.name))];
      if (output.decl.audience === 'public') yield report('public', output.at, { fields }, { ...more, ignorable: false });
      else {
        const outside = output.decl.bsn?.law === undefined ? privateRecipients(view, output) : [];
        if (outside === 'unnamed') yield report('audience', output.at, { fields }, more);
        else for (const { party, at } of outside) yield report('recipient', output.at, { fields, recipient: party.name }, { ...more, combination: [...more.combination, at] });
        if (outside.length === 0) continue;
      }
      for (const key of numbers.flatMap(keysOf)) reported.add(key);
    }
    const controllers = controllersOf(view.pipeline, view.environment);
    if (!needsNumberLaw(controllers)) return;
    for (const purpose of purposesInUse(view.flow)) {
      if (purpose.bsn?.law !== undefined) continue;
      const carried = carriedBy(view.flow, purpose, isNumber).filter(({ field }) => holdsNationalNumber(field));
      // Nothing carried, or all of it reported.
      if (carried.every(({ field }) => keysOf(field).every((key) => reported.has(key)))) continue;
      yield report('controller', purposeAnchor(purpose, view), { controller: controllers[0]!.name, fields: [...new Set(carried.map((item) => item.field.name))], purpose: purpose.id }, {
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

const isNumber = isOfClass('national-id');

/** Tells a number apart by where it comes from, for a join makes new fields of the same one. */
function keysOf(field: FieldFlow): readonly string[] {
  return field.origins.length === 0 ? [field.name] : field.origins.map(originKey);
}

/**
 * Recipients that are private and no processor of this pipeline; `unnamed` when only the audience says so. A partly public body
 * counts as private where the output is for private parties: Wabb 10 opens the number to public tasks (checked 2026-11-21).
 */
function privateRecipients(view: View, output: OutputNode): readonly { readonly party: PartyInfo; readonly at: Anchor }[] | 'unnamed' {
  const recipients = output.decl.recipients.flatMap((ref) => {
    const party = view.environment.party(view.pipeline, ref.id);
    return party === undefined ? [] : [{ party, at: view.at(ref.path, 'value') }];
  });
  if (output.decl.recipients.length === 0) return output.decl.audience === 'private' ? 'unnamed' : [];
  const processors = new Set([...view.pipeline.processors.keys()].map((id) => view.environment.party(view.pipeline, id)?.id ?? id));
  return recipients.filter(({ party }) => (party.kind === 'private' || (party.kind === 'mixed' && output.decl.audience === 'private')) && !processors.has(party.id) && !isController(party.id, view.pipeline, view.environment));
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
