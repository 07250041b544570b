/** Presets: each adds to the one before, takes nothing away, and the first has nothing of low confidence. */
import assert from 'node:assert/strict';
import { RULES } from '../../server/src/rules/registry.ts';
import type { Located } from '../../server/src/service/analysis.ts';
import { DEFAULT_SETTINGS } from '../../server/src/service/settings.ts';
import { findings, line, type Files } from '../harness/check.ts';
import { seedPipelines } from '../harness/seeds.ts';

const PRESETS = ['engineer', 'reviewer', 'auditor'] as const;
const named = (item: Located): string => `${line(item)} ${item.finding.message} ${JSON.stringify(item.finding.params)} ${item.span.start}`;

/** What each preset finds in these files. */
function found(files: Files): readonly (readonly Located[])[] {
  return PRESETS.map((preset) => findings(files, { ...DEFAULT_SETTINGS, preset }));
}

function addsOnly(files: Files): readonly number[] {
  const [engineer, reviewer, auditor] = found(files).map((items) => items.map(named)) as [string[], string[], string[]];
  for (const [less, more] of [[engineer, reviewer], [reviewer, auditor]] as const) {
    const left = [...more];
    for (const item of less) {
      const at = left.indexOf(item);
      assert.notEqual(at, -1, `${item} is gone`);
      left.splice(at, 1);
    }
  }
  return [engineer.length, reviewer.length, auditor.length];
}

describe('presets', () => {
  it('add only, in the example of every rule', () => {
    for (const { examples: { trigger } } of RULES) addsOnly(typeof trigger === 'string' ? { 'voorbeeld.pipeline.yaml': trigger } : trigger);
  });

  it('add only, and something, in the worked pipelines', () => {
    const [engineer, reviewer, auditor] = addsOnly(seedPipelines()) as [number, number, number];
    assert.ok(engineer > 0 && reviewer > engineer && auditor > reviewer, `${engineer} ${reviewer} ${auditor}`);
  }).timeout(60_000);

  it('tell a finding with the preset of its rule, or with a later one of its own', () => {
    for (const { id, preset, examples: { trigger } } of RULES) {
      const files: Files = typeof trigger === 'string' ? { 'voorbeeld.pipeline.yaml': trigger } : trigger;
      const first = PRESETS[found(files).findIndex((items) => items.some(({ rule }) => rule.id === id))];
      assert.equal(first, preset, id);
    }
  });

  it('begin with what is certain', () => {
    const confidences = (preset: string): ReadonlySet<string> => new Set(RULES.filter((rule) => rule.preset === preset).map(({ confidence }) => confidence));
    assert.deepEqual(confidences('engineer'), new Set(['high', 'medium']));
    assert.ok(confidences('auditor').has('low') && !confidences('auditor').has('high'));
  });
});
