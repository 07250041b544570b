/** Runs the tests in VS Code's server, with a headless browser as its window. */
import { startHost } from './host.mjs';

const PREFIX = 'mocha|';
const RUN_TIMEOUT_MS = 5 * 60_000;

/**
 * Runs the tests and prints what they print.
 *
 * @param {{ root: string, tests: string, workspace: string, env: Record<string, string> }} options absolute paths;
 *   `env` reaches the tests
 * @returns {Promise<number>} the exit code of the tests
 * @throws when VS Code cannot be started or does not finish in five minutes
 */
export async function runInServer({ root, tests, workspace, env }) {
  const host = await startHost(root, { env: { ...env, GRONDSLAG_TEST_PREFIX: PREFIX } });
  try {
    const { page } = host;
    const recent = [];
    page.on('console', (message) => {
      recent.push(message.text());
      if (recent.length > 200) recent.shift();
    });
    await page.exposeFunction('codeAutomationLog', (_type, [line]) => {
      if (typeof line === 'string' && line.startsWith(PREFIX)) console.log(line.slice(PREFIX.length));
    });
    const exit = new Promise((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
    const address = host.url(workspace, {
      extensionDevelopmentPath: host.remote(root),
      extensionTestsPath: host.remote(tests),
      skipWelcome: 'true',
    });
    await page.goto(address);
    let timer;
    const timeout = new Promise((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`The tests did not finish in ${RUN_TIMEOUT_MS} ms\n${recent.join('\n')}\n${host.log()}`));
      }, RUN_TIMEOUT_MS);
    });
    try {
      return await Promise.race([exit, timeout]);
    } finally {
      clearTimeout(timer);
    }
  } finally {
    await host.close();
  }
}
