/** Runs the tests in VS Code's server, with a headless browser as its window. */
import { withHost } from './host.mjs';

/** Starts the lines of the report among all that the extension host writes. */
const PREFIX = 'mocha|';

const RUN_TIMEOUT_MS = 5 * 60_000;
const KEPT_LINES = 200;

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
    const lines = [];
    page.on('console', (message) => {
      lines.push(message.text());
      if (lines.length > KEPT_LINES) lines.shift();
    });
    await page.exposeFunction('codeAutomationLog', (_type, [line]) => {
      if (typeof line === 'string' && line.startsWith(PREFIX)) console.log(line.slice(PREFIX.length));
    });
    const payload = {
      extensionDevelopmentPath: remote(root),
      extensionTestsPath: remote(tests),
      skipWelcome: 'true',
    };
    let timer;
    const exit = new Promise((resolve, reject) => {
      const fail = (reason) => reject(new Error(`${reason}\n${lines.join('\n')}\n${log()}`));
      timer = setTimeout(() => fail(`The tests did not finish in ${RUN_TIMEOUT_MS} ms`), RUN_TIMEOUT_MS);
      page.on('crash', () => fail('The page of VS Code crashed'));
      page.on('close', () => fail('The page of VS Code was closed'));
      page.exposeFunction('codeAutomationExit', resolve).then(() => page.goto(url(workspace, payload)), reject).catch(reject);
    });
    try {
      return await exit;
    } finally {
      clearTimeout(timer);
    }
  });
}
