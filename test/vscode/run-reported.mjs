/** Opens VS Code in a page and waits until the tests in its extension host have ended. */

const RUN_TIMEOUT_MS = 5 * 60_000;
const KEPT_LINES = 200;

/**
 * Prints the lines of the report as they come.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} address what to open
 * @param {string} prefix starts the lines of the report among all that the extension host writes
 * @param {() => string} log what the server wrote so far, for when it goes wrong
 * @returns {Promise<{ code: number, lines: readonly string[] }>} the exit code of the tests, and their report
 * @throws when VS Code does not finish in five minutes
 */
export async function runReported(page, address, prefix, log) {
  const heard = [];
  const lines = [];
  page.on('console', (message) => {
    heard.push(message.text());
    if (heard.length > KEPT_LINES) heard.shift();
  });
  await page.exposeFunction('codeAutomationLog', (_type, [line]) => {
    if (typeof line !== 'string' || !line.startsWith(prefix)) return;
    lines.push(line.slice(prefix.length));
    console.log(line.slice(prefix.length));
  });
  let timer;
  const exit = new Promise((resolve, reject) => {
    const fail = (reason) => reject(new Error(`${reason}\n${heard.join('\n')}\n${log()}`));
    timer = setTimeout(() => fail(`The tests did not finish in ${RUN_TIMEOUT_MS} ms`), RUN_TIMEOUT_MS);
    page.on('crash', () => fail('The page of VS Code crashed'));
    page.on('close', () => fail('The page of VS Code was closed'));
    page.exposeFunction('codeAutomationExit', resolve).then(() => page.goto(address), reject).catch(reject);
  });
  try {
    return { code: await exit, lines };
  } finally {
    clearTimeout(timer);
  }
}
