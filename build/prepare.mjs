/**
 * npm's script `prepare`. It builds the program only where npm makes a package of this folder: `npm pack`, and whoever
 * installs from the repository, such as pre-commit. After `npm ci` and `npm install` it does nothing, so that nothing is
 * built twice. npm sets `npm_package_resolved` in the first case only.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

if (process.env.npm_package_resolved !== undefined) {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..');
  const { buildKnowledge } = await import('./knowledge.mjs');
  const { buildValidators } = await import('./validators.mjs');
  const { bundleServer } = await import('./bundle-server.mjs');
  await buildKnowledge(root);
  await buildValidators(root);
  await bundleServer(root, { production: true });
}
