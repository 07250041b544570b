import assert from 'node:assert/strict';
import { isDirect } from '../../server/src/lineage/personal.ts';
import { lines } from '../harness/check.ts';
import { fieldText, flowOf, nodeOf } from './pipeline.ts';

const SOURCES = `parties: { sleutel: { name: Sleutel, kind: private, country: NL }, kluis: { name: Kluis, kind: private, country: NL } }
sources:
  mensen: { fields: { nr: bsn, naam: name, zorg: diagnosis, geboren: birth-date } }
  zaken: { fields: { nr: case-number, bedrag: debt } }
  onderzoek: { fields: { nr: pseudonym, uitkomst: decision } }
steps:
  sterk: { pseudonymise: mensen, fields: [nr], method: hmac-sha256, keyHolder: sleutel, domain: een }
  ander: { pseudonymise: mensen, fields: [nr], method: token, keyHolder: kluis, domain: twee }
  zwak: { pseudonymise: mensen, fields: [nr], method: hash }
  wie: { pseudonymise: mensen, fields: [zorg], method: token, keyHolder: kluis }
  ziek: { select: wie, fields: { nr: zorg } }
`;

const CASES: readonly (readonly [what: string, steps: string, field: string, expected: string])[] = [
  ['a pseudonym that meets a plain number keeps what it stands for', '  x: { union: [sterk, zaken] }\n', 'nr', 'bsn+case-number@quasi'],
  ['in whatever order', '  x: { union: [zaken, sterk] }\n', 'nr', 'bsn+case-number@quasi'],
  ['and so it does as a key', '  x: { join: [zaken, sterk], on: nr }\n', 'nr', 'bsn+case-number@quasi'],
  ['a pseudonym that meets one of unknown meaning keeps its own', '  x: { join: [onderzoek, sterk], on: nr }\n', 'nr', 'bsn@pseudonymous'],
  ['a pseudonym that meets what it stands for is that', '  x: { union: [sterk, mensen] }\n', 'nr', 'bsn@direct'],
  ['two pseudonyms stand for both', '  x: { union: [sterk, ziek] }\n', 'nr', 'bsn+diagnosis@pseudonymous'],
  ['a strong pseudonym and a plain hash are no stronger than the hash', '  x: { union: [sterk, zwak] }\n', 'nr', 'bsn@direct'],
  ['what is derived from a pseudonym is one', '  x: { derive: sterk, fields: { d: { uses: [nr] } } }\n', 'd', 'bsn@pseudonymous'],
  ['what is derived from a plain hash is one', '  x: { derive: zwak, fields: { d: { uses: [nr] } } }\n', 'd', 'bsn@direct'],
  ['what is derived from a pseudonym and plain data is both', '  x: { derive: sterk, fields: { d: { uses: [nr, naam] } } }\n', 'd', 'bsn+name@direct'],
  ['a pseudonym under another name is still one', '  x: { derive: sterk, fields: { d: { uses: [nr], category: case-number } } }\n', 'd', 'bsn+case-number@quasi'],
  ['what is only called a pseudonym can be undone', '  x: { derive: mensen, fields: { d: { uses: [nr], category: pseudonym } } }\n', 'd', 'bsn@direct'],
  ['an honest category of plain data beside a pseudonym is believed', '  x: { derive: sterk, fields: { d: { uses: [nr, geboren], category: age-band } } }\n', 'd', 'age-band@quasi'],
  ['the largest of pseudonyms is one', '  x: { aggregate: sterk, by: [naam], measures: { d: { max: nr } } }\n', 'd', 'bsn@pseudonymous'],
  ['a plain hash of a strong pseudonym is as strong', '  x: { pseudonymise: sterk, fields: [nr], method: hash }\n', 'nr', 'bsn@pseudonymous'],
  ['a key over a plain hash makes it strong', '  x: { pseudonymise: zwak, fields: [nr], method: keyed-hash }\n', 'nr', 'bsn@pseudonymous'],
  ['a plain hash of half pseudonyms, half numbers is weak', '  a: { union: [sterk, mensen] }\n  x: { pseudonymise: a, fields: [nr], method: hash }\n', 'nr', 'bsn@direct'],
];

describe('pseudonyms', () => {
  for (const [what, steps, field, expected] of CASES) it(what, () => assert.equal(fieldText(nodeOf(flowOf(SOURCES + steps), 'x').profile, field), expected));

  it('keep a key holder and a domain only where they agree', () => {
    const { profile } = nodeOf(flowOf(`${SOURCES}  x: { union: [sterk, ander] }\n`), 'x');
    const { method, keyHolder, domain, strong } = profile.fields.get('nr')!.pseudonym!;
    assert.deepEqual({ method, keyHolder, domain, strong }, { method: undefined, keyHolder: undefined, domain: undefined, strong: true });
  });

  it('stay one where a consumer says what they stand for', () => {
    const other = `grondslag: 1\npipeline: q\n${SOURCES}outputs:\n  uit: { from: sterk }\n`;
    const { profile } = nodeOf(flowOf('sources:\n  bron: { output: q/uit, fields: { nr: bsn } }\n', other), 'bron');
    assert.equal(fieldText(profile, 'nr'), 'bsn@pseudonymous');
    assert.equal(isDirect(profile.fields.get('nr')!, profile), false);
  });

  const hashed = (from: string): readonly string[] => lines({ 'p.pipeline.yaml': `grondslag: 1\npipeline: p\n${SOURCES}  x: { pseudonymise: ${from}, fields: [nr], method: hash }\n` }).filter((line) => line.includes('weak-pseudonym') && line.endsWith('steps.x'));
  it('a plain hash is weak over plain numbers, not over a strong pseudonym', () => {
    assert.equal(hashed('mensen').length, 1);
    assert.deepEqual(hashed('sterk'), []);
  });
});
