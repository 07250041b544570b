/** Bundles the command line (behind a small loader) and the language server for Node and for a web worker, with nothing to install beside them. */
import { createHash } from 'node:crypto';
import { chmod, copyFile, readFile, readdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { buildForBrowser } from './for-browser.mjs';
import { makeCodeCache } from './code-cache.mjs';

/** A hash of all that the program is made of: what it finds depends on nothing else but what it is given. */
async function hashOfSources(root) {
  const hash = createHash('sha256');
  for (const folder of ['server/src', 'seeds/knowledge', 'schemas']) {
    const names = (await readdir(join(root, folder), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    for (const name of names.sort()) hash.update(relative(root, name)).update(await readFile(name));
  }
  return hash.update(await readFile(join(root, 'package-lock.json'))).digest('hex').slice(0, 32);
}

/** What all bundles have in common. */
async function optionsOf(root, production) {
  const { version } = (await import(join(root, 'package.json'), { with: { type: 'json' } })).default;
  return {
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minify: production,
    sourcemap: production ? false : 'linked',
    define: { GRONDSLAG_VERSION: JSON.stringify(version), GRONDSLAG_BUILD: JSON.stringify(await hashOfSources(root)) },
    // The ESM builds keep esbuild's view of what is used; the server library has its node entry in CJS only.
    mainFields: ['module', 'main'],
    // For browsers yaml comes as modules: what is not used of it stays out, which saves time at every start.
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    logLevel: 'warning',
  };
}

/**
 * @param root the repository's folder
 * @param options.production minified, without source maps
 */
export async function bundleServer(root, { production = false } = {}) {
  const common = await optionsOf(root, production);
  await Promise.all([
    build({ ...common, entryPoints: [join(root, 'server/src/cli/main.ts')], outfile: join(root, 'server/dist/grondslag.cjs'), external: ['./server.cjs'] }),
    build({ ...common, entryPoints: [join(root, 'server/src/lsp/main.node.ts')], outfile: join(root, 'server/dist/server.cjs') }),
    buildForBrowser({ ...common, format: 'iife', entryPoints: [join(root, 'server/src/lsp/main.worker.ts')], outfile: join(root, 'server/dist/server.worker.js') }),
  ]);
  const loader = join(root, 'server/dist/cli.cjs');
  await copyFile(join(root, 'build/loader.cjs'), loader);
  await chmod(loader, 0o755);
  makeCodeCache(root);
}

/** One file for the program and for programs that import it: it runs only where a process or a thread was started with it. */
const PROGRAM_AND_API = `
  exports.api = () => require('./server/src/api/index.ts');
  if (require.main === module || require('node:worker_threads').workerData?.mark === 'grondslag-judge') require('./server/src/cli/main.ts');
`;

/** One file for two programs: what its process was started with says which. */
const BOTH = `
  const { startStdio } = require('./server/src/lsp/main.node.ts');
  exports.startStdio = startStdio;
  if (require('node:path').basename(process.argv[1]) === 'cli.cjs') require('./server/src/cli/main.ts');
`;

/**
 * The same programs for the package of the extension, which has to be small: the language server and the command line,
 * which share most of what is in them, are one file.
 * @param root the repository's folder, built
 * @param dist folder to write in
 */
export async function bundleServerForExtension(root, dist) {
  const stdin = { contents: BOTH, resolveDir: root, sourcefile: 'both.js' };
  await build({ ...(await optionsOf(root, true)), stdin, outfile: join(dist, 'server.cjs'), external: ['./server.cjs'] });
  await writeFile(join(dist, 'cli.cjs'), "#!/usr/bin/env node\n'use strict';\nrequire('./server.cjs');\n", { mode: 0o755 });
  await copyFile(join(root, 'server/dist/server.worker.js'), join(dist, 'server.worker.js'));
}

/**
 * The programs for the package of npm: as they are built here, without the code cache, which only the very Node that
 * built it can use.
 * @param root the repository's folder, built
 * @param dist folder to write in
 */
export async function bundleServerForNpm(root, dist) {
  const common = await optionsOf(root, true);
  const stdin = { contents: PROGRAM_AND_API, resolveDir: root, sourcefile: 'program-and-api.js' };
  await Promise.all([
    build({ ...common, stdin, outfile: join(dist, 'grondslag.cjs'), external: ['./server.cjs'] }),
    build({ ...common, entryPoints: [join(root, 'server/src/lsp/main.node.ts')], outfile: join(dist, 'server.cjs') }),
  ]);
  await writeFile(join(dist, 'index.cjs'), "'use strict';\nmodule.exports = require('./grondslag.cjs').api();\n");
  const loader = join(dist, 'cli.cjs');
  await copyFile(join(root, 'build/loader.cjs'), loader);
  await chmod(loader, 0o755);
}
