import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { KNOWLEDGE_DIGEST, KNOWLEDGE_JSON } from '../../server/src/knowledge/generated.ts';
import { ROOT, compiler } from './compile.ts';

const SEEDS = join(ROOT, 'seeds/knowledge');

/** Damage to a seed file, and what the build must say of it. */
const DAMAGE: readonly { readonly name: string; readonly file: string; readonly from: string; readonly to: string; readonly says: RegExp }[] = [
  { name: 'a file that is no YAML', file: 'matrix', from: 'kinds:', to: 'kinds: [', says: /^seeds\/knowledge\/matrix\.yaml: / },
  { name: 'a text in one language only', file: 'categories', from: 'label: { nl: naam, en: name }', to: 'label: { nl: naam }', says: /categories\.yaml: \/categories\/4\/label must have required property 'en'/ },
  { name: 'a key nobody knows', file: 'laws', from: 'status: in-force', to: 'state: in-force', says: /laws\.yaml: \/laws\/0 .*\(state\)/ },
  { name: 'a parent that does not exist', file: 'categories', from: 'parents: [contact, identity]', to: 'parents: [kontact]', says: /categories\.yaml: name\.parents: unknown category or group kontact/ },
  { name: 'a part that does not exist', file: 'categories', from: 'parts: [street, house-number, postcode6]', to: 'parts: [road]', says: /address\.parts: unknown category road/ },
  { name: 'an inference towards an ordinary category', file: 'categories', from: '{ category: health, strength', to: '{ category: name, strength', says: /absence-reason\.inference: name is not a special category/ },
  { name: 'a special category outside its group', file: 'categories', from: 'parents: [health, special]', to: 'parents: [health]', says: /health: class special, and not in group special/ },
  { name: 'a word that announces two categories', file: 'categories', from: 'nl: [bsn, burgerservicenummer', to: 'nl: [bsn, telefoon', says: /names: telefoon already announces phone/ },
  { name: 'an axis of one step', file: 'categories', from: 'granularity: { axis: energy, step: 0 }', to: 'granularity: { axis: meter, step: 0 }', says: /axis (meter|energy) has one step only/ },
  { name: 'an id that occurs twice', file: 'categories', from: '- id: initials', to: '- id: last-name', says: /categories\.yaml: id last-name occurs twice/ },
  { name: 'a keeper that is no party', file: 'registers', from: 'keeper: rvig', to: 'keeper: rvigg', says: /registers\.yaml: nl\/brp-personen\.keeper: unknown party rvigg/ },
  { name: 'a field with an unknown category', file: 'registers', from: 'bsn: bsn', to: 'bsn: bzn', says: /nl\/brp-personen\.fields\.bsn: unknown category bzn/ },
  { name: 'a register under an unknown law', file: 'registers', from: 'law: brp', to: 'law: gba', says: /nl\/brp-personen\.law: unknown law gba/ },
  { name: 'a secrecy regime that does not exist', file: 'registers', from: 'secrecy: [awr67]', to: 'secrecy: [awr68]', says: /secrecy: unknown secrecy regime awr68/ },
  { name: 'cover of an unknown group', file: 'laws', from: 'covers: [contact, debt]', to: 'covers: [contacts, debt]', says: /wgs-schuld\.articles\.3\(1\)\(b\)\.covers: unknown category or group contacts/ },
  { name: 'a verified law without a number', file: 'laws', from: 'number: BWBR0022428', to: "number: ''", says: /wabb\.number: empty/ },
  { name: 'an exception by an unknown article', file: 'grounds', from: '{ article: 30(1), categories', to: '{ article: 31(9), categories', says: /grounds\.yaml: 9b\.uavg: unknown article of the UAVG 31\(9\)/ },
  { name: 'a tension with an unknown principle', file: 'principles', from: 'with: accuracy', to: 'with: precision', says: /data-minimisation\.tensions: unknown principle precision/ },
  { name: 'a combination of unknown categories', file: 'combinations', from: '[postcode6]', to: '[postcode7]', says: /QI-01\.needs: unknown category postcode7/ },
  { name: 'a licence that is closed and fit for high-value datasets', file: 'open-data', from: 'id: CC0-1.0, open: true', to: 'id: CC0-1.0, open: false', says: /open-data\.yaml: CC0-1\.0\.highValue: a licence that is not open/ },
  { name: 'a theme with an unknown register', file: 'open-data', from: 'registers: [nl/knmi]', to: 'registers: [nl/weer]', says: /open-data\.yaml: meteorological\.registers: unknown register nl\/weer/ },
  { name: 'a base register of facts nobody knows', file: 'base-registers', from: 'tells: [woz-value]', to: 'tells: [worth]', says: /base-registers\.yaml: nl\/woz\.tells: unknown category worth/ },
  { name: 'a sensor of an unknown category', file: 'sensing', from: '[[device-id], [location]]', to: '[[handset], [location]]', says: /sensing\.yaml: publicSpace\.patterns\[1\]: unknown category handset/ },
  { name: 'an alias that two parties share', file: 'parties', from: 'aliases: [CBS,', to: 'aliases: [UWV,', says: /parties\.yaml: id UWV occurs twice/ },
];

describe('seeds of the knowledge base', () => {
  it('compile without a problem, and the generated module is what they compile to', async () => {
    const { compileKnowledge } = await compiler();
    const fresh = compileKnowledge(ROOT);
    assert.equal(KNOWLEDGE_DIGEST, fresh.digest, 'run node build/knowledge.mjs');
    assert.equal(KNOWLEDGE_JSON, fresh.json, 'run node build/knowledge.mjs');
  });

  it('name an existing schema in their first line, and there is no seed without a schema', async () => {
    const { KNOWLEDGE_FILES } = await compiler();
    assert.deepEqual(readdirSync(SEEDS).sort(), KNOWLEDGE_FILES.map((name) => `${name}.yaml`).sort());
    for (const name of KNOWLEDGE_FILES) {
      const first = readFileSync(join(SEEDS, `${name}.yaml`), 'utf8').split('\n', 1)[0] ?? '';
      const schema = /^# yaml-language-server: \$schema=(\S+)$/.exec(first)?.[1];
      assert.equal(schema, `../../schemas/knowledge/${name}.schema.json`);
      assert.ok(existsSync(resolve(dirname(join(SEEDS, name)), schema)), schema);
    }
  });

  for (const { name, file, from, to, says } of DAMAGE) {
    it(`refuse ${name}, naming file and path`, async () => {
      const { compileKnowledge } = await compiler();
      const text = readFileSync(join(SEEDS, `${file}.yaml`), 'utf8');
      assert.ok(text.includes(from), `the seed still holds «${from}»`);
      assert.throws(() => compileKnowledge(ROOT, { [file]: text.replace(from, to) }), { message: says });
    });
  }
});
