/**
 * `npm run test:vscode`: the tests of the extension in a real VS Code; README.md tells more.
 * Exit codes: 0 all passed, 1 a test failed, 2 the tests could not be run.
 */
import { existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleClient } from '../../build/bundle-client.mjs';
import { makePackage } from '../../build/package.mjs';
import { Blocked } from './blocked.mjs';
import { bundleSmoke } from './bundle-smoke.mjs';
import { bundleSuite } from './bundle-suite.mjs';
import { runInDesktop } from './run-desktop.mjs';
import { runInstalled } from './run-installed.mjs';
import { runInServer } from './run-server.mjs';
import { runInWeb } from './run-web.mjs';
import { exitWhenInterrupted, inTemporaryFolder } from './temporary.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

async function main() {
  const server = join('server', 'dist', 'server.cjs');
  if (!existsSync(join(root, server))) throw new Error(`${server} is missing: run "npm run build" first`);
  const host = process.env.GRONDSLAG_VSCODE ?? 'server';
  const runTests = { server: runInServer, electron: runInDesktop }[host];
  if (runTests === undefined) throw new Error(`GRONDSLAG_VSCODE is "${host}"; it can be "server" or "electron"`);
  const outcomes = [await inWorkspace((temporary, workspace) => developed(runTests, temporary, workspace))];
  // The package needs no second kind of host: what differs there is how it is installed.
  if (host === 'server') outcomes.push(...await packaged());
  const sum = (key) => outcomes.reduce((total, one) => total + one[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return outcomes.every(({ passed, failed }) => passed > 0 && failed === 0) ? 0 : 1;
}

/** Lets the work use a copy of the worked pipelines, and a folder beside it. */
function inWorkspace(work) {
  return inTemporaryFolder(async (temporary) => {
    const workspace = join(temporary, 'workspace');
    await cp(join(root, 'seeds', 'pipelines'), workspace, { recursive: true });
    return work(temporary, workspace);
  });
}

/** All suites, with the extension as it stands in this folder. */
async function developed(runTests, temporary, workspace) {
  await bundleClient(root, { production: false });
  const tests = await bundleSuite(root);
  const all = { passed: 0, failed: 0 };
  // What runs programs asks for trust; everything else shows that it does without.
  for (const suite of ['suite', 'trusted']) {
    const result = join(temporary, `${suite}.json`);
    const env = { GRONDSLAG_TEST_RESULT: result, GRONDSLAG_TEST_SUITE: suite };
    const code = await runTests({ root, tests, workspace, env, trusted: suite === 'trusted' });
    if (!existsSync(result)) throw new Error(`VS Code ended with code ${code} without a result`);
    const { passed, failed } = JSON.parse(await readFile(result, 'utf8'));
    all.passed += passed;
    all.failed += code === 0 && passed > 0 ? failed : Math.max(1, failed);
  }
  return all;
}

/** What a user does first, with the extension as it is installed, and in a browser. */
async function packaged() {
  const smoke = await bundleSmoke(root);
  const installed = await inWorkspace(async (temporary, workspace) => {
    const vsix = join(temporary, 'grondslag.vsix');
    await makePackage(root, vsix);
    console.log('\n  the package, installed in VS Code');
    return runInstalled({ root, vsix, smoke, workspace, temporary });
  });
  const web = await inWorkspace((temporary, workspace) => {
    console.log('\n  the package, in VS Code for the browser, on files of the memory');
    return runInWeb({ root, smoke, workspace, temporary });
  });
  return [installed, web];
}

exitWhenInterrupted();
try {
  process.exit(await main());
} catch (error) {
  console.error(error instanceof Blocked ? `Blocked: ${error.message}` : error);
  process.exit(2);
}
