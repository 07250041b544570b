/** `check --watch`, with the program as it is shipped. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROOT } from '../harness/golden.ts';
import { CLEAN, UNUSED } from './files.ts';
import { inWorld } from './run-cli.ts';

const WAITING = 'grondslag: waiting for changes; Ctrl-C stops\n';

describe('a check that watches', () => {
  it('checks again after every change, lives through faults, and ends when it is told to', () =>
    inWorld({ 'a.pipeline.yaml': CLEAN, 'node_modules/x/b.pipeline.yaml': CLEAN }, async ({ directory, write }) => {
      const child = spawn(process.execPath, [join(ROOT, 'server/dist/cli.cjs'), 'check', '--watch', '--format', 'compact', '--language', 'en', '--fail-on', 'warning'], { cwd: directory, env: { PATH: process.env['PATH'] ?? '' } });
      let stdout = '';
      let stderr = '';
      let wake = (): void => undefined;
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        stderr += text;
        wake();
      });
      /** What was said from here until it waits again. */
      const round = async (): Promise<{ readonly out: string; readonly err: string }> => {
        while (!stderr.includes(WAITING)) await new Promise<void>((resolve) => (wake = resolve));
        const said = { out: stdout, err: stderr };
        stdout = '';
        stderr = '';
        return said;
      };
      try {
        assert.deepEqual(await round(), { out: '', err: WAITING });
        write('a.pipeline.yaml', UNUSED);
        assert.match((await round()).out, /^a\.pipeline\.yaml:\d+:\d+: warning unused-personal-field /);
        write('grondslag.config.yaml', 'preset: geen\n');
        assert.match((await round()).err, /^grondslag: grondslag\.config\.yaml:1:9: /);
        write('grondslag.config.yaml', 'preset: engineer\n');
        assert.match((await round()).out, /unused-personal-field/);
        write('sub/b.pipeline.yaml', UNUSED.replace(/^pipeline: .*$/m, 'pipeline: tweede'));
        assert.equal((await round()).out.trimEnd().split('\n').length, 2);
      } finally {
        child.kill('SIGINT');
      }
      assert.deepEqual(await once(child, 'exit'), [1, null]);
    })).timeout(60_000);

  it('does not go with standard input', () => inWorld({}, async ({ cli }) => {
    const { code, stderr } = await cli(['check', '--watch', '--stdin', '--language', 'en']);
    assert.deepEqual([code, stderr], [2, 'grondslag: --watch and --stdin do not go together\n']);
  }));
});
