import assert from 'node:assert/strict';
import { inWorld } from '../cli/run-cli.ts';
import { seedPipelines } from '../harness/seeds.ts';
import { NASTY } from './nasty.ts';
import { shownMarkdown } from './readers.ts';
import { out, plain, result } from './written.ts';

describe('Markdown', () => {
  it('says what the JSON report says, as text that stays text', () =>
    inWorld(NASTY, async (world) => {
      const text = await out(world, 'markdown', '--language', 'en');
      const { findings } = await result(world, '--language', 'en');
      const entries = [...text.matchAll(/^- (?:🛑|⚠️|ℹ️) \*\*\w+\*\*(?: \(the check fails on this\))?, line (\d+):(\d+), ([^:]+): (.*)$/gmu)].map(([, line, column, rule, message]) => [line, column, rule, plain(shownMarkdown(message!))]);
      assert.deepEqual(entries, findings.map(({ range: { start }, rule, message }) => [String(start.line), String(start.column), rule, plain(message)]));
      for (const row of text.split('\n').filter((line) => line.startsWith('|'))) assert.equal(row.replace(/\\./g, '').split('|').length, 6, row);
      assert.doesNotMatch(text, /@team|#12|[^<]!3|https:|\]\(g\)/);
      assert.doesNotMatch(text.replaceAll('<!-- -->', '').replaceAll('<br>', '').replace(/\\./g, ''), /[<>`]/);
    }));

  it('is cut to what fits, between findings', () =>
    inWorld(seedPipelines(), async (world) => {
      const whole = await out(world, 'markdown', '--language', 'en');
      assert.ok(Buffer.byteLength(whole) > 65_536);
      assert.equal(await out(world, 'markdown', '--language', 'en', '--markdown-limit', '9000000'), whole);
      const total = whole.match(/^- /gm)!.length;
      for (const limit of [0, 300, 5000, 20_000, 65_536]) {
        const text = await out(world, 'markdown', '--language', 'en', '--markdown-limit', String(limit));
        const left = /_(\d+) more findings? do(?:es)? not fit here; the full report has them all\._\n$/.exec(text);
        assert.ok(left !== null, text.slice(-200));
        assert.ok(Buffer.byteLength(text) <= Math.max(limit, 80), String(limit));
        assert.equal(Number(left[1]) + (text.match(/^- /gm)?.length ?? 0), total);
      }
    })).timeout(60_000);
});
