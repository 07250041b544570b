/** Texts that are compared with what is kept in `test/golden`; `UPDATE=1` writes them anew, never on a build server. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository: tests run from `out/test/harness`. */
export const ROOT = join(fileURLToPath(new URL('.', import.meta.url)), '../../..');

export function matchesGolden(name: string, actual: string): void {
  const path = join(ROOT, 'test/golden', name);
  if (process.env['UPDATE'] === '1') {
    assert.notEqual(process.env['CI'], 'true', 'a build server does not write what it is to be compared with');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
    return;
  }
  assert.ok(existsSync(path), `there is no test/golden/${name}; write it with UPDATE=1 and read it`);
  assert.equal(actual, readFileSync(path, 'utf8'));
}
