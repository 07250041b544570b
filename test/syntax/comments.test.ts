import assert from 'node:assert/strict';
import { comments, coveredSpan, directiveComments } from '../../server/src/syntax/comments.ts';
import { parse } from '../../server/src/syntax/parse.ts';

/** A text and the comments in it: their text, `>` before one that stands behind something. */
const FOUND: readonly (readonly [name: string, text: string, found: readonly string[]])[] = [
  ['none', 'a: 1\n', []],
  ['alone and behind', '# one\na: 1 # two\n  # three', ['one', '>two', 'three']],
  ['an empty one', 'a: 1 #\n#\n', ['>', '']],
  ['not in plain text', 'a: x#y\nb: x #y\n', ['>y']],
  ['not in quotes', 'a: "x # y"\nb: \'x # y\' # z\n', ['>z']],
  ['not in quotes over lines', 'a: "x\n  # y\n  z"\n# end', ['end']],
  ['not in a block scalar, but behind its header and below it', 'a: | # one\n  # no\n  x # no\n # two\nb: >\n  x\n# three\n', ['>one', 'two', 'three']],
  ['not in an empty block scalar', 'a: |\n# one\nb: 1\n', ['one']],
  ['in flow collections', 'a: [x, # one\n  # two\n  "y#z"] # three\n', ['>one', 'two', '>three']],
  ['in keys', '"a # b": 1 # c\n? x # d\n: y\n', ['>c', '>d']],
  ['not in anchors and tags', 'a: &x#y !z#w 1 # c\n', ['>c']],
  ['around markers and directives', '%YAML 1.2 # one\n--- # two\na: 1\n... # three\n# four', ['>one', '>two', '>three', 'four']],
  ['with other line ends', '# one\r\na: 1 # two\r# three\r\n', ['one', '>two', 'three']],
  ['after an absent value', 'a: # one\nb: 1', ['>one']],
];

/** A text with a comment `# here`, and what it covers. */
const COVERED: readonly (readonly [name: string, text: string, covered: string])[] = [
  ['the pair below', 'a:\n  # here\n  b: 1\n  c: 2\n', 'b: 1'],
  ['the whole pair below', '# here\na:\n  b: 1\n  c: 2\nd: 3\n', 'a:\n  b: 1\n  c: 2'],
  ['the item below', 'a:\n  # here\n  - x: 1\n    y: 2\n  - z\n', '- x: 1\n    y: 2'],
  ['the scalar item below', '- a\n# here\n- b\n', '- b'],
  ['the outermost node that starts below', '# here\n- - a: 1\n  - b\n- c\n', '- - a: 1\n  - b'],
  ['past blank lines and comments', '# here\n\n# another\n\na: 1\n', 'a: 1'],
  ['the pair below, absent value', '# here\na:\nb: 1\n', 'a:'],
  ['a pair in a flow mapping', 'a: {\n  # here\n  b: 1,\n  c: 2 }\n', 'b: 1'],
  ['a field in a flow sequence', 'a: [\n  # here\n  {b: 1},\n  c ]\n', '{b: 1}'],
  ['an item whose content is on the next line', '# here\n-\n  a: 1\n- b\n', '-\n  a: 1'],
  ['a node behind its anchor', '- x\n# here\n- &a\n  b: 1\n', '- &a\n  b: 1'],
  ['the line before it', 'a: 1\n  \nb: {c: 1}  # here\nd: 1\n', 'b: {c: 1}  '],
  ['the line of a block header', 'a: | # here\n  x\n', 'a: | '],
  ['the closing bracket', 'a: [x\n  # here\n  ]\n', ']'],
  ['itself, with nothing below', 'a: 1\n# here\n\n', '# here'],
  ['a pair of the second document', 'a: 1\n---\n# here\nb: 1\n', 'b: 1'],
];

describe('comments', () => {
  for (const [name, text, found] of FOUND) {
    it(name, () => {
      const tree = parse(text);
      assert.ok(tree.wellFormed);
      const all = comments(text, tree);
      assert.deepEqual(all.map((one) => (one.ownLine ? '' : '>') + one.text), found);
      for (const { span } of all) assert.equal(text[span.start], '#');
    });
  }

  it('reads on in text that is no YAML', () => {
    const text = 'a: [\n# one\nb: 1 # two';
    assert.deepEqual(comments(text, parse(text)).map((one) => one.text), ['one', 'two']);
  });

  it('finds directives among comments', () => {
    const text = 'a: "# grondslag: no" # grondslag: ignore[x]\n#grondslag: two\n# a grondslag: no\n';
    assert.deepEqual(directiveComments(text, parse(text)).map((one) => one.text), ['grondslag: ignore[x]', 'grondslag: two']);
    assert.deepEqual(directiveComments('grondslag: 1 # x\n', parse('grondslag: 1 # x\n')), []);
  });
});

describe('coveredSpan', () => {
  for (const [name, text, covered] of COVERED) {
    it(`is ${name}`, () => {
      const tree = parse(text);
      const comment = comments(text, tree).find((one) => one.text === 'here');
      assert.ok(comment !== undefined);
      const { start, end } = coveredSpan(comment, text, tree);
      assert.equal(text.slice(start, end), covered);
    });
  }
});
