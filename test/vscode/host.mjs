/** Runs VS Code as a local server with a headless browser in front of it. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findChromium, installHost } from './install.mjs';
import { inTemporaryFolder } from './temporary.mjs';

const START_TIMEOUT_MS = 60_000;

export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What the tests have no use for, or would look for on the internet. */
export const SETTINGS = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
};

/**
 * @typedef {object} Host
 * @property {import('playwright-core').Page} page an empty browser page
 * @property {(folder: string, payload: Record<string, string>) => string} url the address that opens a folder
 * @property {(path: string) => string} remote a path as the browser names it
 * @property {() => string} log what the server wrote so far
 * @property {(settings: Record<string, unknown>) => Promise<void>} configure sets these beside the first ones, also in open windows
 */

/**
 * Starts server and browser, lets the work use them, and ends them with all they started.
 *
 * @template T
 * @param {string} root folder of package.json
 * @param {{ env?: Record<string, string>, settings?: Record<string, unknown>, trusted?: boolean, vsix?: string }} options
 *   `env` reaches the extension host; in a `trusted` window nothing speaks of trust; `vsix` is an extension to install
 * @param {(host: Host) => Promise<T>} work
 * @returns {Promise<T>} what the work returned
 * @throws when server or browser cannot be installed or started
 */
export async function withHost(root, { env = {}, settings = {}, trusted = false, vsix }, work) {
  const executablePath = await findChromium();
  const installed = await installHost(root);
  const { chromium } = await import(installed.playwright);
  return inTemporaryFolder(async (data) => {
    const machine = join(data, 'data', 'Machine');
    await mkdir(machine, { recursive: true });
    const configure = (more) => writeFile(join(machine, 'settings.json'), JSON.stringify({ ...SETTINGS, ...settings, ...more }));
    await configure({});
    if (vsix !== undefined) install(installed, data, vsix);
    const server = startServer(installed, data, env, trusted);
    try {
      const authority = `127.0.0.1:${await server.port}`;
      const browser = await chromium.launch({ executablePath, headless: true, args: CHROMIUM_ARGS });
      try {
        return await work({
          page: await browser.newPage({ viewport: { width: 1400, height: 900 }, locale: 'en' }),
          url: (folder, payload) => {
            const query = new URLSearchParams({ folder, payload: JSON.stringify(Object.entries(payload)) });
            return `http://${authority}/?${query}`;
          },
          remote: (path) => `vscode-remote://${authority}${path}`,
          log: server.log,
          configure,
        });
      } finally {
        await browser.close();
      }
    } finally {
      await server.stop();
    }
  });
}

/** Installs an extension as a user does, from a file; the folder for extensions is a new one. */
function install({ node, serverMain }, data, vsix) {
  const args = [serverMain, `--install-extension=${vsix}`, '--accept-server-license-terms', `--server-data-dir=${data}`];
  const { status, stdout, stderr } = spawnSync(node, args, { encoding: 'utf8' });
  if (status !== 0 || !stdout.includes('successfully installed')) throw new Error(`VS Code did not install ${vsix}\n${stdout}${stderr}`);
}

function startServer({ node, serverMain }, data, env, trusted) {
  const args = [
    serverMain,
    '--host=127.0.0.1',
    '--port=0',
    '--without-connection-token',
    '--accept-server-license-terms',
    '--telemetry-level=off',
    `--server-data-dir=${data}`,
    // Makes the server pass the parameters of the tests on to the browser.
    '--enable-smoke-test-driver',
    ...(trusted ? ['--disable-workspace-trust'] : []),
  ];
  // A process group of its own: ending it also ends the extension host and the language server below it.
  const child = spawn(node, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const ended = new Promise((resolve) => {
    child.on('close', resolve);
    child.on('error', resolve);
  });
  const kill = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // The group has ended by itself.
    }
  };
  process.on('exit', kill);
  let log = '';
  const port = new Promise((resolve, reject) => {
    const fail = (reason) => reject(new Error(`VS Code ${reason}\n${log}`));
    const timer = setTimeout(() => fail(`did not start within ${START_TIMEOUT_MS} ms`), START_TIMEOUT_MS);
    const read = (chunk) => {
      log += chunk;
      const found = /agent listening on (\d+)/u.exec(log);
      if (found === null) return;
      clearTimeout(timer);
      resolve(Number(found[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', (error) => fail(`could not be started: ${error.message}`));
    child.on('exit', (code) => fail(`ended with ${code} before it listened`));
  });
  const stop = async () => {
    kill();
    await ended;
    process.off('exit', kill);
  };
  return { port, stop, log: () => log };
}
