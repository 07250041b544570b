/**
 * `npm run test:vscode`: the tests of the extension in a real VS Code; README.md tells more.
 * Exit codes: 0 all passed, 1 a test failed, 2 the tests could not be run.
 */
import { existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleClient } from '../../build/bundle-client.mjs';
import { Blocked } from './blocked.mjs';
import { bundleSuite } from './bundle-suite.mjs';
import { runInDesktop } from './run-desktop.mjs';
import { runInServer } from './run-server.mjs';
import { exitWhenInterrupted, inTemporaryFolder } from './temporary.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

async function main() {
  const server = join('server', 'dist', 'server.cjs');
  if (!existsSync(join(root, server))) throw new Error(`${server} is missing: run "npm run build" first`);
  const host = process.env.GRONDSLAG_VSCODE ?? 'server';
  const runTests = { server: runInServer, electron: runInDesktop }[host];
  if (runTests === undefined) throw new Error(`GRONDSLAG_VSCODE is "${host}"; it can be "server" or "electron"`);
  await bundleClient(root, { production: false });
  const tests = await bundleSuite(root);

  return inTemporaryFolder(async (temporary) => {
    const workspace = join(temporary, 'workspace');
    await cp(join(root, 'seeds', 'pipelines'), workspace, { recursive: true });
    let [passed, failed, worst] = [0, 0, 0];
    // What runs programs asks for trust; everything else shows that it does without.
    for (const suite of ['suite', 'trusted']) {
      const result = join(temporary, `${suite}.json`);
      const env = { GRONDSLAG_TEST_RESULT: result, GRONDSLAG_TEST_SUITE: suite };
      const code = await runTests({ root, tests, workspace, env, trusted: suite === 'trusted' });
      if (!existsSync(result)) throw new Error(`VS Code ended with code ${code} without a result`);
      const counts = JSON.parse(await readFile(result, 'utf8'));
      passed += counts.passed;
      failed += counts.failed;
      worst = Math.max(worst, code === 0 && counts.failed === 0 && counts.passed > 0 ? 0 : 1);
    }
    console.log(`${passed} passed, ${failed} failed`);
    return worst;
  });
}

exitWhenInterrupted();
try {
  process.exit(await main());
} catch (error) {
  console.error(error instanceof Blocked ? `Blocked: ${error.message}` : error);
  process.exit(2);
}
