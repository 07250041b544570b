import assert from 'node:assert/strict';
import { usedOrigins } from '../../server/src/lineage/usage.ts';
import { Workspace } from '../../server/src/service/workspace.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { lines } from '../harness/check.ts';
import { brokenIn, flowOf, nodeOf } from './pipeline.ts';

const SOURCES = `sources:
  mensen: { fields: { nr: bsn, naam: name, wijk: neighbourhood } }
  adressen: { fields: { nr: bsn, adres: address } }
steps:
`;

const CASES: readonly (readonly [what: string, steps: string, expected: readonly string[]])[] = [
  ['a key of the second input is looked for there, also where the first is missing', '  x: { join: [nergens, adressen], on: { nergens: nr, adressen: straat } }\n', ['node nergens at steps.x.join.0', 'field straat at steps.x.on.adressen']],
  ['a mistyped verb is no reason to doubt what reads it', '  a: { selct: mensen, fields: [naam] }\n  x: { select: a, fields: [naam, wat] }\n', []],
  ['nor is a step without a verb', '  a: { fields: [naam] }\n  x: { join: [a, mensen], on: nr }\n', []],
  ['nor is a step that is not filled in', '  a:\n  x: { filter: a, uses: [naam] }\n', []],
  ['a mistyped verb says nothing of its own inputs', '  a: { selct: nergens, fields: [naam] }\n', []],
  ['on names the inputs of a join', '  x: { join: [mensen, adressen], on: { mensen: nr, adresen: nr } }\n', ['node adresen at steps.x.on.adresen']],
  ['on names the inputs of smpc', '  x: { smpc: [mensen, adressen], on: { mensen: nr, adres: nr }, reveals: { n: count }, minGroupSize: 10 }\n', ['node adres at steps.x.on.adres']],
  ['a field named through an input is one of that input', '  j: { join: [mensen, adressen], on: nr }\n  x: { select: j, fields: [mensen.naam, adressen.nr, mensen.adres] }\n', ['field mensen.adres at steps.x.fields.2']],
];

describe('names that lead nowhere', () => {
  for (const [what, steps, expected] of CASES) it(what, () => assert.deepEqual(brokenIn(flowOf(SOURCES + steps)), expected));

  it('a source or output that is not filled in is there', () => {
    const flow = flowOf('sources:\n  leeg:\n  mensen: { fields: { nr: bsn } }\nsteps:\n  x: { join: [leeg, mensen], on: nr }\noutputs:\n  uit: { from: leeg }\n');
    assert.deepEqual(brokenIn(flow), []);
    assert.equal(nodeOf(flow, 'uit').profile.unknown, true);
  });

  it('an output of another pipeline that is not filled in is there', () => {
    assert.deepEqual(brokenIn(flowOf('sources:\n  bron: { output: q/uit }\n', 'grondslag: 1\npipeline: q\noutputs:\n  uit:\n')), []);
  });

  it('every reference is to the input it names, also beside one that is not there', () => {
    const flow = flowOf(`${SOURCES}  x: { join: [nergens, adressen], on: nr }\n  y: { join: [nergens, adressen], on: { adressen: adres } }\n`);
    const named = (name: string): readonly string[] => nodeOf(flow, name).references.map(({ ref, input, field }) => `${input.name} ${ref.id} ${field?.categories[0]?.id}`);
    assert.deepEqual(named('x'), ['adressen nr bsn']);
    assert.deepEqual(named('y'), ['adressen adres address']);
  });

  it('a mistyped verb is one finding', () => {
    const text = (verb: string): string => `grondslag: 1\npipeline: p\n${SOURCES}  a: { ${verb}: mensen, fields: [naam] }\n  x: { filter: a, uses: [naam] }\noutputs:\n  uit: { from: x, audience: team }\n`;
    const clean = new Set(lines({ 'p.pipeline.yaml': text('select') }));
    assert.deepEqual(lines({ 'p.pipeline.yaml': text('selct') }).filter((line) => !clean.has(line)).map((line) => line.split(' ')[1]), ['schema-violation']);
  });

  it('keeps one field where two keys have the same first name', () => {
    const flow = flowOf('sources:\n  a: { fields: { nr: case-number } }\n  b: { fields: { bsn: bsn, oud: passport-number } }\nsteps:\n  x: { join: [a, b], on: { a: [nr, nr], b: [bsn, oud] } }\n');
    assert.deepEqual([...nodeOf(flow, 'x').profile.fields.values()].map(({ name, categories }) => `${name}:${categories.map(({ id }) => id).join('+')}`), ['nr:case-number+bsn+passport-number']);
  });
});

describe('a flow after an edit', () => {
  const broken = (...texts: readonly string[]): readonly string[] => {
    const workspace = new Workspace({ keepLastGood: false });
    for (const text of texts) {
      workspace.apply([{ file: fileId('p.pipeline.yaml'), text: `grondslag: 1\npipeline: p\n${SOURCES}${text}` }]);
      workspace.settle();
    }
    const [unit] = [...workspace.allUnits()];
    return brokenIn(workspace.flow(unit!.key)!);
  };
  const EDITS: readonly (readonly [string, string])[] = [
    ['  x: { filter: mensen, uses: [naam] }\n  y: { filter: x, uses: [naam] }\n  z: { select: y, fields: [x.naam] }\n', '  x: { filter: mensen, uses: [naam] }\n  y: { filter: mensen, uses: [naam] }\n  z: { select: y, fields: [x.naam] }\n'],
    ['  j: { join: [mensen, adressen], on: nr }\n  z: { select: j, fields: [adressen.adres] }\n', '  j: { join: [adressen, mensen], on: nr }\n  z: { select: j, fields: [adressen.adres] }\n'],
    ['  j: { join: [leeg, mensen], on: nr }\n  z: { select: j, fields: [leeg.nr] }\n', '  leeg: { selct: mensen }\n  j: { join: [leeg, mensen], on: nr }\n  z: { select: j, fields: [leeg.nr] }\n'],
  ];
  for (const [before, after] of EDITS) it(`says what a new one says: ${after.trim().split('\n')[0]!.trim()}`, () => assert.deepEqual(broken(before, after), broken(after)));
});

describe('conditions in free text', () => {
  const used = (where: string): readonly string[] => {
    const flow = flowOf(`sources:\n  a: { fields: { achter-stand: debt, datum van geboorte: birth-date, naam: name, wijk: neighbourhood, nr: case-number } }\n  b: { fields: { id: case-number, naam: name } }\nsteps:\n  j: { join: [a, b], on: { a: nr, b: id } }\n  x: { filter: j, where: ${JSON.stringify(where)} }\n  t: { aggregate: x, by: [wijk], measures: { n: count }, minGroupSize: 10 }\noutputs:\n  uit: { from: t }\n`);
    return [...usedOrigins(flow)].map(({ name }) => name).filter((name) => !['nr', 'id', 'wijk'].includes(name)).sort();
  };
  const WHERE: readonly (readonly [string, readonly string[]])[] = [
    ['achter-stand > 3', ['achter-stand']],
    ['"datum van geboorte" < 2000', ['datum van geboorte']],
    ['a.naam = \'Jansen\'', ['naam']],
    ['naamloos = 1 and datum > 2', []],
  ];
  for (const [where, expected] of WHERE) it(where, () => assert.deepEqual(used(where), expected));
});
