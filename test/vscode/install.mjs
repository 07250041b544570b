/**
 * Puts the editor for the tests in a cache folder: VS Code's own server (as carried by the npm package code-server),
 * the Node version it needs, and the driver of the headless browser. The versions are pinned here and nowhere else.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Blocked } from './blocked.mjs';

const CODE_SERVER = '4.139.1';
const NODE = '24.21.0';
const PLAYWRIGHT = '1.65.1';
const INSTALL_TIMEOUT_MS = 10 * 60_000;

/** Same versions and platform, same folder: an update never mixes with what an earlier one left. */
const FOLDER = `code-server-${CODE_SERVER}-node-${NODE}-playwright-${PLAYWRIGHT}-${process.platform}-${process.arch}`;

/**
 * Installs what is missing; without a network this works from the second time on.
 *
 * @param {string} root folder of package.json
 * @returns {Promise<{ node: string, serverMain: string, vscode: string, playwright: string }>} absolute paths
 * @throws {Blocked} when the packages cannot be had here
 */
export async function installHost(root) {
  const cache = process.env.GRONDSLAG_VSCODE_CACHE ?? join(root, '.vscode-test');
  const folder = join(cache, FOLDER);
  if (!existsSync(folder)) await install(cache, folder);
  const modules = join(folder, 'node_modules');
  return {
    node: nodeFromPackage() ? join(modules, nodePackage(), 'bin', 'node') : process.execPath,
    serverMain: join(modules, 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
    vscode: join(modules, 'code-server', 'lib', 'vscode'),
    playwright: join(modules, 'playwright-core', 'index.mjs'),
  };
}

async function install(cache, folder) {
  console.log(`Installing VS Code ${CODE_SERVER} for the tests in ${cache} (about 800 MB, once)`);
  // Work beside the final name and rename at the end, so that an interrupted installation is never taken for a whole one.
  const partial = `${folder}.${process.pid}`;
  await mkdir(partial, { recursive: true });
  try {
    const packages = [`code-server@${CODE_SERVER}`, `playwright-core@${PLAYWRIGHT}`];
    if (nodeFromPackage()) packages.push(`${nodePackage()}@${NODE}`);
    await writeFile(join(partial, 'package.json'), '{ "private": true }\n');
    await npm(partial, ['install', '--save-exact', ...packages]);
    await npm(join(partial, 'node_modules', 'code-server', 'lib', 'vscode'), ['install', '--omit=dev']);
    await rename(partial, folder).catch((error) => {
      // Another run was first; what it installed is the same.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** The server runs on one major version of Node; when the tests run on that one already, it serves for both. */
function nodeFromPackage() {
  return process.versions.node.split('.')[0] !== NODE.split('.')[0];
}

function nodePackage() {
  if (process.platform !== 'linux') {
    throw new Blocked(`run the tests with Node ${NODE.split('.')[0]} on this platform (now ${process.version})`);
  }
  return `node-linux-${process.arch}`;
}

const NPM_OPTIONS = [
  // No package gets to run a script; the server does not need its native modules for what the tests do.
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
  // Without a network, say so in seconds; the defaults wait minutes for each package.
  '--prefer-offline',
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=500',
  '--fetch-retry-maxtimeout=2000',
];

function npm(cwd, args) {
  const reason = 'the npm registry could not give the packages of the test host';
  return run('npm', [...args, ...NPM_OPTIONS], cwd, reason);
}

/**
 * The browser to drive: GRONDSLAG_CHROMIUM, else one of the usual places, else installed with apt when that is possible.
 *
 * @returns {Promise<string>} path of the executable
 * @throws {Blocked} when there is none and it cannot be installed
 */
export async function findChromium() {
  const given = process.env.GRONDSLAG_CHROMIUM;
  if (given !== undefined) {
    if (existsSync(given)) return given;
    throw new Blocked(`GRONDSLAG_CHROMIUM names ${given}, which does not exist`);
  }
  const usual = ['chromium', 'chromium-browser', 'google-chrome'].map((name) => `/usr/bin/${name}`);
  const found = usual.find((path) => existsSync(path));
  if (found !== undefined) return found;
  const mayInstall = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (!mayInstall) {
    throw new Blocked('Chromium is missing: install it (Debian: apt-get install chromium) or set GRONDSLAG_CHROMIUM');
  }
  console.log('Installing Chromium with apt-get');
  const reason = 'apt-get could not install Chromium';
  await run('apt-get', ['update', '-qq'], '/', reason);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], '/', reason);
  return '/usr/bin/chromium';
}

/** Runs a program to its end; its output is shown only when it fails. */
async function run(program, args, cwd, reason) {
  const child = spawn(program, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: INSTALL_TIMEOUT_MS,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (status, signal) => resolve(status ?? signal));
  });
  if (code !== 0) throw new Blocked(`${reason} (${program} ended with ${code})\n${output.trim()}`);
}
