import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PLACEHOLDER } from '../../server/src/base/placeholder.ts';
import { choicesOf } from '../../server/src/editor/new-unit-choices.ts';
import { freeId, idOf, newUnit, type NewSource, type NewText, type NewUnit } from '../../server/src/service/new-unit.ts';
import { parseFile } from '../../server/src/service/parsed-file.ts';
import { fileId, SourceFile } from '../../server/src/text/source-file.ts';
import { analyse } from '../harness/check.ts';
import { FILES } from './example-workspace.ts';

const { workspace } = analyse(FILES);
const { environment } = workspace;
const units = [...workspace.allUnits()];
const choices = choicesOf(units, environment, 'en');
const taken = new Set(choices.taken);

/** What is wrong with a text beside what is still open: its shape, and names that lead nowhere. */
function faults({ file, text }: NewText): readonly string[] {
  const parsed = parseFile(new SourceFile(fileId(file), text));
  const shape = [...parsed.text.map((problem) => JSON.stringify(problem)), ...parsed.shapes.map((problem) => JSON.stringify(problem))];
  return parsed.unreadable || parsed.units.length !== 1 ? [...shape, 'not one unit'] : shape;
}

/** What is wrong with how a new file is built, in the workspace it is meant for; that values are still open is no fault. */
function findings(made: NewText): readonly string[] {
  return analyse({ ...FILES, [made.file]: made.text }).inFile(fileId(made.file)).filter(({ rule }) => rule.group === 'structure' && rule.id !== 'placeholder-left').map(({ rule }) => rule.id);
}

const some = <T>(values: readonly T[]): readonly (T | undefined)[] => [undefined, ...values];
const SOURCES: readonly (NewSource | undefined)[] = [
  undefined, { from: 'supply' }, { from: 'supply', party: 'Zorgverzekeraars' }, { from: 'supply', party: 'Nieuwe BV' },
  { from: 'output', output: 'kop/door' }, { from: 'register', register: 'adressen' }, { from: 'register', register: 'nl/brp-personen' },
];

const given = (answers: { readonly [K in keyof NewUnit]?: NewUnit[K] | undefined }): NewUnit => Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined)) as unknown as NewUnit;

describe('the text of a new file', () => {
  it('has no shape problem, and no name that leads nowhere, whatever is answered', () => {
    let number = 0;
    for (const kind of ['pipeline', 'catalog'] as const) for (const controller of some(['gemeente', 'CBS', 'Gemeente Nergens']))
      for (const purpose of some(choices.purposes.map(({ value }) => value))) for (const article of some(choices.grounds.map(({ value }) => value))) {
        for (const source of kind === 'pipeline' ? SOURCES : [undefined]) {
          const audience = choices.audiences[(purpose?.length ?? 0) % choices.audiences.length]!.value;
          number++;
          const answers = given({ kind, title: number % 3 === 0 ? undefined : 'Hulp bij schulden: «één» loket', controller, purpose, article, source, audience });
          assert.deepEqual(faults(newUnit(answers, environment, taken, number % 2 === 0 ? 'nl' : 'en')), [], JSON.stringify(answers));
        }
      }
  }).timeout(20_000);

  it('names nothing that is not there, and no id twice', () => {
    for (const { value: register } of choices.registers) assert.deepEqual(findings(newUnit({ kind: 'pipeline', title: 'x', source: { from: 'register', register } }, environment, taken, 'nl')), [], register);
    for (const source of SOURCES) for (const { value: audience } of choices.audiences) for (const controller of ['gemeente', 'Gemeente Nergens']) {
      const answers = given({ kind: 'pipeline', title: 'Een titel', controller, purpose: 'service', article: '6(1)(e)', source, audience });
      assert.deepEqual(findings(newUnit(answers, environment, taken, 'en')), [], JSON.stringify(answers));
    }
    assert.deepEqual(findings(newUnit({ kind: 'catalog', title: 'Gemeentebreed', controller: 'Gemeente Nergens', purpose: 'policy' }, environment, taken, 'en')), []);
  }).timeout(20_000);

  it('tells the first place to fill in: a value that says TODO and nothing else', () => {
    const line = (answers: NewUnit, locale: 'nl' | 'en' = 'en'): string => {
      const { text, blank } = newUnit(answers, environment, taken, locale);
      assert.ok(blank);
      assert.equal(text.slice(blank.start, blank.end), PLACEHOLDER);
      return `${text.slice(text.lastIndexOf('\n', blank.start) + 1, blank.start)}|`;
    };
    for (const locale of ['nl', 'en'] as const) for (const kind of ['pipeline', 'catalog'] as const) {
      assert.equal(line({ kind }, locale), 'title: |');
      for (const title of ['TODO list', 'To do: TODO', '# TODO', 'A, TODO', 'Een titel']) assert.equal(line({ kind, title }, locale), 'owner: |', title);
    }
    for (const answers of [{ controller: 'To do: TODO' }, { purpose: 'TODO' }, { source: { from: 'supply', party: 'TODO BV' } as const }]) assert.equal(line({ kind: 'pipeline', title: 'x', ...answers }), 'owner: |');
  });

  it('says what was answered, and TODO for the rest alone', () => {
    const { id, file, text } = newUnit({ kind: 'pipeline', title: 'Hulp bij Schulden!', controller: 'Gemeente Nergens', purpose: 'debt-help', article: '6(1)(e)', source: { from: 'register', register: 'adressen' }, audience: 'team' }, environment, taken, 'nl');
    assert.deepEqual([id, file], ['hulp-bij-schulden', 'hulp-bij-schulden.pipeline.yaml']);
    for (const line of ['title: Hulp bij Schulden!', 'controller: gemeente-nergens', '  gemeente-nergens: { name: Gemeente Nergens, kind: TODO, country: TODO }', '      article: 6(1)(e)', '      law: TODO   # wet met artikel', '    register: adressen', '    disclosure: { agreement: TODO }', '    fields: TODO   # alleen wat het doel nodig heeft: nummer, adres, geboren', '    audience: team', '    recipients: [gemeente-nergens]']) {
      assert.ok(text.split('\n').includes(line), `${line}\n${text}`);
    }
  });

  it('declares no party that the workspace or the knowledge base has, under any of its names', () => {
    for (const [controller, id] of [['gemeente', 'gemeente'], ['CBS', 'cbs'], ['Statistics Netherlands', 'cbs']] as const) {
      const { text } = newUnit({ kind: 'pipeline', controller }, environment, taken, 'en');
      assert.match(text, new RegExp(`^controller: ${id}$`, 'm'));
      assert.doesNotMatch(text, /^parties:/m);
    }
  });

  it('takes an id that is free', () => {
    assert.equal(newUnit({ kind: 'pipeline', title: 'Kop' }, environment, taken, 'nl').id, 'kop-2');
    assert.equal(newUnit({ kind: 'pipeline' }, environment, new Set(['pijplijn', 'pijplijn-2']), 'nl').id, 'pijplijn-3');
    assert.equal(freeId('a', new Set()), 'a');
    assert.deepEqual(['Één  Lóket', '--', 'a/b#c', '1'].map(idOf), ['een-loket', '', 'a-b-c', '1']);
  });

  it('can be read whatever people write', () => {
    const text = fc.string({ unit: 'binary', maxLength: 12 });
    fc.assert(fc.property(text, text, text, fc.constantFrom('pipeline', 'catalog'), (title, controller, party, kind) => {
      assert.deepEqual(faults(newUnit({ kind, title, controller, source: { from: 'supply', party } }, environment, taken, 'nl')), []);
    }), { numRuns: 300 });
  });
});

describe('the choices of who starts a pipeline', () => {
  it('are those of the workspace before those everybody has', () => {
    assert.equal(choices.parties[0]!.value, 'gemeente');
    assert.equal(new Set(choices.parties.map(({ value }) => value)).size, choices.parties.length);
    assert.equal(choices.registers[0]!.value, 'adressen');
    assert.deepEqual(choices.outputs.map(({ value }) => value), ['kop/door', 'staart/lijst']);
    assert.deepEqual(choices.grounds.map(({ value }) => value), ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `6(1)(${letter})`));
    assert.deepEqual(choices.taken, ['gedeeld', 'kop', 'staart']);
  });

  it('are in the language of who chooses', () => {
    const dutch = choicesOf(units, environment, 'nl');
    for (const list of ['purposes', 'grounds', 'audiences'] as const) {
      assert.deepEqual(dutch[list].map(({ value }) => value), choices[list].map(({ value }) => value));
      assert.notDeepEqual(dutch[list].map(({ label }) => label), choices[list].map(({ label }) => label));
    }
  });
});
