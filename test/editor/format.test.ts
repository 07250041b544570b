import assert from 'node:assert/strict';
import { formatEdits, formatRangeEdits, type FormatOptions } from '../../server/src/editor/format.ts';
import { comments } from '../../server/src/syntax/comments.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { toPlain } from '../../server/src/syntax/plain.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { suiteCases } from '../syntax/suite.ts';
import { spoiltTexts, wholeTexts } from './structure-texts.ts';

const USUAL: FormatOptions = { tabSize: 2 };

function formatted(text: string, options: FormatOptions = USUAL): string | undefined {
  const edits = formatEdits(text, options);
  return edits && applyEdits(text, edits);
}

/** What is written, what it becomes, and for which options. */
const CASES: readonly (readonly [title: string, text: string, expected: string, options?: FormatOptions])[] = [
  ['gives each level the columns that are asked for', 'a:\n    b:\n        c: 1\n    d: 2\n', 'a:\n  b:\n    c: 1\n  d: 2\n'],
  ['gives four where four are asked for', 'a:\n  b:\n   c: 1\n', 'a:\n    b:\n        c: 1\n', { tabSize: 4 }],
  ['takes what most of the file has where nothing sensible is asked for', 'a:\n   b:\n      c: 1\nd:\n  e: 2\n', 'a:\n   b:\n      c: 1\nd:\n   e: 2\n', { tabSize: 0 }],
  ['keeps lists flush with their key where the file has them so', 'a:\n- b:\n     c: 1\n- d\n', 'a:\n- b:\n    c: 1\n- d\n'],
  ['indents lists where the file does', 'a:\n    - b: 1\n      c: 2\n    -   d\n', 'a:\n  - b: 1\n    c: 2\n  -   d\n'],
  ['moves lists in lists', 'a:\n    - - x\n      - y\n    -\n        z: 1\n', 'a:\n  - - x\n    - y\n  -\n    z: 1\n'],
  ['moves comments with what they speak of', '# top\na:\n    # of b\n    b: 1\n    # end of a\n# of c\nc: 1\n', '# top\na:\n  # of b\n  b: 1\n  # end of a\n# of c\nc: 1\n'],
  ['keeps what block scalars say', 'a:\n    b: |\n        one\n          two\n\n        three\n    c: >-\n      x\n       y\n', 'a:\n  b: |\n      one\n        two\n\n      three\n  c: >-\n    x\n     y\n'],
  ['keeps block scalars that say how far they are indented', 'a:\n    b: |2\n         one\n        two\n', 'a:\n  b: |2\n       one\n      two\n'],
  ['keeps white space at the ends of lines in block scalars', 'a: |\n  one  \n  two\nb: x   \n', 'a: |\n  one  \n  two\nb: x\n'],
  ['moves the lines of a text over several lines', 'a:\n    b: een\n      twee\n    c: "drie\n      vier"\n', 'a:\n  b: een\n    twee\n  c: "drie\n    vier"\n'],
  ['moves brackets over several lines', 'a:\n    b: [\n      x,\n      y\n    ]\n', 'a:\n  b: [\n    x,\n    y\n  ]\n'],
  ['puts one space behind commas and colons between brackets', 'a: { b: 1,c:   2 ,"d":[x,y ,  z] }\n', 'a: { b: 1, c: 2, "d": [x, y, z] }\n'],
  ['writes braces as most of the file does', 'a: {b: 1}\nc: {d: 1}\ne: { f: 1 }\n', 'a: {b: 1}\nc: {d: 1}\ne: {f: 1}\n'],
  ['leaves what is aligned outside brackets, and comments behind values', 'a:   1   # one\nbcd: 2   # two\n', 'a:   1   # one\nbcd: 2   # two\n'],
  ['keeps line ends', 'a:\r\n    b: 1  \r\n\r\n\r\n', 'a:\r\n  b: 1\r\n'],
  ['keeps empty lines', 'a: 1\n\n\nb: 2\n', 'a: 1\n\n\nb: 2\n'],
  ['ends the text with one line end', 'a: 1', 'a: 1\n'],
  ['does not, when told', 'a: 1  ', 'a: 1', { tabSize: 2, insertFinalNewline: false }],
  ['leaves ends alone, when told', 'a: 1  \n\n\n', 'a: 1  \n\n\n', { tabSize: 2, insertFinalNewline: false, trimFinalNewlines: false, trimTrailingWhitespace: false }],
  ['leaves a last line end that would become content', 'a: |+\n  x\n\n\n', 'a: |+\n  x\n\n\n'],
  ['formats each document', 'a:\n    b: 1\n---\nc:\n     d: 1\n', 'a:\n  b: 1\n---\nc:\n  d: 1\n'],
  ['keeps anchors, aliases and merges', 'a: &x\n    b: 1\nc:\n    <<: *x\n    d: [*x , 1]\n', 'a: &x\n  b: 1\nc:\n  <<: *x\n  d: [*x , 1]\n'],
  ['leaves the layout of keys with a question mark', '? a\n:    b\n', '? a\n:    b\n'],
];

const REFUSED: readonly string[] = ['a: [1\n', 'a:\n\tb: 1\n', '', '# only words\n', 'a: "x\n', 'a: {\n\tb: 1 }\n', '\0'];

const OPTIONS: readonly FormatOptions[] = [USUAL, { tabSize: 4 }, { tabSize: undefined, trimTrailingWhitespace: false, trimFinalNewlines: false, insertFinalNewline: false }];

function meaning(text: string): unknown {
  const tree = parse(text);
  return { plain: tree.documents.map(({ root }) => root && toPlain(root).value), comments: comments(text, tree).map((comment) => comment.text), problems: tree.problems.map(({ code }) => code) };
}

function assertKept(title: string, text: string): void {
  for (const options of OPTIONS) {
    const once = formatted(text, options);
    if (once === undefined) continue;
    assert.deepEqual(meaning(once), meaning(text), title);
    assert.equal(once.replace(/\s/g, ''), text.replace(/\s/g, ''), title);
    assert.equal(formatted(once, options), once, `${title}: again`);
  }
}

describe('formatting', () => {
  for (const [title, text, expected, options] of CASES) it(title, () => assert.equal(formatted(text, options), expected));
  for (const text of REFUSED) it(`refuses ${JSON.stringify(text)}`, () => assert.equal(formatEdits(text, USUAL), undefined));

  it('changes no more than it must', () => {
    const edits = formatEdits('a:\n    b: 1\nc: 1\n', USUAL)!;
    assert.deepEqual(edits, [{ span: { start: 3, end: 5 }, newText: '' }]);
  });

  it('keeps values, comments and characters of all worked pipelines, and does nothing the second time', () => {
    for (const [title, text] of [...wholeTexts(), ...spoiltTexts()]) assertKept(title, text);
  });

  it('keeps them also after every line was indented otherwise', () => {
    let widened = 0;
    for (const [title, text] of wholeTexts()) {
      const wide = text.replace(/^ +/gm, (blanks) => blanks.repeat(2));
      assertKept(title, wide);
      // A list whose items begin beside their dash cannot be made twice as wide.
      if (!parse(wide).wellFormed) continue;
      assert.equal(formatted(wide)?.replace(/^ +/gm, ''), formatted(text)?.replace(/^ +/gm, ''), title);
      assert.ok(formatted(wide)!.length < wide.length, title);
      widened++;
    }
    assert.ok(widened > 20, String(widened));
  });

  it('keeps them in everything that YAML can be', () => {
    let changed = 0;
    for (const { name, yaml } of suiteCases()) {
      assertKept(name, yaml);
      const result = formatted(yaml);
      if (result !== undefined && result !== yaml) changed++;
    }
    assert.ok(changed > 50, String(changed));
  });

  it('formats a range alone where it can, else the entries at the top that it touches', () => {
    const text = 'a:\n    b: [1,2]\n    c: 1\nd:\n    e: 1\n';
    const at = text.indexOf('[1,2]');
    const range = (needle: string): string => {
      const start = text.indexOf(needle);
      return applyEdits(text, formatRangeEdits(text, { start, end: start + needle.length }, USUAL)!);
    };
    assert.ok(at > 0);
    assert.equal(range('[1,2]'), 'a:\n  b: [1, 2]\n  c: 1\nd:\n    e: 1\n');
    assert.equal(range('e: 1'), 'a:\n    b: [1,2]\n    c: 1\nd:\n  e: 1\n');
    assert.equal(formatRangeEdits('a: [', { start: 0, end: 1 }, USUAL), undefined);
  });
});
