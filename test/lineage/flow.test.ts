import assert from 'node:assert/strict';
import { fieldLevel, levelOf } from '../../server/src/lineage/personal.ts';
import type { PipelineFlow } from '../../server/src/lineage/flow.ts';
import type { Environment } from '../../server/src/lineage/environment.ts';
import { Workspace } from '../../server/src/service/workspace.ts';
import { fileId } from '../../server/src/text/source-file.ts';

const HEAD = `grondslag: 1
pipeline: p
controller: gemeente
parties: { gemeente: { name: Gemeente, kind: public-authority, country: NL }, sleutel: { name: Sleutel, kind: private, country: NL } }
sources:
  mensen: { party: gemeente, collectedFor: service, fields: { bsn: bsn, naam: name, geboren: birth-date, wijk: neighbourhood, inkomen: income, status: case-number } }
  adressen: { party: gemeente, collectedFor: policy, fields: { bsn: bsn, adres: address, status: decision } }
  bomen: { party: gemeente, subjects: { kind: objects }, fields: { nummer: object, adres: address, kenteken: licence-plate } }
steps:
`;

function flowOf(steps: string): { flow: PipelineFlow; environment: Environment } {
  const workspace = new Workspace({ keepLastGood: false });
  workspace.apply([{ file: fileId('p.pipeline.yaml'), text: HEAD + steps }]);
  const [unit] = [...workspace.allUnits()];
  return { flow: workspace.flow(unit!.key)!, environment: workspace.environment };
}

/** The fields of a step as `name:categories@level`, and the level of the whole. */
function describeStep(steps: string, name: string): string {
  const { flow, environment } = flowOf(steps);
  const node = flow.nodes.find((candidate) => candidate.name === name)!;
  const fields = [...node.profile.fields.values()].map((field) => `${field.name}:${field.categories.map(({ id }) => id).join('+')}${field.unknown ? '?' : ''}@${fieldLevel(field, node.profile)}`);
  return `${fields.join(' ')} = ${levelOf(node.profile, environment)}`;
}

/** Steps, the one to look at, and what must be known of it. */
const CASES: readonly (readonly [what: string, steps: string, name: string, expected: string])[] = [
  ['a source has what it declares', '  x: { filter: mensen, uses: [wijk] }', 'mensen', 'bsn:bsn@direct naam:name@direct geboren:birth-date@quasi wijk:neighbourhood@quasi inkomen:income@pseudonymous status:case-number@quasi = direct'],
  ['things are no persons, a licence plate is', '  x: { filter: bomen, uses: [nummer] }', 'bomen', 'nummer:object@non-personal adres:address@non-personal kenteken:licence-plate@direct = direct'],
  ['select keeps and renames', '  x: { select: mensen, fields: { wie: naam, wijk: wijk } }', 'x', 'wie:name@direct wijk:neighbourhood@quasi = direct'],
  ['drop takes away', '  x: { drop: mensen, fields: [bsn, naam, geboren, status] }', 'x', 'wijk:neighbourhood@quasi inkomen:income@pseudonymous = pseudonymous'],
  ['join has keys once and tells equal names apart', '  x: { join: [mensen, adressen], on: bsn }', 'x', 'bsn:bsn@direct naam:name@direct geboren:birth-date@quasi wijk:neighbourhood@quasi inkomen:income@pseudonymous mensen.status:case-number@quasi adres:address@direct adressen.status:decision@pseudonymous = direct'],
  ['join on differently named keys keeps the first name', '  a: { select: adressen, fields: { nr: bsn, adres: adres } }\n  x: { join: [mensen, a], on: { mensen: bsn, a: nr } }\n  y: { select: x, fields: [nr, adres] }', 'y', 'nr:bsn@direct adres:address@direct = direct'],
  ['a field of a join may be named through its input', '  j: { join: [mensen, adressen], on: bsn }\n  x: { select: j, fields: [adressen.adres, mensen.bsn, adressen.status] }', 'x', 'adressen.adres:address@direct mensen.bsn:bsn@direct adressen.status:decision@pseudonymous = direct'],
  ['things beside persons are about persons', '  x: { join: [mensen, bomen], on: { mensen: wijk, bomen: nummer } }', 'x', 'wijk:neighbourhood+object@quasi bsn:bsn@direct naam:name@direct geboren:birth-date@quasi inkomen:income@pseudonymous status:case-number@quasi adres:address@direct kenteken:licence-plate@direct = direct'],
  ['derive inherits what it uses', '  x: { derive: mensen, fields: { kans: { uses: [inkomen, wijk] } } }\n  y: { select: x, fields: [kans] }', 'y', 'kans:income+neighbourhood@quasi = pseudonymous'],
  ['derive is believed when it names a category', '  x: { derive: mensen, fields: { groep: { uses: [geboren], category: age-band } } }\n  y: { select: x, fields: [groep] }', 'y', 'groep:age-band@quasi = pseudonymous'],
  ['derive is not believed when it says none', '  x: { derive: mensen, fields: { groep: { uses: [geboren], category: none } } }\n  y: { select: x, fields: [groep] }', 'y', 'groep:birth-date@quasi = pseudonymous'],
  ['generalise coarsens', '  x: { generalise: mensen, fields: { geboren: birth-year } }\n  y: { select: x, fields: [geboren] }', 'y', 'geboren:birth-year@quasi = pseudonymous'],
  ['a keyed pseudonym is pseudonymous', '  x: { pseudonymise: mensen, fields: [bsn], method: hmac-sha256, keyHolder: sleutel }\n  y: { select: x, fields: [bsn, inkomen] }', 'y', 'bsn:pseudonym@pseudonymous inkomen:income@pseudonymous = pseudonymous'],
  ['a plain hash of a national number stays direct', '  x: { pseudonymise: mensen, fields: [bsn], method: hash }\n  y: { select: x, fields: [bsn] }', 'y', 'bsn:pseudonym@direct = direct'],
  ['groups are aggregated', '  x: { aggregate: mensen, by: [wijk], measures: { n: count, gem: { mean: inkomen } }, minGroupSize: 10 }', 'x', 'wijk:neighbourhood@aggregated n:@aggregated gem:income@aggregated = aggregated'],
  ['grouping by a person is no grouping', '  x: { aggregate: mensen, by: [naam], measures: { gem: { mean: inkomen } }, minGroupSize: 10 }', 'x', 'naam:name@direct gem:income@pseudonymous = direct'],
  ['anonymise needs an assessment', '  x: { anonymise: mensen, technique: k-anonymity }\n  y: { select: x, fields: [inkomen] }', 'y', 'inkomen:income@pseudonymous = pseudonymous'],
  ['anonymise with an assessment is anonymous', '  x: { anonymise: mensen, technique: k-anonymity, assessment: A-1 }\n  y: { select: x, fields: [inkomen] }', 'y', 'inkomen:income@anonymous = anonymous'],
  ['nobody sees what smpc joins', '  x: { smpc: [mensen, adressen], on: bsn, reveals: { n: count }, minGroupSize: 10 }', 'x', 'n:@aggregated = aggregated'],
  ['score adds a score', '  x: { score: mensen, uses: [inkomen], field: risico, model: { type: rules }, target: persons }\n  y: { select: x, fields: [risico] }', 'y', 'risico:risk-score@pseudonymous = pseudonymous'],
  ['union meets by name', '  a: { select: mensen, fields: [bsn, status] }\n  b: { select: adressen, fields: [bsn, status] }\n  x: { union: [a, b] }', 'x', 'bsn:bsn@direct status:case-number+decision@quasi = direct'],
  ['a known combination raises the level', '  a: { derive: mensen, fields: { sekse: { uses: [naam], category: sex }, pc: { uses: [wijk], category: postcode6 } } }\n  x: { select: a, fields: [geboren, sekse, pc] }', 'x', 'geboren:birth-date@quasi sekse:sex@quasi pc:postcode6@quasi = quasi'],
  ['an unknown field is named once and stays unknown', '  x: { select: mensen, fields: [naam, bestaatniet] }\n  y: { select: x, fields: [bestaatniet] }', 'y', 'bestaatniet:?@non-personal = non-personal'],
];

describe('what a step does to the data', () => {
  for (const [what, steps, name, expected] of CASES) it(what, () => assert.equal(describeStep(steps, name), expected));

  it('reports a broken name once, at its root', () => {
    const { flow } = flowOf('  x: { select: mensen, fields: [naam, bestaatniet] }\n  y: { select: x, fields: [bestaatniet] }\n  z: { filter: nergens, uses: [wat] }\n  zz: { select: z, fields: [nogiets] }');
    assert.deepEqual(flow.broken.map(({ what, ref }) => `${what} ${ref.id}`), ['field bestaatniet', 'node nergens']);
  });

  it('cuts a circle of steps and reports it once', () => {
    const { flow } = flowOf('  a: { filter: c, uses: [naam] }\n  b: { filter: a, uses: [naam] }\n  c: { join: [b, mensen], on: naam }\n  d: { select: c, fields: [wat] }');
    assert.deepEqual(flow.cycles.map((steps) => steps.map(({ name }) => name)), [['a', 'b', 'c']]);
    assert.deepEqual(flow.steps.map(({ name }) => name).sort(), ['a', 'b', 'c', 'd']);
  });

  it('many circles of steps cost no more than their number', function () {
    this.timeout(10_000);
    const count = 8_000;
    const { flow } = flowOf(Array.from({ length: count }, (_, i) => `  a${i}: { filter: b${i} }\n  b${i}: { filter: a${i} }\n`).join(''));
    assert.equal(flow.cycles.length, count);
  });
});
