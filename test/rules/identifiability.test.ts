/** Limits, wordings and fixes of small-cells and bsn-kept-after-join, beside the examples that each rule carries. */
import assert from 'node:assert/strict';
import type { Files } from '../harness/check.ts';
import { fixed, found, pipeline, said } from './cases.ts';

const AT = 'a.pipeline.yaml';
const KIND = 'kind: statistics, ground: { article: 6(1)(e), law: taakwet }, retention: P1Y';

const counted = (by: string, more: string, output = 'audience: public, licence: CC0-1.0, format: csv'): Files => ({
  [AT]: pipeline('a', `purposes:\n  doel: { description: Laten zien hoeveel aanvragen er per wijk zijn, ${KIND} }\nsources:\n  dossiers: { party: gemeente, collectedFor: statistics, fields: { wijk: neighbourhood, leeftijd: age-band } }\nsteps:\n  tel: { aggregate: dossiers, by: [${by}], measures: { aantal: count }${more} }\noutputs:\n  lijst: { from: tel, ${output} }`),
});
const TEAM = 'audience: team, recipients: [gemeente]';

describe('small-cells: limits, wordings and fixes', () => {
  const cases: readonly { readonly name: string; readonly files: Files; readonly expected: string | undefined; readonly fix?: RegExp; readonly says?: string }[] = [
    { name: 'nothing declared', files: counted('wijk', ''), expected: 'error', fix: /minGroupSize: 10, suppression: blank \}/, says: 'Groepen kunnen te klein zijn: er is geen minimum groepsgrootte opgegeven' },
    { name: 'too small a minimum', files: counted('wijk', ', minGroupSize: 5, suppression: merge'), expected: 'error', fix: /minGroupSize: 10, suppression: merge \}/, says: 'Groepen kunnen te klein zijn: het opgegeven minimum is 5, gangbaar is 10' },
    { name: 'the same minimum within the team', files: counted('wijk', ', minGroupSize: 5, suppression: merge', TEAM), expected: undefined },
    { name: 'no suppression', files: counted('wijk', ', minGroupSize: 15'), expected: 'error', fix: /minGroupSize: 15, suppression: blank \}/, says: 'Groepen kunnen te klein zijn: wat er met te kleine groepen gebeurt, is niet opgegeven' },
    { name: 'two divisions in public', files: counted('wijk, leeftijd', ', minGroupSize: 15, suppression: blank'), expected: 'warning', fix: /suppression: blank, secondary: true \}/, says: 'Groepen kunnen te klein zijn: een weggelaten groep is uit de totalen terug te rekenen' },
    { name: 'two divisions that say no', files: counted('wijk, leeftijd', ', minGroupSize: 15, suppression: blank, secondary: false'), expected: 'warning', fix: /secondary: true \}/ },
    { name: 'two divisions, still to be filled in', files: counted('wijk, leeftijd', ', minGroupSize: 15, suppression: blank, secondary: TODO'), expected: undefined },
    { name: 'two divisions within the team', files: counted('wijk, leeftijd', ', minGroupSize: 3', TEAM), expected: 'warning', fix: /minGroupSize: 5, suppression: blank \}/ },
    { name: 'a minimum still to be filled in', files: counted('wijk', ', minGroupSize: TODO'), expected: undefined },
    { name: 'a suppression still to be filled in', files: counted('wijk', ', minGroupSize: 10, suppression: TODO'), expected: undefined },
  ];
  for (const { name, files, expected, fix, says } of cases) {
    it(name, () => {
      assert.deepEqual(found(['small-cells'], files), expected === undefined ? [] : [`${expected} small-cells ${AT} steps.tel`]);
      if (says !== undefined) assert.deepEqual(said('small-cells', files), [says]);
      if (fix === undefined) return;
      const after = fixed('small-cells', files);
      assert.match(after?.[AT] ?? '', fix);
      assert.deepEqual(found(['small-cells', 'schema-violation', 'invalid-yaml'], after!), []);
    });
  }
});

describe('bsn-kept-after-join: fixes and wording', () => {
  const kept = (outputs: string, field = 'bsn'): Files => ({
    [AT]: pipeline('a', `purposes:\n  doel: { description: Cijfers over armoede voor het jaarverslag, ${KIND} }\nsources:\n  een: { party: gemeente, collectedFor: statistics, fields: { ${field}: bsn, regeling: benefit } }\n  twee: { party: gemeente, collectedFor: statistics, fields: { ${field}: bsn, inkomen: income } }\nsteps:\n  koppel: { join: [een, twee], on: ${field} }\n  rijk: { filter: koppel, uses: [inkomen] }\noutputs:\n${outputs}`),
  });
  const output = (name: string, from: string): string => `  ${name}: { from: ${from}, ${TEAM} }`;
  const settled = (files: Files): string => {
    const after = fixed('bsn-kept-after-join', files);
    assert.deepEqual(found(['bsn-kept-after-join', 'schema-violation', 'unknown-reference'], after!), []);
    return after?.[AT] ?? '';
  };

  it('one step serves two outputs of one node', () => {
    const files = kept(`${output('lijst', 'rijk')}\n${output('kopie', 'rijk')}`);
    assert.deepEqual(found(['bsn-kept-after-join'], files), [`warning bsn-kept-after-join ${AT} steps.rijk`]);
    const after = settled(files);
    assert.equal(after.match(/drop: rijk/g)?.length, 1);
    assert.equal(after.match(/from: zonder-bsn,/g)?.length, 2);
  });
  it('a number that no step used is left out at its source, unless another output hands it on', () => {
    const unjoined = (more: string): Files => Object.fromEntries(Object.entries(kept(`${output('lijst', 'rijk')}${more}`)).map(([file, text]) => [file, text.replace('on: bsn }', 'on: zaak }').replace('{ bsn: bsn, regeling', '{ zaak: case-number, bsn: bsn, regeling').replace('{ bsn: bsn, inkomen', '{ zaak: case-number, inkomen')]));
    const after = settled(unjoined(''));
    assert.doesNotMatch(after, /bsn/);
    assert.match(after, /from: rijk/);
    const shared = unjoined(`\n  dossier: { from: een, purpose: hulp, ${TEAM} }`);
    const dropped = settled({ [AT]: shared[AT]!.replace('purposes:', 'purposes:\n  hulp: { description: Aanvragen van inwoners behandelen, kind: service, ground: { article: 6(1)(e), law: taakwet }, retention: P1Y }').replace('filter: rijk,', 'filter: rijk, purpose: doel,').replace('lijst: { from: rijk,', 'lijst: { from: rijk, purpose: doel,') });
    assert.match(dropped, /drop: rijk/);
  });
  it('a field may have a space in its name', () => {
    const files = kept(output('lijst', 'rijk'), '"bsn klant"');
    assert.match(settled(files), /fields: \[bsn klant\]|- bsn klant/);
    assert.deepEqual(said('bsn-kept-after-join', files), ['Het BSN («bsn klant») blijft in de set, terwijl doel «doel» het verder niet nodig heeft']);
  });
});
