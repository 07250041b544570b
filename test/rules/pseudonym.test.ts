import assert from 'node:assert/strict';
import type { Files } from '../harness/check.ts';
import { found, pipeline } from './cases.ts';

const AT = 'a.pipeline.yaml';

/** Two steps that pseudonymise under one domain, each for a purpose or for none. */
function twice(domain: string, first: string, second: string, keyHolder = 'winkel'): Files {
  const purpose = (id: string): string => `  ${id}: { description: Aanvragen van inwoners afhandelen, kind: service, ground: { article: 6(1)(e), law: taakwet }, retention: P1Y }`;
  const step = (name: string, from: string, serves: string): string => `  ${name}: { pseudonymise: ${from}, fields: [klant], method: hmac-sha256, keyHolder: ${keyHolder}, domain: ${domain}${serves === '' ? '' : `, purpose: ${serves}`} }`;
  return { [AT]: pipeline('a', `parties:
  sleutelhuis: { name: Sleutelhuis, kind: private, country: NL, aliases: [kluis] }
purposes:
${purpose('een')}
${purpose('twee')}
sources:
  dossiers: { party: gemeente, collectedFor: service, fields: { klant: username } }
  zaken: { party: gemeente, collectedFor: service, fields: { klant: username } }
steps:
${step('dicht', 'dossiers', first)}
${step('slot', 'zaken', second)}
outputs:
  lijst: { from: dicht, audience: team, recipients: [gemeente] }
  kopie: { from: slot, audience: team, recipients: [gemeente] }`) };
}

describe('weak-pseudonym under one domain', () => {
  const weak = (files: Files): readonly string[] => found(['weak-pseudonym'], files);
  it('is told of two purposes', () => assert.deepEqual(weak(twice('samen', 'een', 'twee')), [`warning weak-pseudonym ${AT} steps.slot`]));
  it('is not told of one purpose', () => assert.deepEqual(weak(twice('samen', 'een', 'een')), []));
  it('is not told of a step that serves no known purpose', () => {
    assert.deepEqual(weak(twice('samen', 'een', '')), []);
    assert.deepEqual(weak(twice('samen', '', 'twee')), []);
  });
  it('is not told of a domain still to be filled in', () => assert.deepEqual(weak(twice('TODO', 'een', 'twee')), []));
  it('is told of a key holder that receives the pseudonyms', () => {
    const files = twice('samen', 'een', 'een', 'sleutelhuis');
    assert.deepEqual(weak({ [AT]: files[AT]!.replace('lijst: { from: dicht, audience: team, recipients: [gemeente]', 'lijst: { from: dicht, audience: private, recipients: [kluis]') }), [`warning weak-pseudonym ${AT} steps.dicht`]);
    assert.deepEqual(weak({ [AT]: files[AT]!.replace('recipients: [gemeente]', 'recipients: [provincie]') }), []);
  });
  it('is told of a key holder that is the controller under another name', () => {
    const files = twice('samen', 'een', 'een', 'sleutelhuis');
    assert.deepEqual(weak({ [AT]: files[AT]!.replace('controller: gemeente', 'controller: kluis') }), [`warning weak-pseudonym ${AT} steps.dicht`, `warning weak-pseudonym ${AT} steps.slot`]);
  });
});
