import assert from 'node:assert/strict';
import type { Example } from '../../server/src/rules/rule.ts';
import { RULES } from '../../server/src/rules/registry.ts';
import { includes, type Settings } from '../../server/src/service/settings.ts';
import { findings, line, type Files } from '../harness/check.ts';

const files = (example: Example): Files => (typeof example === 'string' ? { 'voorbeeld.pipeline.yaml': example } : example);

describe('the examples of every rule', () => {
  for (const rule of RULES) {
    const settings: Settings = { preset: 'engineer', enabled: new Set([rule.id]), rules: new Map(), locked: new Set(), requireOnIgnore: ['by', 'until', 'reason'] };
    const serious = (example: Example): readonly string[] => findings(files(example), settings).filter((item) => item.severity !== 'info' || (rule.severity === 'info' && item.rule === rule)).map(line);

    it(`${rule.id}: the trigger gives this finding and no other`, () => {
      const found = findings(files(rule.examples.trigger), settings).filter((item) => item.severity !== 'info' || (rule.severity === 'info' && item.rule === rule));
      assert.ok(found.length > 0, 'nothing was found');
      assert.deepEqual([...new Set(found.map((item) => item.rule.id))], [rule.id], found.map(line).join('\n'));
    });

    it(`${rule.id}: repaired, nothing is left`, () => assert.deepEqual(serious(rule.examples.repaired), []));

    it(`${rule.id}: the near miss stays silent`, () => assert.deepEqual(serious(rule.examples.nearMiss), []));

    it(`${rule.id}: says what a rule must say`, () => {
      assert.ok(rule.principles.length > 0);
      assert.ok(rule.articles.length > 0);
      assert.ok(includes('auditor', rule.preset));
      for (const text of [rule.summary, rule.why, rule.resolve, ...Object.values(rule.messages)]) {
        assert.ok(text.nl.length > 0 && text.en.length > 0);
        assert.ok(!/onrechtmatig|illega|unlawful/i.test(`${text.nl} ${text.en}`), 'a message speaks of cover, not of legality');
      }
    });
  }
});
