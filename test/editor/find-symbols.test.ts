import assert from 'node:assert/strict';
import { bestOf, matchesIn, symbolQuery } from '../../server/src/editor/find-symbols.ts';
import { locate } from '../../server/src/service/locate.ts';
import { FILES } from './example-workspace.ts';
import { wholeTexts, workspaceOf } from './structure-texts.ts';

const workspace = workspaceOf(FILES);

function found(query: string, most = 20): string[] {
  return bestOf([...workspace.allUnits()].flatMap((unit) => matchesIn(unit, symbolQuery(query))), most).map(({ name, kind }) => `${kind} ${name}`);
}

/** A query, and the first that are found. */
const CASES: readonly (readonly [query: string, first: readonly string[]])[] = [
  ['kop', ['pipeline kop', 'source kop', 'step koppel']],
  ['KOP', ['pipeline kop', 'source kop', 'step koppel']],
  ['hulp', ['purpose hulp']],
  ['ew', ['law eigen-wet']],
  ['eiwe', ['law eigen-wet']],
  ['wet', ['law eigen-wet']],
  ['wnplk', ['field woonplek']],
  ['klantsoort', ['category klantsoort']],
  ['adressen', ['register adressen']],
  ['kop/do', ['output door']],
  ['staart/kop', ['source kop']],
  ['nummer adressen', ['field nummer']],
  ['smal.bedrag', ['field bedrag']],
  ['zzz', []],
];

describe('finding declarations', () => {
  for (const [query, first] of CASES) it(`finds ${first[0] ?? 'nothing'} by ${query}`, () => assert.deepEqual(found(query).slice(0, Math.max(1, first.length)), first));

  it('puts the name before what begins with it, that before a word in it, and letters in order last', () => {
    const names = ['zzaxbxc', 'my-abc', 'xabcx', 'abcd', 'abc', 'a-b-c'];
    const text = `grondslag: 1\ncatalog: x\nparties:\n${names.map((name) => `  ${name}: { name: n }\n`).join('')}`;
    const units = [...workspaceOf({ 'a.catalog.yaml': text }).allUnits()];
    assert.deepEqual(bestOf(units.flatMap((unit) => matchesIn(unit, symbolQuery('abc'))), 9).map(({ name }) => name), ['abc', 'abcd', 'my-abc', 'xabcx', 'a-b-c', 'zzaxbxc']);
  });

  it('gives no more than asked, the best of them, units first where nothing is asked', () => {
    assert.deepEqual(found('', 3), ['pipeline kop', 'pipeline staart', 'catalog gedeeld']);
    assert.deepEqual(found('a', 4), found('a', 100).slice(0, 4));
  });

  it('finds each declaration by its own name, at its own place', () => {
    const all = workspaceOf(Object.fromEntries(wholeTexts()));
    for (const unit of all.allUnits()) {
      for (const { declaration } of matchesIn(unit, symbolQuery(''))) {
        const place = locate(declaration.at, all)!;
        const text = all.file(place.file)!.source.text.slice(place.span.start, place.span.end).replace(/^["']|["']$/g, '');
        assert.equal(text, declaration.name);
        if (/[/.\s]/.test(declaration.name)) continue;
        assert.ok(matchesIn(unit, symbolQuery(declaration.name)).some((match) => match.declaration === declaration), declaration.name);
      }
    }
  });
});
