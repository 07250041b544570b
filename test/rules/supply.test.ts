/** Limits of disclosure-without-basis and outside-authorisation, beside the examples that each rule carries. */
import assert from 'node:assert/strict';
import type { Files } from '../harness/check.ts';
import { found, pipeline, said } from './cases.ts';

const AT = 'a.pipeline.yaml';
const KIND = 'kind: service, ground: { article: 6(1)(e), law: taakwet }, covers: [contact], retention: P1Y';
const PURPOSE = `purposes:\n  doel: { description: Aanvragen van inwoners afhandelen, ${KIND} }`;

/** One organisation reads what another hands on. */
function handedOn({ from = 'provincie', to = 'gemeente', more = '', head = '', fields = 'naam: name', steps = '', last = 'dossiers' }: { readonly from?: string; readonly to?: string; readonly more?: string; readonly head?: string; readonly fields?: string; readonly steps?: string; readonly last?: string }): Files {
  return {
    'b.pipeline.yaml': pipeline('b', `${PURPOSE}\nsources:\n  dossiers: { party: ${from}, collectedFor: service, fields: { ${fields} } }\n${steps}outputs:\n  lijst: { from: ${last}, audience: government, recipients: [gemeente] }`, from),
    [AT]: pipeline('a', `${head}${PURPOSE}\nsources:\n  lijst: { output: b/lijst${more} }\noutputs:\n  kopie: { from: lijst, audience: team, recipients: [gemeente] }`, to),
  };
}

describe('disclosure-without-basis behind the output of another pipeline', () => {
  const told = [`error disclosure-without-basis ${AT} sources.lijst`];
  const cases: readonly { readonly name: string; readonly files: Files; readonly expected: readonly string[] }[] = [
    { name: 'of another organisation', files: handedOn({}), expected: told },
    { name: 'of the same organisation', files: handedOn({ from: 'gemeente' }), expected: [] },
    { name: 'of the same organisation under another name', files: handedOn({ from: 'gemeente', to: 'stad', head: 'parties:\n  gemeente: { name: Gemeente, kind: public-authority, country: NL, aliases: [stad] }\n' }), expected: [] },
    { name: 'of two, of which this is one', files: handedOn({ to: '[gemeente, provincie]' }), expected: [] },
    { name: 'of an organisation that nobody knows', files: handedOn({ from: 'nergens' }), expected: [] },
    { name: 'with a law', files: handedOn({ more: ', disclosure: { law: taakwet }' }), expected: [] },
    { name: 'with a law still to be filled in', files: handedOn({ more: ', disclosure: { law: TODO }' }), expected: [] },
    { name: 'that holds no personal data', files: handedOn({ fields: 'boom: object' }), expected: [] },
    { name: 'that holds groups', files: handedOn({ fields: 'wijk: neighbourhood', steps: 'steps:\n  tel: { aggregate: dossiers, by: [wijk], measures: { aantal: count }, minGroupSize: 10, suppression: blank }\n', last: 'tel' }), expected: [] },
  ];
  for (const { name, files, expected } of cases) it(name, () => assert.deepEqual(found(['disclosure-without-basis'], files), expected));
  it('names who hands on', () => assert.deepEqual(said('disclosure-without-basis', handedOn({})), ['Geen opgegeven wet of overeenkomst dekt de verstrekking van «naam» door Provincie Voorbeeld']));
});

describe('outside-authorisation: the kinds of purpose', () => {
  const brp = (kind: string, allowed: string): Files => ({ [AT]: pipeline('a', `purposes:\n  doel: { description: Aanvragen van inwoners afhandelen, kind: ${kind}, ground: { article: 6(1)(e), law: taakwet }, retention: P1Y }\nsources:\n  brp: { register: nl/brp-personen, authorisation: { decision: B-1, fields: [naam], purposes: [${allowed}] }, fields: { naam: name } }\noutputs:\n  lijst: { from: brp, audience: team, recipients: [gemeente] }`) });
  it('tells of a kind that the decision does not name', () => {
    assert.deepEqual(found(['outside-authorisation'], brp('enforcement', 'service')), [`error outside-authorisation ${AT} sources.brp`]);
    assert.deepEqual(said('outside-authorisation', brp('enforcement', 'service')), ['Autorisatie B-1 geldt niet voor handhaving']);
  });
  it('is silent about a kind still to be filled in', () => assert.deepEqual(found(['outside-authorisation'], brp('TODO', 'service')), []));
});

describe('disclosure-without-basis for a register that many bodies keep, each its own', () => {
  const using = (controller: string, register: string): Files => ({
    [AT]: pipeline('a', `parties:
  breda: { name: Gemeente Breda, kind: public-authority, country: NL }
  aa-en-maas: { name: Waterschap Aa en Maas, kind: public-authority, country: NL }
  gemeentefonds: { name: Gemeentefonds BV, kind: private, country: NL }
purposes:
  doel: { description: Aanvragen van inwoners afhandelen, kind: care, ground: { article: 6(1)(e), law: taakwet }, covers: [bsn], retention: P1Y }
sources:
  dossiers: { register: ${register}, fields: { bsn: } }
outputs:
  lijst: { from: dossiers, audience: team }`, controller),
  });
  const told = [`error disclosure-without-basis ${AT} sources.dossiers`];
  it('a municipality needs nobody’s leave for its own', () => assert.deepEqual(found(['disclosure-without-basis'], using('breda', 'nl/wmo')), []));
  it('a body of another kind does', () => assert.deepEqual(found(['disclosure-without-basis'], using('aa-en-maas', 'nl/wmo')), told));
  it('a word that only begins the same is another', () => assert.deepEqual(found(['disclosure-without-basis'], using('gemeentefonds', 'nl/wmo')), told));
  it('a register of one keeper is not one’s own', () => assert.deepEqual(found(['disclosure-without-basis'], using('breda', 'nl/cak-wanbetalers')), told));
});
