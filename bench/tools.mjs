/** Tools of others that are measured beside the checker, installed when they are first needed. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchDirectory } from './corpus.mjs';

/**
 * Installs one package below `.bench/tools` when it is not there.
 * @returns {string} the folder with its `node_modules`
 * @throws Error when npm cannot install it (no network)
 */
export function installTool(name, version) {
  const home = join(benchDirectory, 'tools', `${name.replace(/^.*\//, '')}-${version}`);
  if (existsSync(join(home, 'node_modules', name))) return home;
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  const npm = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--save-exact', `${name}@${version}`], { cwd: home, encoding: 'utf8' });
  if (npm.status !== 0 || !existsSync(join(home, 'node_modules', name))) throw new Error(`could not install ${name} ${version}: ${npm.stderr}`);
  return home;
}
