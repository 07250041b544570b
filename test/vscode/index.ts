/** What VS Code calls in the extension host to run the tests; see vscode's `extensionTestsPath`. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'node:util';

const TEST_TIMEOUT_MS = 60_000;

interface Counts {
  passed: number;
  failed: number;
}

/** Runs the suite. The counts go to the file GRONDSLAG_TEST_RESULT names; rejects when a test failed. */
export async function run(): Promise<void> {
  // The console of the extension host carries much else; the prefix tells which lines are the report.
  const prefix = process.env['GRONDSLAG_TEST_PREFIX'] ?? '';
  const print = (...args: unknown[]): void => console.log(prefix + format(...args));
  const counts = await runSuite(print).catch((error: unknown) => {
    print(error);
    throw error;
  });
  const file = process.env['GRONDSLAG_TEST_RESULT'];
  if (file !== undefined) await writeFile(file, JSON.stringify(counts));
  if (counts.failed > 0 || counts.passed === 0) throw new Error(`${counts.passed} passed, ${counts.failed} failed`);
}

async function runSuite(print: (...args: unknown[]) => void): Promise<Counts> {
  const { default: Mocha } = await import('mocha');
  Mocha.reporters.Base.consoleLog = print;
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: 'spec',
    color: false,
    timeout: TEST_TIMEOUT_MS,
    failZero: true,
    forbidOnly: true,
    forbidPending: true,
  });
  mocha.addFile(join(__dirname, `${process.env['GRONDSLAG_TEST_SUITE'] ?? 'suite'}.cjs`));
  await mocha.loadFilesAsync();
  const counts: Counts = { passed: 0, failed: 0 };
  await new Promise<void>((resolve) => {
    mocha
      .run(() => resolve())
      .on('pass', () => (counts.passed += 1))
      .on('fail', () => (counts.failed += 1));
  });
  return counts;
}
