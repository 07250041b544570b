import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './harness/golden.ts';

const { newRule } = (await import(new URL('../../build/new-rule.mjs', import.meta.url).href)) as { newRule(root: string, words: readonly string[]): string[] };

describe('npm run new-rule', () => {
  let root = '';
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');

  before(() => {
    root = mkdtempSync(join(tmpdir(), 'grondslag-rule-'));
    cpSync(join(ROOT, 'server/src/rules'), join(root, 'server/src/rules'), { recursive: true });
    cpSync(join(ROOT, 'seeds/toolkit'), join(root, 'seeds/toolkit'), { recursive: true });
    mkdirSync(join(root, 'test/scenarios'), { recursive: true });
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  it('lays down the rule, one line that registers it, a scenario and two questions', () => {
    const before = read('server/src/rules/all.ts').split('\n');
    const written = newRule(root, ['ground', 'aaa-test-rule', 'ethical', 'info', 'auditor']).map((path) => path.slice(root.length + 1));
    assert.deepEqual(written, ['server/src/rules/ground/aaa-test-rule.ts', 'server/src/rules/all.ts', 'test/scenarios/aaa-test-rule.yaml', 'seeds/toolkit/questions.yaml']);
    assert.match(read('server/src/rules/ground/aaa-test-rule.ts'), /id: 'aaa-test-rule',\n {2}group: 'ground',\n {2}lens: 'ethical',\n {2}severity: 'info',\n {2}preset: 'auditor',/);
    const added = read('server/src/rules/all.ts').split('\n').filter((line) => !before.includes(line));
    assert.deepEqual(added, ["export { rule as aaaTestRule } from './ground/aaa-test-rule.ts';"]);
    assert.equal(read('seeds/toolkit/questions.yaml').split('- rule: aaa-test-rule').length, 3);
  });

  it('refuses what cannot be, and then writes nothing', () => {
    for (const words of [[], ['ground'], ['nowhere', 'x-y'], ['ground', 'No Name'], ['ground', '../x'], ['ethics', 'no-legal-ground'], ['ground', 'x-y', 'wrong'], ['ground', 'x-y', 'legal', 'fatal'], ['ground', 'x-y', 'legal', 'error', 'boss']]) {
      assert.throws(() => newRule(root, words), Error, words.join(' '));
    }
    assert.ok(!existsSync(join(root, 'server/src/rules/ground/x-y.ts')));
  });
});
