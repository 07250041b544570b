import assert from 'node:assert/strict';
import { parse } from '../../server/src/syntax/parse.ts';
import { plainValue, toPlain } from '../../server/src/syntax/plain.ts';
import type { Plain } from '../../server/src/syntax/plain.ts';

/** What a scalar means in YAML 1.2 core, as written. */
const SCALARS: readonly (readonly [text: string, value: unknown])[] = [
  ['x', 'x'], ['no', 'no'], ['yes', 'yes'], ['on', 'on'], ['off', 'off'], ['y', 'y'],
  ['2026-01-01', '2026-01-01'], ['12:30', '12:30'], ['1_000', '1_000'], ['0b11', '0b11'],
  ['~', null], ['null', null], ['Null', null], ['NULL', null], ['nULL', 'nULL'],
  ['true', true], ['True', true], ['TRUE', true], ['false', false], ['FALSE', false], ['tRUE', 'tRUE'],
  ['0', 0], ['12', 12], ['-12', -12], ['+12', 12], ['012', 12], ['0o14', 12], ['0xC', 12], ['-0xC', '-0xC'], ['0o8', '0o8'],
  ['1.5', 1.5], ['.5', 0.5], ['5.', 5], ['1e3', 1000], ['-1.5E-2', -0.015], ['.', '.'], ['+', '+'], ['1e', '1e'], ['1.2.3', '1.2.3'],
  ['.inf', Infinity], ['-.INF', -Infinity], ['.nan', NaN], ['.NaN', NaN], ['inf', 'inf'],
  ['"12"', '12'], ["'true'", 'true'], ['""', ''], ['"~"', '~'],
  ['!!str 12', '12'], ['!!str', ''], ['! 12', '12'], ['!!int "12"', 12], ['!!bool "true"', true], ['!!null ""', null], ['!!float "1.5"', 1.5], ['!!int x', 'x'], ['!!bool 1', '1'],
  ['!<tag:yaml.org,2002:str> 12', '12'], ['!<tag:yaml.org,2002:int> "12"', 12], ['!local 12', '12'],
  ['|\n  12\n', '12\n'], ['>-\n  true\n', 'true'],
];

function plain(text: string, limit?: number): Plain {
  const root = parse(text).documents[0]?.root;
  assert.ok(root !== undefined);
  return limit === undefined ? toPlain(root) : toPlain(root, limit);
}

/** The same value with ordinary objects, for comparing. */
function ordinary(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

describe('plainValue', () => {
  for (const [text, value] of SCALARS) {
    it(JSON.stringify(text), () => {
      const root = parse(`- ${text}\n`).documents[0]?.root;
      const item = root?.kind === 'seq' ? root.items[0] : undefined;
      assert.ok(item?.kind === 'scalar');
      assert.deepEqual(plainValue(item), value);
    });
  }
});

describe('toPlain', () => {
  const cases: readonly (readonly [name: string, text: string, value: unknown])[] = [
    ['nests', 'a: [1, {b: x}]\nc:\n', { a: [1, { b: 'x' }], c: null }],
    ['follows aliases', 'a: &x [1]\nb: *x\n', { a: [1], b: [1] }],
    ['follows an alias as a key', '&k a: 1\nb: {*k : 2}\n', { a: 1, b: { a: 2 } }],
    ['keeps the first of keys that repeat', 'a: 1\na: 2\n', { a: 1 }],
    ['merges a mapping; own keys win', 'a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  q: 3\n', { a: { p: 1, q: 2 }, b: { p: 1, q: 3 } }],
    ['merges a sequence of mappings; earlier ones win', 'a: &x {p: 1}\nb: &y {p: 2, q: 2}\nc: {<<: [*x, *y]}\n', { a: { p: 1 }, b: { p: 2, q: 2 }, c: { p: 1, q: 2 } }],
    ['merges what is merged', 'a: &x {p: 1}\nb: &y {<<: *x, q: 2}\nc: {<<: *y}\n', { a: { p: 1 }, b: { q: 2, p: 1 }, c: { q: 2, p: 1 } }],
    ['leaves a quoted merge key a key', '"<<": {p: 1}\n', { '<<': { p: 1 } }],
    ['has null for an alias without an anchor', 'a: *x\n', { a: null }],
  ];
  for (const [name, text, value] of cases) it(name, () => assert.deepEqual(ordinary(plain(text).value), value));

  it('makes a key of any text', () => {
    const value = plain('__proto__: 1\nconstructor: 2\ntoString: 3\nvalueOf: 4\nhasOwnProperty: 5\n').value as Record<string, unknown>;
    assert.deepEqual(Object.keys(value), ['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty']);
    assert.deepEqual(Object.values(value), [1, 2, 3, 4, 5]);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    assert.equal((plain('a: 1').value as Record<string, unknown>)['constructor'], undefined);
  });

  it('is complete when nothing is left out', () => assert.equal(plain('a: [1, *x]\nb: &x 1\n').complete, false));
  it('says when it is complete', () => assert.equal(plain('a: &x [1]\nb: *x\n').complete, true));
  it('says when a key was no text', () => assert.equal(plain('? [a]\n: b\n').complete, false));
  it('stops at the limit', () => {
    const { value, complete } = plain(`[${'x, '.repeat(1000)}]`, 100);
    assert.equal(complete, false);
    assert.equal((value as unknown[]).length, 99);
  });
  it('ends for an anchor that refers to itself', () => assert.equal(plain('&x [*x, *x]', 10_000).complete, false));
  it('ends for a mapping that merges itself', () => assert.deepEqual(ordinary(plain('a: &x {<<: *x, p: 1}').value), { a: { p: 1 } }));
  it('merges what a mapping of very many merge keys begins with', () => {
    const { value } = plain(`z: &z {p: 1}\na: &a\n${'  <<: *z\n'.repeat(140_000)}b:\n  <<: *a\n`);
    assert.deepEqual(ordinary(value), { z: { p: 1 }, a: { p: 1 }, b: { p: 1 } });
  });
  it('ends for a chain of aliases deeper than a stack', () => {
    const chain = Array.from({ length: 5000 }, (_, i) => `a${i}: &a${i} [${i === 0 ? '' : `*a${i - 1}`}]`).join('\n');
    assert.equal(plain(chain).complete, false);
  });
});
