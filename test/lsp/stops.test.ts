/** Which parts of an edit become stops for the cursor. */
import assert from 'node:assert/strict';
import { toStops } from '../../server/src/lsp/stops.ts';
import { blanksIn } from '../../server/src/service/blanks.ts';
import { fileId, SourceFile } from '../../server/src/text/source-file.ts';
import type { TextEdit } from '../../server/src/text/text-edit.ts';

const IGNORE = 'grondslag: ignore[no-legal-ground] by=TODO until=2027-05-21 -- TODO';

/** Texts in which `‹…›` marks what is still to be filled in. */
const BLANKS: readonly string[] = [
  'title: ‹TODO›\nowner: ‹TODO›   # TODO later\n',
  'a: { b: ‹TODO›, c: [‹TODO›, x, ‹TODO›] }\n',
  'a:\n  - ‹TODO›\n  - b: ‹TODO›\n---\nc: ‹TODO›\n',
  "a: ‹'TODO'›\n",
  `  # ${IGNORE.replaceAll('TODO', '‹TODO›').replace('2027-05-21', '‹2027-05-21›')}\r\na: 1\r\n`,
  '# Fill in every TODO\nTODO: TODO list\nTODO-a: a TODO\nb: TODOS\nc: todo\nd: "x, TODO"\ne: |\n  TODO\n  TODO\n',
  '# grondslag: ignore[a] by=‹TODO› until=2027-05-21 -- a reason\na: b # grondslag: ignore-file[a, TODO] by=me until=‹TODO› --   ‹TODO›  \n',
  '#grondslag: ignore[a] until=2027-05-21 by=TODO-x -- TODO, by=TODO -- TODO\n',
  '# grondslag: ignore[a] until=2027-05-21\n# grondslag: TODO by=TODO -- TODO\n# ignore[a] by=TODO until=2027-05-21 -- TODO\na: "# grondslag: ignore[a] by=TODO -- TODO"\n',
  'a: 1\n',
  '',
];

describe('the places of a text to fill in', () => {
  for (const marked of BLANKS) {
    it(`are those of ${JSON.stringify(marked)}`, () => {
      const text = marked.replace(/[‹›]/g, '');
      let shown = '';
      let at = 0;
      for (const { start, end } of blanksIn(text)) {
        shown += `${text.slice(at, start)}‹${text.slice(start, end)}›`;
        at = end;
      }
      assert.equal(shown + text.slice(at), marked);
    });
  }

  it('are found in a text with more values than a call has arguments', () => {
    assert.equal(blanksIn(`a: [${'x, '.repeat(150_000)}TODO]\n`).length, 1);
  });
});

describe('the stops of an edit', () => {
  const TEXT = 'a:\n  b: 1\n  c: 2\n';
  const at = (needle: string, length: number, newText: string): TextEdit => ({ span: { start: TEXT.indexOf(needle), end: TEXT.indexOf(needle) + length }, newText });
  const shown = (edits: readonly TextEdit[], text = TEXT): readonly string[] => toStops(edits, new SourceFile(fileId('x'), text)).map((edit) => ('snippet' in edit ? `snippet ${edit.snippet.value}` : edit.newText));

  it('are its blanks, in the text as it will be', () => {
    assert.deepEqual(shown([at('1', 1, 'TODO')]), ['snippet ${1:TODO}']);
    assert.deepEqual(shown([at('1', 1, '{ x: TODO, y: $2, z: \\, TODO-a: TODO }')]), ['snippet { x: ${1:TODO}, y: \\$2, z: \\\\, TODO-a: ${2:TODO} \\}']);
    assert.deepEqual(shown([at('  c', 0, `  # ${IGNORE}\n`)]), ['snippet   # grondslag: ignore[no-legal-ground] by=${1:TODO} until=${2:2027-05-21} -- ${3:TODO}\n']);
  });

  it('are no names or sentences that hold the word', () => {
    for (const newText of ['TODO list', 'a TODO', '"x, TODO"', 'x # TODO']) assert.deepEqual(shown([at('1', 1, newText)]), [newText]);
    assert.deepEqual(shown([at('b', 1, 'TODO')]), ['TODO']);
  });

  it('are where each of several edits comes to stand', () => {
    assert.deepEqual(shown([at('2', 1, 'TODO'), at('b: 1', 4, 'much-longer: TODO list'), at('a', 1, 'x')]), ['x', 'much-longer: TODO list', 'snippet ${1:TODO}']);
    assert.deepEqual(shown([at('2', 1, '3')], 'a: TODO\nc: 2\n'), ['3']);
  });

  it('stay out of lines that an editor would indent anew', () => {
    assert.deepEqual(shown([at('1', 1, '\n    x: TODO')]), ['\n    x: TODO']);
    assert.deepEqual(shown([at('  c', 0, '  x:\n    y: TODO\n')]), ['snippet   x:\n    y: ${1:TODO}\n']);
  });
});
