/** Spectral, the linter that does most nearly what this one does, at a pinned version. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchDirectory } from './corpus.mjs';

/** Pinned, so that a number from today and one from next year compare. */
export const SPECTRAL_VERSION = '6.16.3';

const ruleset = join(dirname(fileURLToPath(import.meta.url)), 'spectral.yaml');

/**
 * Installs Spectral below `.bench/tools` when it is not there.
 * @returns {string} its main script
 * @throws Error when npm cannot install it (no network)
 */
export function installSpectral() {
  const home = join(benchDirectory, 'tools', `spectral-${SPECTRAL_VERSION}`);
  const main = join(home, 'node_modules', '@stoplight', 'spectral-cli', 'dist', 'index.js');
  if (existsSync(main)) return main;
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  const npm = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--save-exact', `@stoplight/spectral-cli@${SPECTRAL_VERSION}`], { cwd: home, encoding: 'utf8' });
  if (npm.status !== 0 || !existsSync(main)) throw new Error(`could not install Spectral ${SPECTRAL_VERSION}: ${npm.stderr}`);
  return main;
}

/** The command that lints every generated pipeline of the working directory with the ten rules. */
export function spectralCommand(main) {
  return [process.execPath, main, 'lint', '**/*.pipeline.yaml', '--ruleset', ruleset, '--ignore-unknown-format', '--format', 'text'];
}
