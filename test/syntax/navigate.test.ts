import assert from 'node:assert/strict';
import { entries, lookup, nodeAt, resolve, spanOf } from '../../server/src/syntax/navigate.ts';
import type { Part } from '../../server/src/syntax/navigate.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import type { Node } from '../../server/src/syntax/tree.ts';

function rootOf(text: string): Node {
  const root = parse(text).documents[0]?.root;
  assert.ok(root !== undefined);
  return root;
}

const FILE = `base: &base
  id: klant   # comment
  note:
sources:
  - name: crm
    fields: [bsn, {name: e-mail, category: contact}]
  - *base
merged:
  <<: *base
  id: ander
`;

describe('entries', () => {
  const list = (text: string): unknown[] => {
    const root = resolve(rootOf(text));
    assert.ok(root?.kind === 'map');
    return entries(root).map(({ name, value, merged }) => [name, value.kind === 'scalar' ? value.value : value.kind, merged]);
  };

  it('lists keys in the order of the text', () => assert.deepEqual(list('b: 1\na: [x]\n'), [['b', '1', false], ['a', 'seq', false]]));
  it('keeps the first of keys that repeat', () => assert.deepEqual(list('a: 1\nb: 2\na: 3\n'), [['a', '1', false], ['b', '2', false]]));
  it('keeps the first of keys that repeat in a long mapping', () => {
    const many = Array.from({ length: 40 }, (_, i) => `k${i % 20}: ${i}`).join('\n');
    assert.deepEqual(list(many), Array.from({ length: 20 }, (_, i) => [`k${i}`, String(i), false]));
  });
  it('follows aliases', () => assert.deepEqual(list('a: &x 1\nb: *x\n'), [['a', '1', false], ['b', '1', false]]));
  it('has an empty value for an alias without an anchor', () => assert.deepEqual(list('a: *x\n'), [['a', '', false]]));
  it('leaves out keys that are no text', () => assert.deepEqual(list('? [x]\n: 1\nb: 2\n'), [['b', '2', false]]));
  it('puts merged keys after its own', () => {
    assert.deepEqual(list('<<: {p: 1, q: 2}\nq: 3\n'), [['q', '3', false], ['p', '1', true]]);
    assert.deepEqual(list('<<: [{p: 1}, {p: 2, r: 4}]\nq: 3\n'), [['q', '3', false], ['p', '1', true], ['r', '4', true]]);
  });
  it('ends for a mapping that merges itself', () => assert.deepEqual(list('&x\n<<: *x\np: 1\n'), [['p', '1', false]]));
});

describe('lookup and spanOf', () => {
  const cases: readonly (readonly [path: string, part: Part, text: string | undefined])[] = [
    ['base.id', 'key', 'id'],
    ['base.id', 'value', 'klant'],
    ['base.id', 'whole', 'id: klant'],
    ['base.note', 'value', 'note'],
    ['base.note', 'whole', 'note'],
    ['sources.0.fields.0', 'value', 'bsn'],
    ['sources.0.fields.0', 'key', 'bsn'],
    ['sources.0.fields.1.category', 'whole', 'category: contact'],
    ['sources.0', 'whole', 'name: crm\n    fields: [bsn, {name: e-mail, category: contact}]'],
    ['sources.1', 'whole', '*base'],
    ['sources.1.id', 'value', 'klant'],
    ['merged.id', 'value', 'ander'],
    ['merged.note', 'key', 'note'],
    ['sources.2', 'value', undefined],
    ['sources.01', 'value', undefined],
    ['sources.name', 'value', undefined],
    ['base.id.x', 'value', undefined],
    ['nope', 'key', undefined],
  ];
  for (const [path, part, text] of cases) {
    it(`${part} of ${path}`, () => {
      const span = spanOf(rootOf(FILE), path.split('.'), part);
      assert.equal(span && FILE.slice(span.start, span.end), text);
    });
  }

  it('finds the root at the empty path', () => {
    const root = rootOf(FILE);
    assert.equal(lookup(root, [])?.value, root);
  });
  it('finds keys that look like indices in mappings', () => assert.equal(spanOf(rootOf('1: x'), ['1'], 'value')?.start, 3));
  it('gives the zero-width place of an absent value', () => {
    const found = lookup(rootOf(FILE), ['base', 'note']);
    assert.equal(found?.value.start, FILE.indexOf('note:') + 5);
    assert.equal(found?.value.end, found?.value.start);
  });
});

describe('nodeAt', () => {
  /** A text with `|` at the cursor; the path of the node there, `!` after it on a key. */
  const cases: readonly (readonly [marked: string, path: string | undefined])[] = [
    ['|a: 1', 'a!'],
    ['a|: 1', 'a!'],
    ['a:| 1', ''],
    ['a: |1', 'a'],
    ['a: 1|', 'a'],
    ['a:|', 'a'],
    ['a: |', 'a'],
    ['a:   |\nb: 1', 'a'],
    ['a: 1  |\nb: 1', ''],
    ['a:\n  b: [x, {c: |y}]', 'a.b.1.c'],
    ['a:\n  b: [x,| {c: y}]', 'a.b'],
    ['- x\n- |', '1'],
    ['- x\n-|', '1'],
    ['- a: 1\n  b: |', '0.b'],
    ['a: "x|y"', 'a'],
    ['? |[x]\n: y', '!'],
    ['a: &x 1\nb: *|x', 'b'],
    ['a: 1\n\n\n|', undefined],
  ];
  for (const [marked, path] of cases) {
    it(JSON.stringify(marked), () => {
      const text = marked.replace('|', '');
      const found = nodeAt(rootOf(text), marked.indexOf('|'), text);
      assert.equal(found && found.path.join('.') + (found.onKey ? '!' : ''), path);
    });
  }
});
