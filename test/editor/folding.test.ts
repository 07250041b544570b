import assert from 'node:assert/strict';
import { foldsIn } from '../../server/src/editor/folding.ts';
import { fileId, SourceFile } from '../../server/src/text/source-file.ts';
import { spoiltTexts, wholeTexts, workspaceOf } from './structure-texts.ts';

const FILE = fileId('x.pipeline.yaml');

function folds(text: string, wholeLines = true, limit?: number): string[] {
  const source = new SourceFile(FILE, text);
  return foldsIn(FILE, workspaceOf({ [FILE]: text }), { wholeLines, limit }).map(({ start, end, kind }) => `${source.positionAt(start).line}-${source.positionAt(end).line}${kind === undefined ? '' : ` ${kind}`}`);
}

const BASE = 'grondslag: 1\npipeline: p\n';

/** A text, and what folds in it: first and last line. */
const CASES: readonly (readonly [title: string, text: string, expected: readonly string[]])[] = [
  ['mappings, to their last line and no further', `${BASE}sources:\n  a:\n    party: x\n\n# end\noutputs:\n  o: { from: a }\n`, ['2-4', '3-4', '7-8']],
  ['lists and their items', `${BASE}processors:\n  - a: 1\n    b: 2\n  - c\n`, ['2-5', '3-4']],
  ['block scalars', `${BASE}description: |\n  one\n\n  two\n\nowner: x\n`, ['2-5']],
  ['brackets over several lines, down to the last', `${BASE}sources:\n  a: { fields: {\n    x: name,\n  } }\n`, ['2-5', '3-4']],
  ['brackets whose last shares a line with an item', `${BASE}covers: [a,\n  b]\n`, ['2-3']],
  ['comments of two lines and more', `# one\n# two\n${BASE}# alone\n\n# three\n# four\n`, ['0-1 comment', '6-7 comment']],
  ['regions, also within each other, and not what is left open', `# region a\n${BASE}#region b\nowner: x\n#endregion\n# endregion\n# region open\ntitle: t\n`, ['0-6 region', '3-5 region']],
  ['documents', `${BASE}---\n${BASE}owner: x\n`, ['0-1', '2-5']],
  ['what has one line, not', `${BASE}owner: x\n`, []],
];

describe('folding', () => {
  for (const [title, text, expected] of CASES) {
    it(`takes ${title}`, () => assert.deepEqual(folds(text), expected));
    it(`takes ${title}, with other line ends`, () => assert.deepEqual(folds(text.replaceAll('\n', '\r\n')), expected));
  }

  it('folds characters where the client can', () => assert.deepEqual(folds(`${BASE}sources:\n  a: {\n    x: 1\n  }\n`, false), ['2-5', '3-5']));

  it('keeps the outermost when there are too many', () => {
    const text = `${BASE}sources:\n  a:\n    fields:\n      x: name\noutputs:\n  o:\n    from: a\n`;
    assert.deepEqual(folds(text, true, 2), ['2-5', '6-8']);
    assert.deepEqual(folds(text, true, 0), []);
  });

  it('starts each on a line of its own and lets none cross another, whatever the text', () => {
    for (const [title, text] of [...wholeTexts(), ...spoiltTexts()]) {
      const found = folds(text).map((fold) => fold.split(/[- ]/).map(Number) as [number, number]);
      assert.equal(new Set(found.map(([first]) => first)).size, found.length, title);
      for (const [first, last] of found) assert.ok(first < last, title);
    }
  });
});
