import assert from 'node:assert/strict';
import { selectionsIn } from '../../server/src/editor/selection.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { withCursor } from '../harness/cursor.ts';
import { offsetsIn, spoiltTexts, wholeTexts, workspaceOf } from './structure-texts.ts';

const FILE = fileId('x.pipeline.yaml');

/** A text with a cursor, and the first selections around it. */
const CASES: readonly (readonly [title: string, text: string, expected: readonly string[]])[] = [
  ['half a reference, the reference, the list, the pair', 'grondslag: 1\npipeline: p\nsteps:\n  s:\n    select: k\n    fields: [a, lin‸ks.naam]\n', ['links', 'links.naam', 'a, links.naam', '[a, links.naam]', 'fields: [a, links.naam]', 'select: k\n    fields: [a, links.naam]', 's:\n    select: k\n    fields: [a, links.naam]', 'steps:\n  s:\n    select: k\n    fields: [a, links.naam]']],
  ['the other half', 'grondslag: 1\npipeline: p\nsteps:\n  s: { output: kop/do‸or-uit }\n', ['door', 'door-uit', 'kop/door-uit', 'output: kop/door-uit', '{ output: kop/door-uit }', 's: { output: kop/door-uit }', 'steps:\n  s: { output: kop/door-uit }']],
  ['what is between quotes before the quotes', 'grondslag: 1\ntitle: "een ti‸tel"\npipeline: p\n', ['titel', 'een titel', '"een titel"', 'title: "een titel"']],
  ['a key', 'grondslag: 1\npipel‸ine: p\n', ['pipeline', 'pipeline: p', 'grondslag: 1\npipeline: p']],
  ['words of a comment', 'grondslag: 1\npipeline: p # een ze‸er lange regel\n', ['zeer', 'een zeer lange regel', '# een zeer lange regel']],
  ['the section it is in, from an empty line', 'grondslag: 1\npipeline: p\nsources:\n  a: { party: b }\n‸\n  c: { party: d }\n', ['a: { party: b }\n\n  c: { party: d }', 'sources:\n  a: { party: b }\n\n  c: { party: d }']],
  ['one document, then the file', 'grondslag: 1\n‸pipeline: p\n---\ngrondslag: 1\n', ['pipeline', 'pipeline: p', 'grondslag: 1\npipeline: p', 'grondslag: 1\npipeline: p\n---\ngrondslag: 1\n']],
];

describe('selections', () => {
  for (const [title, marked, expected] of CASES) {
    it(`grow from ${title}`, () => {
      const { text, offset } = withCursor(marked);
      const [spans = []] = selectionsIn(FILE, [offset], workspaceOf({ [FILE]: text }));
      assert.deepEqual(spans.slice(0, expected.length).map(({ start, end }) => text.slice(start, end)), expected);
    });
  }

  it('hold the place and grow with each step, whatever the text', () => {
    for (const [title, text] of [...wholeTexts(), ...spoiltTexts()]) {
      const offsets = offsetsIn(text, 60);
      const all = selectionsIn(FILE, offsets, workspaceOf({ [FILE]: text }));
      assert.equal(all.length, offsets.length);
      for (const [index, spans] of all.entries()) {
        const at = Math.min(offsets[index]!, text.length);
        assert.ok(spans.length > 0 && spans[0]!.start <= at && at <= spans[0]!.end, `${title} at ${at}`);
        for (const [i, span] of spans.entries()) if (i > 0) assert.ok(span.start <= spans[i - 1]!.start && spans[i - 1]!.end <= span.end && span.end - span.start > spans[i - 1]!.end - spans[i - 1]!.start, `${title} at ${at}`);
      }
    }
  });
});
