import { join } from 'node:path';
import { build } from 'esbuild';
import { buildForBrowser } from './for-browser.mjs';

/**
 * Bundles the VS Code extension into client/dist: extension.cjs for Node and extension.web.cjs for a browser.
 *
 * @param {string} root folder of package.json
 * @param {{ production: boolean }} options `production` minifies and leaves the source map out
 */
export async function bundleClient(root, { production }) {
  const common = {
    absWorkingDir: root,
    bundle: true,
    format: 'cjs',
    external: ['vscode'],
    minify: production,
    sourcemap: !production,
    logLevel: 'warning',
  };
  const [source, dist] = [join(root, 'client', 'src'), join(root, 'client', 'dist')];
  await Promise.all([
    build({ ...common, platform: 'node', target: 'node20', entryPoints: [join(source, 'extension.ts')], outfile: join(dist, 'extension.cjs') }),
    buildForBrowser({ ...common, entryPoints: [join(source, 'extension.web.ts')], outfile: join(dist, 'extension.web.cjs') }),
  ]);
}
