import assert from 'node:assert/strict';
import { MAX_TOLERANT_TEXT } from '../../server/src/syntax/limits.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { tolerantTree } from '../../server/src/syntax/tolerant.ts';
import { outline } from './shapes.ts';

/** Broken or half-typed texts, and the tree that is read of them. */
const CASES: readonly (readonly [name: string, text: string, tree: string])[] = [
  ['a key being typed', 'a: 1\nna\nb: 2\n', '{"a"@0-1: "1"@3-4, "na"@5-7: ""@7-7, "b"@8-9: "2"@11-12}@0-12'],
  ['two keys being typed, one with an anchor', 'x:\n  &a na\n  nb\n  b: 2\n', '{"x"@0-1: {"na"@8-10: ""@10-10, "nb"@13-15: ""@15-15, "b"@18-19: "2"@21-22}@8-22}@0-22'],
  ['a bracket left open before the next key', 'a: [x, y\nb: 2\n', '{"a"@0-1: ["x"@4-5, "y"@7-8]@3-8, "b"@9-10: "2"@12-13}@0-13'],
  ['a bracket left open at the end', 'a: [x, ', '{"a"@0-1: ["x"@4-5]@3-7}@0-7'],
  ['an open brace with a key', '{a: 1, b', '{"a"@1-2: "1"@4-5, "b"@7-8: ""@8-8}@0-8'],
  ['a quote left open at the end', 'a: "x y', '{"a"@0-1: "x y"@3-7}@0-7'],
  ['a key without its space', 'a:\n  b:1\n  c: 2\n', '{"a"@0-1: {"b:1"@5-8: ""@8-8, "c"@11-12: "2"@14-15}@5-15}@0-15'],
  ['a tab as indentation', 'a:\n\tb: 1\n', '{"a"@0-1: ""@2-2, "b"@4-5: "1"@7-8}@0-8'],
  ['an item too deep', '- a\n  - b\n', '["a - b"@2-9]@0-9'],
  ['a control character', 'a: \u0001\nb: 1\n', '{"a"@0-1: "\\u0001"@3-4, "b"@5-6: "1"@8-9}@0-9'],
];

describe('tolerantTree', () => {
  for (const [name, text, tree] of CASES) {
    it(`reads ${name}`, () => assert.equal(outline(tolerantTree(text)), tree));
  }

  for (const [name, text] of CASES.filter(([, text]) => !parse(text).wellFormed)) {
    it(`gives the problem that parse gives for ${name}`, () => {
      const tree = tolerantTree(text);
      assert.deepEqual(tree.problems, parse(text).problems);
      assert.equal(tree.wellFormed, false);
    });
  }

  it('is what parse gives for well-formed text', () => {
    const text = 'a: &x 1\nb: *x\nb: 2\n';
    assert.deepEqual(tolerantTree(text), parse(text));
  });

  it('says so when the text is too long for it', () => {
    const tree = tolerantTree(`a: [\n${'# x\n'.repeat(MAX_TOLERANT_TEXT / 4)}`);
    assert.deepEqual(tree.documents, []);
    assert.deepEqual(tree.problems.map(({ code }) => code), ['syntax', 'too-large']);
  });

  it('says so when a broken text nests too deep', () => {
    const tree = tolerantTree(`x: y: z\n${'['.repeat(2000)}`);
    assert.deepEqual(tree.documents, []);
    assert.deepEqual(tree.problems.map(({ code }) => code), ['syntax', 'too-deep']);
  });
});
