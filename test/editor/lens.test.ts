import assert from 'node:assert/strict';
import { lensesIn, lensTitle } from '../../server/src/editor/lens.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { analyse } from '../harness/check.ts';

const FILE = 'a.pipeline.yaml';

function pipeline(fields: string, evidence = ''): string {
  return `grondslag: 1
pipeline: a
controller: gemeente
parties:
  gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL }
purposes:
  hulp: { description: Hulp aan inwoners, kind: debt-help, ground: { article: 6(1)(e), law: Wgs art. 3 }, covers: [contact, debt], retention: P1Y${evidence} }
sources:
  klanten: { party: gemeente, collectedFor: debt-help, subjects: { kind: citizens, count: 40 }, fields: { ${fields} } }
outputs:
  lijst: { from: klanten, audience: team, recipients: [gemeente] }
`;
}

/** What is declared, and what the line of the pipeline says in both languages. */
const CASES: readonly (readonly [title: string, text: string, nl: RegExp, en: RegExp])[] = [
  ['nothing of a DPIA where nothing points at one', pipeline('naam: name'), /^direct herleidbaar · hulp · (?!.*DPIA)/, /^directly identifying · hulp · (?!.*DPIA)/],
  ['that none is declared where a list of criteria is hit', pipeline('naam: name, schuld: debt'), / · geen DPIA opgegeven · /, / · no DPIA declared · /],
  ['that one is declared', pipeline('naam: name, schuld: debt', ', evidence: { dpia: { reference: D-1, date: 2026-01-01 }, fgAdvice: ja }'), / · DPIA opgegeven · /, / · DPIA declared · /],
  ['that one is still to be filled in', pipeline('naam: name, schuld: debt', ', evidence: { dpia: TODO }'), / · DPIA nog in te vullen · /, / · DPIA to be filled in · /],
];

describe('lines above pipelines', () => {
  for (const [title, text, nl, en] of CASES) {
    it(`say ${title}`, () => {
      const analysis = analyse({ [FILE]: text });
      const [lens] = lensesIn(fileId(FILE), analysis);
      assert.match(lensTitle(lens!.unit, lens!.path, analysis, 'nl') ?? '', nl);
      assert.match(lensTitle(lens!.unit, lens!.path, analysis, 'en') ?? '', en);
    });
  }

  it('leave the DPIA to the pipeline and its outputs', () => {
    const text = pipeline('naam: name, schuld: debt').replace('outputs:', 'steps:\n  samen: { join: [klanten, klanten], on: naam }\noutputs:');
    const analysis = analyse({ [FILE]: text });
    const titles = lensesIn(fileId(FILE), analysis).map(({ unit, path }) => [path[0] ?? 'pipeline', /DPIA/.test(lensTitle(unit, path, analysis, 'nl') ?? '')]);
    assert.deepEqual(titles, [['pipeline', true], ['steps', false], ['outputs', true]]);
  });
});
