import { join } from 'node:path';
import { build } from 'esbuild';
import { buildForBrowser } from './for-browser.mjs';

/**
 * Bundles the VS Code extension: extension.cjs for Node and extension.web.cjs for a browser.
 *
 * @param {string} root folder of package.json
 * @param {{ production: boolean, dist?: string }} options `production` minifies and leaves the source map out; `dist` is
 *   the folder to write in, client/dist when it is not given
 */
export async function bundleClient(root, { production, dist = join(root, 'client', 'dist') }) {
  const common = {
    absWorkingDir: root,
    bundle: true,
    format: 'cjs',
    external: ['vscode'],
    minify: production,
    sourcemap: !production,
    logLevel: 'warning',
  };
  const source = join(root, 'client', 'src');
  await Promise.all([
    build({ ...common, platform: 'node', target: 'node20', entryPoints: [join(source, 'extension.ts')], outfile: join(dist, 'extension.cjs') }),
    buildForBrowser({ ...common, entryPoints: [join(source, 'extension.web.ts')], outfile: join(dist, 'extension.web.cjs') }),
  ]);
}
