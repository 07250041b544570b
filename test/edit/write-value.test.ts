import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import type { NewValue } from '../../server/src/edit/operations.ts';
import { styleOf } from '../../server/src/edit/style.ts';
import { isPlainText, literalLines, textScalar } from '../../server/src/edit/write-scalar.ts';
import { flowText, isWritable, pairLines } from '../../server/src/edit/write-value.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { toPlain } from '../../server/src/syntax/plain.ts';
import { hardTexts, newValues } from './random-operations.ts';

const RUN = { seed: 20260101, numRuns: 1000 };
const STYLE = styleOf('', parse(''));

function plainOf(text: string): unknown {
  const { documents, wellFormed, problems } = parse(text);
  assert.ok(wellFormed && problems.length === 0, text);
  return JSON.parse(JSON.stringify(toPlain(documents[0]!.root!).value));
}

describe('edits: writing values', () => {
  const plain = ['TODO', '6(1)(e)', '2026-01-01', 'P6M', 'nl/brp', 'a b', 'http://x/y', 'a:b', 'a#b', "it's", '9(2)(j)', '1.2.3', 'é', 'nope', 'a-b', '<a>'];
  for (const text of plain) it(`${text} needs no quotes`, () => assert.equal(textScalar(text, 'single', true), text));

  const quoted = ['no', 'Yes', 'OFF', 'on', 'y', 'N', 'true', 'null', '~', '', '12', '-1', '+1', '0o7', '0x1F', '0b1', '1_000', '1.5', '.5', '1e3', '.inf', '.NaN', '12:30', '12:30:45', ' x', 'x ', 'a: b', 'a:', 'a #b', '- a', '-a', '? a', '#a', '&a', '*a', '!a', '|', '>a', '"a', '%a', '@a', '`a', '{a', '[a', ',a', '...', '---', '<<', '='];
  for (const text of quoted) it(`${JSON.stringify(text)} needs quotes`, () => assert.equal(textScalar(text, 'single', false), `'${text}'`));

  it('brackets and commas need quotes inside brackets only', () => {
    assert.ok(isPlainText('a, b [c]', false));
    assert.ok(!isPlainText('a, b [c]', true));
  });

  it('quotes in the quote style asked for, unless only double quotes can hold the text', () => {
    assert.equal(textScalar("it's no: 1", 'single', false), "'it''s no: 1'");
    assert.equal(textScalar('say "no": 1', 'double', false), '"say \\"no\\": 1"');
    assert.equal(textScalar('a\nb', 'single', false), '"a\\nb"');
    assert.equal(textScalar('a', 'single', false, 'double'), '"a"');
  });

  it('numbers and booleans', () => {
    const cases: readonly (readonly [NewValue, string])[] = [[12, '12'], [-1.5, '-1.5'], [1e21, '1e+21'], [-0, '-0'], [Infinity, '.inf'], [-Infinity, '-.inf'], [NaN, '.nan'], [true, 'true'], [false, 'false']];
    for (const [value, written] of cases) {
      assert.equal(flowText(value, STYLE, false), written);
      assert.ok(Object.is(toPlain(parse(written).documents[0]!.root!).value, value));
    }
  });

  it('any text reads back, as a value, as a key, inside brackets, in single or double quotes', () => {
    fc.assert(
      fc.property(hardTexts, fc.constantFrom('single', 'double'), (text, quote) => {
        const [block, flow] = [textScalar(text, quote, false), textScalar(text, quote, true)];
        for (const written of [`k: ${block}`, `- ${block}`, `k: [${flow}, ${flow}]`, `${block}: 1`, `{${flow}: {${flow}: ${flow}}}`]) {
          const [[first]] = [Object.entries(plainOf(written) as object)];
          assert.ok(JSON.stringify(first).includes(JSON.stringify(text).slice(1, -1)), written);
        }
        assert.deepEqual(plainOf(`k: ${block}`), { k: text });
      }),
      RUN,
    );
  });

  it('what stands without quotes is the same text in YAML 1.1, dates apart', () => {
    fc.assert(
      fc.property(hardTexts, (text) => {
        if (!isPlainText(text, false) || /^\d{4}-\d/.test(text)) return;
        assert.equal(parseDocument(`k: ${text}`, { version: '1.1' }).get('k'), text);
      }),
      RUN,
    );
  });

  it('any value reads back, as a block and on one line', () => {
    fc.assert(
      fc.property(newValues, fc.boolean(), fc.constantFrom(0, 2), (value, flowLists, dashStep) => {
        const style = { ...STYLE, flowLists, dashStep };
        const meant = JSON.parse(JSON.stringify({ key: value })) as unknown;
        assert.deepEqual(plainOf(pairLines('key', value, style).join('\n')), meant);
        assert.deepEqual(plainOf(`key: ${flowText(value, style, false)}`), meant);
      }),
      RUN,
    );
  });

  it('a literal block scalar holds its text or is not written', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '#', ':', '\t', '\r'), maxLength: 12 }), (text) => {
        const lines = literalLines(text);
        if (lines !== undefined) assert.deepEqual(plainOf(`k: ${lines.join('\n  ')}\n`), { k: text });
      }),
      RUN,
    );
  });

  it('values too deep, too large or holding themselves are not written', () => {
    let deep: NewValue = 'x';
    for (let depth = 0; depth < 60; depth++) deep = [deep];
    const loop: NewValue[] = [];
    loop.push(loop);
    assert.ok(!isWritable(deep));
    assert.ok(!isWritable(loop));
    assert.ok(!isWritable(Array.from({ length: 20_000 }, () => 'x')));
    assert.ok(isWritable([['x']]));
  });
});
