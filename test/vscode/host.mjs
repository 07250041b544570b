/** Runs VS Code as a local server with a headless browser in front of it. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, installHost } from './install.mjs';

const START_TIMEOUT_MS = 60_000;

const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * @typedef {object} Host
 * @property {import('playwright-core').Page} page an empty browser page
 * @property {(folder: string, payload: Record<string, string>) => string} url the address that opens a folder
 * @property {(path: string) => string} remote a path as the browser names it
 * @property {() => string} log what the server wrote so far
 * @property {() => Promise<void>} close ends browser and server and removes their files
 */

/**
 * Starts server and browser.
 *
 * @param {string} root folder of package.json
 * @param {{ env?: Record<string, string>, viewport?: { width: number, height: number }, settings?: object }} options
 *   `env` reaches the extension host
 * @returns {Promise<Host>}
 * @throws when one of them cannot be installed or started
 */
export async function startHost(root, { env = {}, viewport = { width: 1400, height: 900 }, locale = 'en' } = {}) {
  const executablePath = await findChromium();
  const installed = await installHost(root);
  const data = await mkdtemp(join(tmpdir(), 'grondslag-vscode-'));
  const closers = [() => rm(data, { recursive: true, force: true, maxRetries: 5 })];
  const close = async () => {
    process.off('exit', killServer);
    while (closers.length > 0) await closers.pop()();
  };
  let killServer = () => {};
  try {
    const server = await startServer(installed, data, env);
    killServer = server.kill;
    process.on('exit', killServer);
    closers.push(server.stop);
    const { chromium } = await import(installed.playwright);
    const browser = await chromium.launch({ executablePath, headless: true, args: CHROMIUM_ARGS });
    closers.push(() => browser.close());
    const page = await browser.newPage({ viewport, locale });
    const authority = `127.0.0.1:${server.port}`;
    return {
      page,
      url: (folder, payload) => {
        const query = new URLSearchParams({ folder, payload: JSON.stringify(Object.entries(payload)) });
        return `http://${authority}/?${query}`;
      },
      remote: (path) => `vscode-remote://${authority}${path}`,
      log: server.log,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startServer({ node, serverMain }, data, env) {
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
  ];
  // A process group of its own: ending it also ends the extension host and the language server below it.
  const child = spawn(node, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const ended = new Promise((resolve) => child.on('close', resolve));
  let log = '';
  const kill = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // The group has ended by itself.
    }
  };
  const stop = async () => {
    kill();
    await ended;
  };
  try {
    const port = await new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`VS Code did not start within ${START_TIMEOUT_MS} ms`)), START_TIMEOUT_MS);
      const settle = (action) => (value) => {
        clearTimeout(timer);
        action(value);
      };
      const read = (chunk) => {
        log += chunk;
        const found = /agent listening on (\d+)/u.exec(log);
        if (found !== null) settle(resolve)(Number(found[1]));
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.on('error', settle(reject));
      child.on('exit', (code) => settle(reject)(new Error(`VS Code ended with ${code} before it listened`)));
    });
    return { port, kill, stop, log: () => log };
  } catch (error) {
    kill();
    throw new Error(`${error.message}\n${log}`, { cause: error });
  }
}
