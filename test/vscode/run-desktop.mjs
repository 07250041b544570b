/** Runs the tests in the desktop program, which @vscode/test-electron downloads. */
import { dirname, join } from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';

/**
 * Runs the tests; they print by themselves.
 *
 * @param {{ root: string, tests: string, workspace: string, env: Record<string, string> }} options absolute paths;
 *   `env` reaches the tests
 * @returns {Promise<number>} the exit code of the tests
 * @throws when VS Code cannot be downloaded or started
 */
export async function runInDesktop({ root, tests, workspace, env }) {
  const userData = join(dirname(workspace), 'user-data');
  const cachePath = process.env.GRONDSLAG_VSCODE_CACHE;
  try {
    return await runTests({
      extensionDevelopmentPath: root,
      extensionTestsPath: tests,
      // The runner trusts every folder by itself.
      extensionTestsEnv: { ...env, GRONDSLAG_TEST_TRUST: 'given' },
      launchArgs: [workspace, `--user-data-dir=${userData}`, '--disable-extensions', '--locale=en'],
      ...(cachePath === undefined ? {} : { cachePath }),
    });
  } catch (error) {
    if (error instanceof TestRunFailedError && error.code !== undefined) return error.code;
    throw error;
  }
}
