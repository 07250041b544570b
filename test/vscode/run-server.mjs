/** Runs the tests in VS Code's server, with a headless browser as its window. */
import { withHost } from './host.mjs';
import { runReported } from './run-reported.mjs';

/** Starts the lines of the report among all that the extension host writes. */
const PREFIX = 'mocha|';

/**
 * Runs the tests and prints what they print.
 *
 * @param {{ root: string, tests: string, workspace: string, env: Record<string, string>, trusted: boolean }} options absolute
 *   paths; `env` reaches the tests
 * @returns {Promise<number>} the exit code of the tests
 * @throws when VS Code cannot be started or does not finish in five minutes
 */
export function runInServer({ root, tests, workspace, env, trusted }) {
  return withHost(root, { trusted, env: { ...env, GRONDSLAG_TEST_PREFIX: PREFIX } }, async ({ page, url, remote, log }) => {
    const payload = {
      extensionDevelopmentPath: remote(root),
      extensionTestsPath: remote(tests),
      skipWelcome: 'true',
    };
    const { code } = await runReported(page, url(workspace, payload), PREFIX, log);
    return code;
  });
}
