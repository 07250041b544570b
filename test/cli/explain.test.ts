import assert from 'node:assert/strict';
import { knowledge } from '../../server/src/knowledge/load.ts';
import { RULES } from '../../server/src/rules/registry.ts';
import { matchesGolden } from '../harness/golden.ts';
import { inWorld } from './run-cli.ts';

describe('explain', () => {
  const base = knowledge();

  it('explains one of each kind in both languages', () =>
    inWorld({}, async ({ cli }) => {
      for (const language of ['nl', 'en']) {
        const parts: string[] = [];
        for (const word of ['invalid-yaml', 'data-minimisation', 'AVG 6(1)(e)', 'UAVG 30', 'birth-date', 'care-cost', 'contact', '9h', 'nl/brp-personen', 'Wgs', 'AVG 21', 'AVG overweging 26', 'GDPR recital 26']) {
          const { code, stdout } = await cli(['explain', ...word.split(' '), '--language', language]);
          assert.equal(code, 0, word);
          // Which rules rest on it is for the rules to say, not for this text.
          parts.push(`$ explain ${word}\n${stdout.replace(/^(?:REGELS|RULES)[^\n]*\n(?:  [^\n]*\n)*/gm, '')}`);
        }
        matchesGolden(`cli/explain.${language}.txt`, parts.join('\n'));
      }
    }));

  it('explains every rule, principle, category, group, ground, register and law', () =>
    inWorld({}, async ({ cli }) => {
      const words = [
        ...base.principles.map(({ id }) => id), ...base.categories.map(({ id }) => id), ...base.groups.map(({ id }) => id),
        ...base.grounds.map(({ id }) => id), ...base.registers.map(({ id }) => id), ...base.laws.map(({ id }) => id),
      ];
      for (const word of words) {
        for (const language of ['nl', 'en']) {
          const { code, stdout, stderr } = await cli(['explain', word, '--language', language]);
          assert.equal(code, 0, `${word}: ${stderr}`);
          assert.doesNotMatch(stdout, /undefined(?!-field)|\[object/);
          for (const line of stdout.split('\n')) assert.ok(line.length <= 80, `${word}: ${line}`);
        }
      }
      for (const rule of RULES) {
        const { code, stdout } = await cli(['explain', rule.id]);
        assert.equal(code, 0);
        assert.match(stdout, new RegExp(`:\\s+(?:error|warning|info)\\s+${rule.id}\\s`), `${rule.id}: the example says what the rule says`);
      }
    })).timeout(60_000);

  it('says of a register or law that is not verified that it is not', () =>
    inWorld({}, async ({ cli }) => {
      const unverified = base.registers.find(({ evidence }) => evidence === 'unverified')!;
      assert.match((await cli(['explain', unverified.id, '--language', 'en'])).stdout, /NOT verified/);
      assert.match((await cli(['explain', unverified.id])).stdout, /NIET nagekeken/);
    }));

  it('knows words in other cases, and what was meant by a word it does not know', () =>
    inWorld({}, async ({ cli }) => {
      assert.equal((await cli(['explain', 'Minimale gegevens'])).code, 0);
      assert.equal((await cli(['explain', 'artikel 6 lid 1 onder e AVG'])).code, 0);
      assert.equal((await cli(['explain', '6(1)(e)'])).code, 0);
      const wrong = await cli(['explain', 'invalid-yml', '--language', 'en']);
      assert.equal(wrong.code, 2);
      assert.match(wrong.stderr, /did you mean “invalid-yaml”\?/);
      assert.equal((await cli(['explain'])).code, 2);
    }));

  it('says of an article without anything on record that there is nothing', () =>
    inWorld({}, async ({ cli }) => {
      assert.match((await cli(['explain', 'AVG 999', '--language', 'en'])).stdout, /Nothing is on record here about this article/);
      assert.doesNotMatch((await cli(['explain', 'AVG 6(1)(e)', '--language', 'en'])).stdout, /Nothing is on record/);
      assert.match((await cli(['explain', 'nl/cbs-microdata'])).stdout, /Gebruik: alleen voor statistiek/);
    }));

  it('rules are listed for people and as data', () =>
    inWorld({}, async ({ cli }) => {
      const list = JSON.parse((await cli(['rules', '--json'])).stdout) as { id: string; summary: { nl: string; en: string } }[];
      assert.deepEqual(list.map(({ id }) => id), RULES.map(({ id }) => id));
      for (const key of ['id', 'group', 'lens', 'severity', 'preset', 'confidence', 'principles', 'articles', 'fix', 'ignorable', 'summary']) assert.ok(key in list[0]!, key);
      const table = (await cli(['rules'])).stdout;
      for (const { id, summary } of RULES) assert.ok(table.includes(`  ${id}  `) && table.includes(`      ${summary.nl}\n`), id);
      for (const line of (await cli(['rules'], { columns: 80 })).stdout.split('\n')) assert.ok(line.length <= 80);
      assert.equal((await cli(['rules', 'invalid-yaml'])).code, 2);
    }));
});
