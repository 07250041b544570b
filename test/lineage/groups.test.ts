import assert from 'node:assert/strict';
import { flowOf, nodeOf } from './pipeline.ts';

const SOURCES = `sources:
  rijen: { secrecy: [cbs37], use: statistics-only, fields: { wijk: neighbourhood, nummer: case-number, inkomen: income } }
  dicht: { secrecy: [medical], fields: { wijk: neighbourhood, nummer: case-number, zorg: diagnosis } }
steps:
  groot: { aggregate: rijen, by: [wijk], measures: { midden: { mean: inkomen } }, minGroupSize: 10 }
  groter: { aggregate: rijen, by: [wijk], measures: { som: { sum: inkomen } }, minGroupSize: 50 }
  klein: { aggregate: rijen, by: [wijk], measures: { aantal: count } }
`;

/** Verified or not, the smallest size, and what sticks to rows. */
function described(steps: string, name: string, outputs = '', ...others: readonly string[]): string {
  const { grouping, secrecy, uses } = nodeOf(flowOf(SOURCES + steps + outputs, ...others), name).profile;
  return [grouping === undefined ? 'rows' : grouping.verified ? `verified ${grouping.minGroupSize}` : 'unverified', ...secrecy.keys(), ...uses.keys()].join(' ');
}

const CASES: readonly (readonly [what: string, steps: string, expected: string])[] = [
  ['verified and unverified groups in one union are unverified', '  x: { union: [groot, klein] }\n', 'unverified cbs37 statistics-only'],
  ['unverified and verified groups in one join are unverified', '  x: { join: [klein, groot], on: wijk }\n', 'unverified cbs37 statistics-only'],
  ['verified groups stay verified at the smallest size', '  x: { join: [groter, groot], on: wijk }\n', 'verified 10'],
  ['rows beside verified groups keep their secrecy', '  x: { join: [groot, dicht], on: wijk }\n', 'verified 10 medical'],
  ['groups of verified groups are verified', '  x: { aggregate: groot, by: [wijk], measures: { hoogst: { max: midden } } }\n', 'verified 10'],
  ['groups of unverified groups are unverified', '  x: { aggregate: klein, by: [wijk], measures: { hoogst: { max: aantal } } }\n', 'unverified cbs37 statistics-only'],
  ['groups of unstated size over rows beside verified groups are unverified', '  a: { join: [groot, dicht], on: wijk }\n  x: { aggregate: a, by: [wijk], measures: { gevallen: count } }\n', 'unverified medical'],
  ['a group size over rows beside verified groups verifies them all', '  a: { join: [groot, dicht], on: wijk }\n  x: { aggregate: a, by: [wijk], measures: { gevallen: count }, minGroupSize: 5 }\n', 'verified 5'],
];

describe('groups', () => {
  for (const [what, steps, expected] of CASES) it(what, () => assert.equal(described(steps, 'x'), expected));

  it('rows keep their secrecy over the border of a pipeline, also beside verified groups', () => {
    const other = `grondslag: 1\npipeline: q\n${SOURCES}  x: { join: [groot, dicht], on: wijk }\noutputs:\n  uit: { from: x }\n`;
    const flow = flowOf('sources:\n  bron: { output: q/uit }\n', other);
    assert.deepEqual([...nodeOf(flow, 'bron').profile.secrecy.keys()], ['medical']);
  });

  it('what their keeper checked before release loses what stuck to rows, also where the groups were verified already', () => {
    const steps = '  a: { join: [groot, dicht], on: wijk }\n  x: { select: a, fields: [midden] }\n';
    assert.equal(described(steps, 'uit', 'outputs:\n  uit: { from: x }\n'), 'verified 10 medical');
    assert.equal(described(steps, 'uit', 'outputs:\n  uit: { from: x, released: { by: keeper, reference: C-7 } }\n'), 'verified 10');
  });

  const scale = (steps: string, field: string): string | undefined => nodeOf(flowOf(SOURCES + steps), 'x').profile.fields.get(field)?.scale;
  const ANONYMOUS = '  k: { select: rijen, fields: [wijk] }\n  anoniem: { anonymise: k, technique: k-anonymity, assessment: A-1 }\n';
  it('what is derived from groups and anonymous data is about groups', () => {
    assert.equal(scale(`${ANONYMOUS}  j: { join: [anoniem, groot], on: { anoniem: wijk, groot: wijk } }\n  x: { derive: j, fields: { d: { uses: [wijk, midden] } } }\n`, 'wijk'), 'group');
    const apart = '  k: { select: rijen, fields: { buurt: wijk } }\n  anoniem: { anonymise: k, technique: k-anonymity, assessment: A-1 }\n  j: { join: [anoniem, groot], on: { anoniem: buurt, groot: midden } }\n  i: { select: anoniem, fields: [buurt] }\n  jj: { join: [i, groot], on: [] }\n  x: { derive: jj, fields: { d: { uses: [buurt, midden] } } }\n';
    assert.equal(scale(apart, 'd'), 'group');
  });
  it('a count over anonymous data is anonymous', () => {
    assert.equal(scale(`${ANONYMOUS}  x: { aggregate: anoniem, by: [wijk], measures: { n: count } }\n`, 'n'), 'anonymous');
    assert.equal(scale('  x: { aggregate: rijen, by: [wijk], measures: { n: count } }\n', 'n'), 'group');
  });
});

const SELECTIONS = `sources:
  alles: { subjects: { kind: citizens }, fields: { nummer: case-number } }
  signaal: { subjects: { kind: citizens, selection: signal }, fields: { nummer: case-number } }
  steek: { subjects: { kind: citizens, selection: sample }, fields: { nummer: case-number } }
steps:
`;

const SELECTED: readonly (readonly [step: string, expected: string])[] = [
  ['union: [signaal, alles]', 'all'],
  ['union: [alles, signaal]', 'all'],
  ['union: [signaal, steek]', 'sample'],
  ['union: [steek, signaal]', 'sample'],
  ['union: [signaal, signaal]', 'signal'],
  ['join: [signaal, alles], on: nummer', 'signal'],
  ['join: [alles, signaal], on: nummer', 'signal'],
  ['join: [steek, signaal], on: nummer, how: inner', 'signal'],
  ['join: [alles, signaal], on: nummer, how: left', 'all'],
  ['join: [signaal, alles], on: nummer, how: left', 'signal'],
  ['join: [signaal, alles], on: nummer, how: outer', 'all'],
];

describe('how far rows are narrowed', () => {
  for (const [step, expected] of SELECTED) it(`${step} → ${expected}`, () => assert.equal(nodeOf(flowOf(`${SELECTIONS}  x: { ${step} }\n`), 'x').profile.selection, expected));
});
