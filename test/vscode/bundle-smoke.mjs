/** Compiles the trials of the installed extension to one file that Node and a browser can load. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Type-checks and bundles them, and the extension that serves files of the memory in a browser.
 *
 * @param {string} root folder of package.json
 * @returns {Promise<string>} the folder with `smoke-index.js` and `memory-files.js`
 * @throws when they do not compile
 */
export async function bundleSmoke(root) {
  execFileSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-b', join('test', 'vscode')], { cwd: root, stdio: 'inherit' });
  const outdir = join(root, 'out', 'test', 'vscode', 'smoke');
  await build({
    absWorkingDir: root,
    entryPoints: ['smoke-index', 'memory-files'].map((name) => join('test', 'vscode', `${name}.ts`)),
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    target: 'es2022',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return outdir;
}
