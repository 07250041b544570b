import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles the VS Code extension into client/dist/extension.cjs.
 *
 * @param {string} root folder of package.json
 * @param {{ production: boolean }} options `production` minifies and leaves the source map out
 */
export async function bundleClient(root, { production }) {
  await build({
    absWorkingDir: root,
    entryPoints: [join('client', 'src', 'extension.ts')],
    outfile: join('client', 'dist', 'extension.cjs'),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode'],
    minify: production,
    sourcemap: !production,
    logLevel: 'warning',
  });
}
