import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../harness/golden.ts';

/** Tells, as the program starts, whether V8 took the cache that came with it. */
const WITNESS = `
const vm = require('node:vm');
const { Script } = vm;
vm.Script = class extends Script {
  constructor(code, options) {
    super(code, options);
    console.error(this.cachedDataRejected);
  }
};
`;

describe('the code cache', () => {
  it('is taken by the Node that made it', () => {
    const program = join(ROOT, 'server/dist/cli.cjs');
    const { status, stderr } = spawnSync(process.execPath, ['--eval', `${WITNESS}require(process.argv[1]);`, '--', program, '--version'], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    assert.equal(stderr, 'false\n');
  });
});
