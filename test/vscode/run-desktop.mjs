/** Runs the tests in the desktop program, which @vscode/test-electron downloads. */
import { dirname, join } from 'node:path';
import { downloadAndUnzipVSCode, runTests, TestRunFailedError } from '@vscode/test-electron';
import { Blocked } from './blocked.mjs';

/**
 * Runs the tests; they print by themselves.
 *
 * @param {{ root: string, tests: string, workspace: string, env: Record<string, string> }} options absolute paths;
 *   `env` reaches the tests
 * @returns {Promise<number>} the exit code of the tests
 * @throws {Blocked} when VS Code cannot be downloaded
 */
export async function runInDesktop({ root, tests, workspace, env }) {
  const vscodeExecutablePath = await download();
  const userData = join(dirname(workspace), 'user-data');
  try {
    return await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: root,
      extensionTestsPath: tests,
      // The runner trusts every folder by itself.
      extensionTestsEnv: { ...env, GRONDSLAG_TEST_TRUST: 'given' },
      launchArgs: [workspace, `--user-data-dir=${userData}`, '--disable-extensions', '--locale=en'],
    });
  } catch (error) {
    if (error instanceof TestRunFailedError && error.code !== undefined) return error.code;
    throw error;
  }
}

async function download() {
  const cachePath = process.env.GRONDSLAG_VSCODE_CACHE;
  try {
    return await downloadAndUnzipVSCode(cachePath === undefined ? {} : { cachePath });
  } catch (error) {
    throw new Blocked(`VS Code could not be downloaded: ${error.message}`);
  }
}
