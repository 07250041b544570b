import assert from 'node:assert/strict';
import { RULES } from '../server/src/rules/registry.ts';
import { inWorld } from './cli/run-cli.ts';
import { matchesGolden } from './harness/golden.ts';
import { seedPipelines } from './harness/seeds.ts';

const files = seedPipelines();
const ids = new Set(RULES.map(({ id }) => id));

/** The rules that the comments of a file name, as often as they do. */
function named(text: string): readonly string[] {
  const comments = text.split('\n').filter((line) => line.trimStart().startsWith('#')).join('\n');
  return (comments.match(/[a-z]+(?:-[a-z]+)*/g) ?? []).filter((word) => ids.has(word)).sort();
}

describe('the worked pipelines', () => {
  for (const language of ['nl', 'en']) {
    it(`give what they gave, in ${language}`, () =>
      inWorld(files, async ({ cli }) => matchesGolden(`seeds.${language}.txt`, (await cli(['check', '--format', 'compact', '--language', language])).stdout)));
  }

  it('say in their comments what is found, each finding once, and nothing that no preset finds', () =>
    inWorld(files, async ({ cli }) => {
      const foundAt = async (preset: string): Promise<readonly { readonly file: string; readonly rule: string }[]> => JSON.parse((await cli(['check', '--format', 'json', '--preset', preset])).stdout).findings;
      const [shown, all] = [await foundAt('engineer'), await foundAt('auditor')];
      for (const [name, text] of Object.entries(files)) {
        const rules = shown.filter(({ file }) => file === name).map(({ rule }) => rule).sort();
        const deeper = new Set(all.filter(({ file, rule }) => file === name && !rules.includes(rule)).map(({ rule }) => rule));
        assert.deepEqual(named(text).filter((rule) => !deeper.has(rule)), rules, name);
      }
    }));
});
