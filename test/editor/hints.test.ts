import assert from 'node:assert/strict';
import { hintsIn, type HintChoice } from '../../server/src/editor/hints.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { analyse } from '../harness/check.ts';
import { seedPipelines } from '../harness/seeds.ts';
import { FILES } from './example-workspace.ts';

const ALL: HintChoice = { categories: true, levels: true, grounds: true };
const FLOW = `grondslag: 1
pipeline: af
controller: gemeente
sources:
  een: { party: gemeente, fields: { nr: case-number, inkomen: income } }
  twee: { party: gemeente, fields: { nr: case-number, adres: address } }
steps:
  samen:
    join: [een, twee]
    on: nr
  maak:
    derive: samen
    fields: { klasse: { uses: [inkomen] }, vast: { uses: [nr], category: none } }
outputs:
  uit: { from: maak, purpose: hulp }
`;

/** The text with its hints in it, between double angle brackets. */
function shown(files: Readonly<Record<string, string>>, file: string, choice: HintChoice = ALL, locale: 'nl' | 'en' = 'nl'): string {
  const text = files[file]!;
  let result = '';
  let at = 0;
  for (const { offset, parts } of hintsIn(fileId(file), { start: 0, end: text.length }, choice, analyse(files).workspace, locale)) {
    result += `${text.slice(at, offset)}«${parts.map((part) => part.text).join(' · ')}»`;
    at = offset;
  }
  return result + text.slice(at);
}

describe('hints between the words', () => {
  const files = { ...FILES, 'af.pipeline.yaml': FLOW };

  it('tell the level where data meet, change or leave, and the ground under which they leave', () => {
    const text = shown(files, 'af.pipeline.yaml');
    for (const part of ['samen:«● direct»', 'maak:«● direct»', 'uit:«● direct · 6(1)(e) eigen-wet»', 'klasse:«inkomen»', 'on: nr«zaaknummer»']) assert.ok(text.includes(part), `${part} in ${text}`);
    assert.ok(text.includes('vast: {'), 'a stated category needs no hint');
    assert.ok(shown({ ...files, 'af.pipeline.yaml': FLOW.replace('on: nr', 'on: adres').replaceAll('nr: case-number', 'adres: address').replace('twee: { party: gemeente, fields: { adres: address, adres: address } }', 'twee: { party: gemeente, fields: { adres: address } }').replace('uses: [nr]', 'uses: [adres]') }, 'af.pipeline.yaml').includes('on: adres\n'), 'a name that says it needs no echo');
  });

  it('tell who keeps a register, and what comes along with the output of another pipeline', () => {
    assert.ok(shown(files, 'kop.pipeline.yaml').includes('register: adressen«Gemeente Voorbeeld»'));
    const tail = shown(files, 'staart.pipeline.yaml', ALL, 'en');
    for (const part of ['output: kop/door«● direct · hulp»', 'tel:«▦ groups»']) assert.ok(tail.includes(part), `${part} in ${tail}`);
    assert.match(tail, /by: \[bedrag«[^»]+»\]/);
  });

  it('are left out by choice, and outside what is asked', () => {
    assert.doesNotMatch(shown(files, 'af.pipeline.yaml', { ...ALL, levels: false }), /●/);
    const below = shown(files, 'af.pipeline.yaml', { ...ALL, belowLenses: true });
    for (const part of ['samen:\n', 'maak:«● direct»', 'uit:«6(1)(e) eigen-wet»']) assert.ok(below.includes(part), `${part} in ${below}`);
    assert.doesNotMatch(shown(files, 'af.pipeline.yaml', { ...ALL, grounds: false }), /6\(1\)\(e\)»/);
    assert.doesNotMatch(shown(files, 'af.pipeline.yaml', { ...ALL, categories: false }), /«inkomen|«zaaknummer/);
    const start = FLOW.indexOf('maak:');
    const some = hintsIn(fileId('af.pipeline.yaml'), { start, end: FLOW.indexOf('outputs:') }, ALL, analyse(files).workspace, 'nl');
    assert.deepEqual(some.map(({ parts }) => parts[0]?.text), ['● direct', 'inkomen']);
  });

  it('come from somewhere that exists, and stand inside the text, in every seed', () => {
    const seeds = seedPipelines();
    const { workspace } = analyse(seeds);
    let count = 0;
    for (const [name, text] of Object.entries(seeds)) {
      let last = 0;
      for (const { offset, about, parts } of hintsIn(fileId(name), { start: 0, end: text.length }, ALL, workspace, 'nl')) {
        count++;
        assert.ok(offset >= last && about < offset && offset <= text.length && parts.length > 0, `${name} ${offset}`);
        assert.ok(parts.every((part) => part.text !== '' && !/undefined/.test(part.text) && (part.origin === undefined || workspace.unit(part.origin.unit) !== undefined)));
        last = offset;
      }
    }
    assert.ok(count > 200);
  });
});
