import assert from 'node:assert/strict';
import { parse } from '../../server/src/syntax/parse.ts';

/** A text, and the problems it gives: code, the text they point at, the detail. */
const CASES: readonly (readonly [name: string, text: string, problems: readonly (readonly [code: string, at: string, detail: string])[]])[] = [
  ['nothing wrong', 'a: 1\nb: [x, y]\n', []],
  ['an empty text', '', []],
  ['comments only', '# a\n\n# b\n', []],
  ['a key twice', 'a: 1\nb: 2\na: 3\n', [['duplicate-key', 'a', 'a']]],
  ['a key twice, quoted once', 'a: 1\n"a": 3\n', [['duplicate-key', '"a"', 'a']]],
  ['a key twice in the second document', 'a: 1\n---\na: 1\na: 2\n', [['duplicate-key', 'a', 'a']]],
  ['a key three times', '{k: 1, k: 2, k: 3}', [['duplicate-key', 'k', 'k'], ['duplicate-key', 'k', 'k']]],
  ['one key in two mappings', 'a: {k: 1}\nb: {k: 1}\n', []],
  ['an alias without an anchor', 'a: *nope\n', [['unknown-alias', '*nope', 'nope']]],
  ['an anchor of another document', 'a: &x 1\n---\nb: *x\n', [['unknown-alias', '*x', 'x']]],
  ['a sequence as a key', '? [a, b]\n: c\n', [['key-not-text', '[a, b]', '']]],
  ['a template that reads as a mapping', 'a: {{ name }}\n', [['key-not-text', '{ name }', '']]],
  ['an anchor that refers to itself', 'a: &x [*x]\n', [['alias-bomb', '*x', 'x']]],
  ['a tab as indentation', 'a:\n\tb: 1\n', [['syntax', '\t', 'tab']]],
  ['an open bracket', 'a: [1, 2\n', [['syntax', '2', 'not-closed']]],
  ['an open bracket before another key', 'a: [1, two\nb: 3\n', [['syntax', 'o', 'not-closed']]],
  ['an open bracket at the top', '[1, 2', [['syntax', '2', 'bracket-open']]],
  ['an open quote', "a: 'x\n", [['syntax', 'x', 'not-closed']]],
  ['an open quote at the end', "a: 'x", [['syntax', 'x', 'quote-open']]],
  ['wrong indentation', 'a: 1\n   b: 2\n', [['syntax', ':', 'indentation']]],
  ['a key being typed', 'a: 1\nna\nb: 2\n', [['syntax', 'na', 'multiline-key']]],
  ['a line without a colon at the top', 'key value\n\nb: 1\n', [['syntax', 'key', 'multiline-key']]],
  ['a colon in a value', 'a: b: c\n', [['syntax', ':', 'colon-in-value']]],
  ['a reserved character', 'a: @x\n', [['syntax', '@x', 'reserved-character']]],
  ['text behind a quoted value', 'a: "x" y\n', [['syntax', 'y', 'after-value']]],
  ['a list item beside a key', '- a\nb: 1\n', [['syntax', 'b:', 'document-end']]],
  ['a control character', 'a: \u0001x\n', [['not-text', '\u0001x', 'characters']]],
  ['a NUL', 'PNG\0\0', [['not-text', '\0\0', 'characters']]],
  ['too deep', '['.repeat(900), [['too-deep', '['.repeat(40), '100']]],
];

describe('parse', () => {
  for (const [name, text, problems] of CASES) {
    it(name, () => {
      const tree = parse(text);
      assert.deepEqual(
        tree.problems.map(({ code, span, detail }) => [code, text.slice(span.start, span.end), detail]),
        problems,
      );
    });
  }
});
