import assert from 'node:assert/strict';
import { parse } from '../../server/src/syntax/parse.ts';
import { toPlain } from '../../server/src/syntax/plain.ts';

/** Text, and the same with the bracket further in: what YAML 1.2 wants. */
const accepted: readonly (readonly [string, string])[] = [
  ['f: [\n  a,\n]\n', 'f: [\n  a,\n ]\n'],
  ['x:\n  fields: [\n    a,\n    b\n  ]\n  g: 1\n', 'x:\n  fields: [\n    a,\n    b\n   ]\n  g: 1\n'],
  ['x:\n  fields: {\n    a: 1,\n  }\n', 'x:\n  fields: {\n    a: 1,\n   }\n'],
  ['f: [\n  a, # een\n  # twee\n\n]\n', 'f: [\n  a, # een\n  # twee\n\n ]\n'],
  ['f: [\r\n  a\r\n]\r\ng: {\r\n  b: c\r\n}\r\n', 'f: [\r\n  a\r\n ]\r\ng: {\r\n  b: c\r\n }\r\n'],
  ['f: [\n  "a # b",\n  \'#\',\n]\n', 'f: [\n  "a # b",\n  \'#\',\n ]\n'],
];

const plain = (text: string): string => {
  const tree = parse(text);
  assert.equal(tree.wellFormed, true, text);
  return JSON.stringify(tree.documents.map(({ root }) => (root === undefined ? null : toPlain(root).value)));
};

describe('closing brackets in the column of their key', () => {
  for (const [outside, inside] of accepted) {
    it(`are read: ${JSON.stringify(outside)}`, () => assert.equal(plain(outside), plain(inside)));
  }

  it('keep every span where it is in the text', () => {
    const text = 'f: [\n  a, # een\n]\ng: b\n';
    const root = parse(text).documents[0]!.root!;
    assert.ok(root.kind === 'map');
    assert.equal(text.slice(root.pairs[0]!.value.start, root.pairs[0]!.value.end), '[\n  a, # een\n]');
    assert.equal(text.slice(root.pairs[1]!.key.start, root.pairs[1]!.key.end), 'g');
  });

  it('are not made up where one is missing', () => assert.equal(parse('f: [\n  a\ng: b\n').wellFormed, false));

  it('are read below very many items', () => {
    const items = '- a\n'.repeat(300_000);
    assert.equal(plain(`${items}- k: [\n    a\n  ]\n`), plain(`${items}- k: [a]\n`));
  });

  it('are read where there are very many of them', () => {
    const keys = Array.from({ length: 60_000 }, (_, i) => `k${i}: `);
    assert.equal(plain(keys.map((key) => `${key}[\n  a\n]\n`).join('')), plain(keys.map((key) => `${key}[a]\n`).join('')));
  });

  it('leave a text block that begins a line with one as it is', () => {
    assert.equal(plain('t: |\n  x\n  ]\nf: [\n  a\n]\n'), plain('t: |\n  x\n  ]\nf: [a]\n'));
  });
});
