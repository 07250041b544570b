/** Tools that are needed now and then, installed when they are first needed and not with the project. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Installs one npm package in a folder of its own; no script of any package is run.
 *
 * @param {string} cache folder to keep it in; without a network this works from the second time on
 * @param {string} name
 * @param {string} version
 * @returns {Promise<string>} the folder of the package
 * @throws Error when npm cannot install it
 */
export async function installTool(cache, name, version) {
  const home = join(cache, `${name.replace(/^.*\//u, '')}-${version}`);
  const folder = join(home, 'node_modules', name);
  if (existsSync(folder)) return folder;
  // Work beside the final name and rename at the end, so that an interrupted installation is never taken for a whole one.
  const partial = `${home}.${process.pid}`;
  try {
    await mkdir(partial, { recursive: true });
    await writeFile(join(partial, 'package.json'), '{ "private": true }\n');
    const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', '--save-exact', `${name}@${version}`];
    const npm = spawnSync('npm', words, { cwd: partial, encoding: 'utf8', shell: process.platform === 'win32' });
    if (npm.status !== 0) throw new Error(`npm could not install ${name} ${version}: ${npm.stderr}`);
    await rename(partial, home).catch((error) => {
      // Another run was first; what it installed is the same.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return folder;
}
