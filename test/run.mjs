/**
 * `npm test`: builds, lints, runs the unit tests and the tests in a real VS Code. The last line is
 * `N passed, N failed`, over both kinds of tests; a build or lint that fails counts as one failure.
 * `--without-vscode` leaves the second kind out. Exit codes: 0 all passed, 1 anything else.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const temporary = await mkdtemp(join(tmpdir(), 'grondslag-test-'));

/** Runs a script of Node, shows what it says, and tells how it ended and what it said. */
function node(words, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, words, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      process.stdout.write(text);
    });
    child.on('error', (error) => {
      console.error(error);
      resolve({ code: 1, output });
    });
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** What a run of tests came to; one that ended badly has at least one failure. */
function outcome(code, passed, failed) {
  return { passed, failed: code === 0 || failed > 0 ? failed : 1 };
}

async function step(words) {
  const { code } = await node(words);
  return { passed: 0, failed: code === 0 ? 0 : 1 };
}

async function unitTests() {
  const result = join(temporary, 'unit.json');
  const { code } = await node(['node_modules/mocha/bin/mocha.js', '--reporter', 'test/reporter.cjs'], { GRONDSLAG_TEST_RESULT: result });
  const text = await readFile(result, 'utf8').catch(() => '{"passes":0,"failures":0}');
  const { passes, failures } = JSON.parse(text);
  return outcome(code, passes, failures);
}

async function vscodeTests() {
  const { code, output } = await node(['test/vscode/run.mjs']);
  const [, passed, failed] = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1) ?? ['', '0', '0'];
  return outcome(code, Number(passed), Number(failed));
}

async function main() {
  const built = await step(['build/build.mjs']);
  if (built.failed > 0) return [built];
  const outcomes = [built, await step(['node_modules/oxlint/bin/oxlint']), await unitTests()];
  if (!process.argv.includes('--without-vscode')) outcomes.push(await vscodeTests());
  return outcomes;
}

let outcomes;
try {
  outcomes = await main();
} finally {
  await rm(temporary, { recursive: true, force: true });
}
const sum = (key) => outcomes.reduce((total, one) => total + one[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
