/**
 * npm's script `prepare`. It builds the program only where npm makes a package of this folder: `npm pack`, and whoever
 * installs from the repository, such as pre-commit. After `npm ci` and `npm install` it does nothing, so that nothing is
 * built twice. npm sets `npm_package_resolved` in the first case only.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What says where npm installs; what it builds with belongs here. */
const ELSEWHERE = /^npm_config_(?:global|location|prefix|install_links)$/iu;

/** Installs what the build needs. @throws Error when npm cannot */
function installHere(root) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ELSEWHERE.test(name)));
  const words = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', words, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`npm ci ended with ${status}`);
}

if (process.env.npm_package_resolved !== undefined) {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..');
  // For a global installation from Git npm installs nothing here, though it says that it would.
  if (!existsSync(join(root, 'node_modules/esbuild'))) installHere(root);
  const { buildKnowledge } = await import('./knowledge.mjs');
  const { buildValidators } = await import('./validators.mjs');
  const { bundleServer } = await import('./bundle-server.mjs');
  await buildKnowledge(root);
  await buildValidators(root);
  await bundleServer(root, { production: true });
}
