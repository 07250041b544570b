import type { StepNode } from '../../lineage/flow.ts';
import { relinkAt, type Relink } from '../../lineage/relink.ts';
import { pipelineExample } from '../example.ts';
import { fieldPlaces, originAnchor, originsOf } from '../places.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

/** A join that undoes a pseudonym. One finding per join, the strongest way first. */
export const rule = defineRule({
  id: 'pseudonym-relinked',
  group: 'combination',
  lens: 'technical',
  severity: 'error',
  preset: 'engineer',
  confidence: 'medium',
  principles: ['no-reidentification', 'honest-anonymity'],
  articles: ['AVG 4(5)', 'AVG 5(1)(b)', 'AVG 25'],
  fix: 'none',
  ignorable: true,
  summary: { nl: 'Een koppeling maakt gepseudonimiseerde gegevens weer herleidbaar', en: 'A join makes pseudonymised data traceable again' },
  why: {
    nl: 'Een pseudoniem beschermt alleen zolang niemand het naast de echte gegevens legt (AVG 4(5)). Wie die twee koppelt, herleidt mensen, en dat is een eigen verwerking met een eigen doel (AVG 5(1)(b)).',
    en: 'A pseudonym protects only as long as nobody lays it beside the real data (GDPR 4(5)). Joining the two re-identifies people, and that is processing of its own, with a purpose of its own (GDPR 5(1)(b)).',
  },
  resolve: {
    nl: 'Groepeer vóór de koppeling, koppel met `smpc`, of geef elk doel een eigen pseudoniemdomein. Is herleiden de bedoeling en regelt een wet dat, maak er dan een doel van met `kind: re-identification` en die wet.',
    en: 'Aggregate before the join, join with `smpc`, or give each purpose a pseudonym domain of its own. If re-identifying is the aim and a law settles it, make it a purpose with `kind: re-identification` and that law.',
  },
  messages: {
    direct: { nl: 'De koppeling op {keys} maakt «{set}» weer herleidbaar: «{other}» wijst personen aan met {fields}', en: 'The join on {keys} makes “{set}” traceable again: “{other}” points to persons by {fields}' },
    plain: { nl: 'De koppeling op {keys} maakt «{set}» weer herleidbaar: «{other}» brengt {fields} terug zonder pseudoniem', en: 'The join on {keys} makes “{set}” traceable again: “{other}” brings back {fields} without a pseudonym' },
    same: { nl: 'De koppeling op {keys} maakt van «{set}» en «{other}» één profiel: hun pseudoniemen delen het domein {domains}', en: 'The join on {keys} makes one profile of “{set}” and “{other}”: their pseudonyms share the domain {domains}' },
    apart: { nl: 'De koppeling op {keys} maakt van «{set}» en «{other}» één profiel, terwijl hun pseudoniemen uit domeinen komen die apart horen te blijven: {domains}', en: 'The join on {keys} makes one profile of “{set}” and “{other}”, while their pseudonyms come from domains meant to stay apart: {domains}' },
  },
  examples: {
    trigger: example('geboortedatum: birth-date, postcode: postcode6', 'naam: name, geboortedatum: birth-date, postcode: postcode6', 'geboortedatum, postcode'),
    repaired: example('geboortedatum: birth-date, postcode: postcode6', 'huishouden: household-type, geboortedatum: birth-date, postcode: postcode6', 'geboortedatum, postcode'),
    // A municipality is shared by too many to lead back to anybody.
    nearMiss: example('plaats: municipality', 'wethouder: name, plaats: municipality', 'plaats'),
  },

  *check(view, report) {
    for (const node of view.flow.steps) {
      if (node.decl.verb !== 'join' || mayReidentify(node)) continue;
      const relink = relinkAt(node, view.environment);
      if (relink === undefined) continue;
      yield report(relink.way, node.at, {
        set: relink.set.name, other: relink.other.name, keys: relink.keys, fields: relink.named.map((field) => field.name), domains: relink.domains,
      }, {
        severity: relink.way === 'same' || relink.way === 'apart' ? 'warning' : 'error',
        combination: originsOf([...relink.pseudonyms, ...relink.named]).map(originAnchor),
        related: related(view, relink),
        ...traceOf(node, relink),
      });
    }
  },
});

/** A purpose of its own, with a law, in which leading back to persons is the point. */
function mayReidentify(node: StepNode): boolean {
  return node.purposes.length > 0 && node.purposes.every((purpose) => purpose.kind === 're-identification' && purpose.ground?.law !== undefined);
}

function related(view: View, relink: Relink): ReturnType<typeof fieldPlaces> {
  const places = [
    ...fieldPlaces(relink.pseudonyms, relink.set.profile, { nl: '«{field}» ({category}) kreeg een pseudoniem', en: '“{field}” ({category}) got a pseudonym' }).map((place) => ({ ...place, cause: true })),
    ...relink.pseudonyms.flatMap((field) => (field.pseudonym === undefined ? [] : [{ at: field.pseudonym.at, message: { nl: 'hier is het gepseudonimiseerd', en: 'it was pseudonymised here' }, params: {} }])),
    ...fieldPlaces(relink.named, relink.other.profile, { nl: '«{field}» ({category}) komt ernaast te staan', en: '“{field}” ({category}) comes beside it' }),
  ];
  const inputs = [relink.set, relink.other].map((input) => ({ at: view.at(input.path, 'key'), message: { nl: '«{name}» doet mee in deze koppeling', en: '“{name}” takes part in this join' }, params: { name: input.name } }));
  return [...places, ...inputs];
}

function traceOf(node: StepNode, relink: Relink): { trace?: { node: StepNode['path']; origin: ReturnType<typeof originAnchor> } } {
  const [origin] = originsOf(relink.pseudonyms);
  return origin === undefined ? {} : { trace: { node: node.path, origin: originAnchor(origin) } };
}

function example(file: string, other: string, keys: string): string {
  return pipelineExample(`
purposes:
  hulp:
    description: Nagaan welke inwoners de hulp bereikt die zij vroegen
    kind: service
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    covers: [identity, contact, birth-date, municipality, household-type]
    retention: P3M
sources:
  dossiers: { party: gemeente, collectedFor: service, fields: { klant: username, ${file} } }
  inwoners: { party: gemeente, collectedFor: service, fields: { ${other} } }
steps:
  dicht: { pseudonymise: dossiers, fields: [klant], method: hmac-sha256, keyHolder: leverancier, domain: hulp }
  koppel: { join: [dicht, inwoners], on: [${keys}] }
outputs:
  lijst: { from: koppel, audience: team, recipients: [gemeente] }
`);
}
