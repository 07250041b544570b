import { join } from 'node:path';
import { build } from 'esbuild';
import { buildForBrowser } from './for-browser.mjs';

/**
 * Bundles the VS Code extension: extension.cjs for Node, extension.web.cjs for a browser, and webview/ with the
 * script and stylesheet of the lineage view.
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
    build({ ...common, platform: 'browser', format: 'iife', target: 'es2022', external: [], entryPoints: { lineage: join(root, 'client', 'webview', 'main.ts') }, outdir: join(dist, 'webview') }),
    build({ ...common, sourcemap: false, entryPoints: { lineage: join(root, 'client', 'webview', 'lineage.css') }, outdir: join(dist, 'webview') }),
    buildForBrowser({ ...common, entryPoints: [join(source, 'extension.web.ts')], outfile: join(dist, 'extension.web.cjs') }),
  ]);
}
