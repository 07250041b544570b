import assert from 'node:assert/strict';
import type { Files } from '../harness/check.ts';
import { fingerprints, found, pipeline, said, simple } from './cases.ts';

const AT = 'a.pipeline.yaml';
const KIND = 'kind: service, ground: { article: 6(1)(e), law: taakwet }, covers: [contact], retention: P1Y';
const BSN = { source: 'collectedFor: service, fields: { bsn: bsn }', controller: 'winkel' };

/** A municipality hands out a pseudonym of the number; a firm reads it. */
function handedOn(method: string): Files {
  return {
    'b.pipeline.yaml': pipeline('b', `purposes:\n  doel: { description: Aanvragen van inwoners afhandelen, ${KIND} }\nsources:\n  dossiers: { party: gemeente, collectedFor: service, fields: { bsn: bsn, naam: name } }\nsteps:\n  dicht: { pseudonymise: dossiers, fields: [bsn], method: ${method}, keyHolder: provincie }\noutputs:\n  lijst: { from: dicht, audience: team, recipients: [gemeente] }`),
    [AT]: pipeline('a', `purposes:\n  doel: { description: Aanvragen van klanten afhandelen, ${KIND} }\nsources:\n  lijst: { output: b/lijst }\noutputs:\n  kopie: { from: lijst, audience: team, recipients: [winkel] }`, 'winkel'),
  };
}

describe('bsn-without-law at a private controller', () => {
  const at = [`error bsn-without-law ${AT} purposes.doel`];
  const own = (files: Files): readonly string[] => found(['bsn-without-law'], files).filter((text) => text.includes(AT));

  it('is told of the number itself', () => assert.deepEqual(own(simple(KIND, BSN)), at));
  it('is not told of a keyed pseudonym that another pipeline made', () => assert.deepEqual(own(handedOn('hmac-sha256')), []));
  it('is told of a plain hash that another pipeline made', () => assert.deepEqual(own(handedOn('hash')), at));

  const parties = 'parties:\n  bedrijf: { name: Bedrijf BV, kind: private, country: NL, aliases: [firma] }\n  drukker: { name: Drukker BV, kind: private, country: NL, aliases: [pers] }\n';
  const toFirm = (recipient: string, more = ''): Files => ({ [AT]: pipeline('a', `${parties}${more}purposes:\n  doel: { description: Aanvragen van klanten afhandelen, ${KIND}, bsn: { law: taakwet } }\nsources:\n  dossiers: { party: bedrijf, collectedFor: service, fields: { bsn: bsn } }\noutputs:\n  lijst: { from: dossiers, audience: private, recipients: [${recipient}] }`, 'firma') });
  it('takes the controller for itself under its other name', () => assert.deepEqual(own(toFirm('bedrijf')), []));
  it('takes a processor for itself under its other name', () => assert.deepEqual(own(toFirm('drukker', 'processors:\n  pers: { agreement: VO-1 }\n')), []));
  it('is told of another firm', () => assert.deepEqual(own(toFirm('drukker')), [`error bsn-without-law ${AT} outputs.lijst`]));

  it('tells of each recipient, with a fingerprint of its own', () => {
    const prints = fingerprints('bsn-without-law', toFirm('drukker, winkel'));
    assert.equal(prints.length, 2);
    assert.equal(new Set(prints).size, 2);
  });

  const joined = (recipient: string, audience: string): Files => ({ [AT]: pipeline('a', `purposes:\n  doel: { description: Aanvragen van klanten afhandelen, ${KIND} }\nsources:\n  een: { party: winkel, collectedFor: service, fields: { bsn: bsn, naam: name } }\n  twee: { party: winkel, collectedFor: service, fields: { bsn: bsn, adres: address } }\nsteps:\n  koppel: { join: [een, twee], on: bsn }\noutputs:\n  lijst: { from: koppel, audience: ${audience}, recipients: [${recipient}] }`, 'winkel').replace('purposes:', 'parties:\n  drukker: { name: Drukker BV, kind: private, country: NL }\npurposes:') });
  it('tells a joined number once', () => assert.deepEqual(own(joined('drukker', 'private')), [`error bsn-without-law ${AT} outputs.lijst`]));
  it('names a joined number once', () => assert.deepEqual(said('bsn-without-law', joined('winkel', 'team')), ['Winkel BV gebruikt «bsn» voor doel «doel» zonder opgegeven wet']));
});
