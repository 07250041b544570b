import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

describe('hostile texts', () => {
  // A process of its own: what this guards against ends a process in a way no `try` can catch.
  it('neither end the process nor hang it', function () {
    this.timeout(180_000);
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(new URL('./hostile.js', import.meta.url))], { encoding: 'utf8', timeout: 170_000 });
    assert.deepEqual({ status, signal, stderr }, { status: 0, signal: null, stderr: '' }, stdout);
    assert.match(stdout, /^alive after \d+$/m);
    const slow = [...stdout.matchAll(/^(.*): (\d+) ms$/gm)].filter(([, , ms]) => Number(ms) > 30_000);
    assert.deepEqual(slow.map(([line]) => line), []);
  });
});
