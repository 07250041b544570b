import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lines } from './harness/check.ts';
import { readScenario } from './harness/scenario.ts';

const folder = join(fileURLToPath(new URL('.', import.meta.url)), '../../test/scenarios');

describe('scenarios: all findings at warning and above', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.yaml')).sort()) {
    it(name.replace('.yaml', '').replaceAll('-', ' '), () => {
      const { files, settings, expected } = readScenario(readFileSync(join(folder, name), 'utf8'));
      assert.deepEqual(lines(files, settings), expected);
    });
  }
});
