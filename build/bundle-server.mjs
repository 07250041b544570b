/** Bundles the command line and the language server, one file each, with nothing to install beside them. */
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * @param root the repository's folder
 * @param options.production minified, without source maps
 */
export async function bundleServer(root, { production = false } = {}) {
  const { version } = (await import(join(root, 'package.json'), { with: { type: 'json' } })).default;
  const common = {
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minify: production,
    sourcemap: production ? false : 'linked',
    define: { GRONDSLAG_VERSION: JSON.stringify(version) },
    // The ESM builds keep esbuild's view of what is used; the server library has its node entry in CJS only.
    mainFields: ['module', 'main'],
    // For browsers yaml comes as modules: what is not used of it stays out, which saves time at every start.
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    logLevel: 'warning',
  };
  await Promise.all([
    build({ ...common, entryPoints: [join(root, 'server/src/cli/main.ts')], outfile: join(root, 'server/dist/cli.cjs'), banner: { js: '#!/usr/bin/env node' }, external: ['./server.cjs'] }),
    build({ ...common, entryPoints: [join(root, 'server/src/lsp/main.node.ts')], outfile: join(root, 'server/dist/server.cjs') }),
  ]);
}
