/** Compiles the tests to what the extension host can load: CommonJS, one file per entry. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Type-checks and bundles the suite.
 *
 * @param {string} root folder of package.json
 * @returns {Promise<string>} path of the module whose `run` starts the tests
 * @throws when the tests do not compile
 */
export async function bundleSuite(root) {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [compiler, '-b', join('test', 'vscode')], { cwd: root, stdio: 'inherit' });
  const outdir = join(root, 'out', 'test', 'vscode', 'bundle');
  await build({
    absWorkingDir: root,
    entryPoints: [join('test', 'vscode', 'index.ts'), join('test', 'vscode', 'suite.ts'), join('test', 'vscode', 'trusted.ts')],
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return join(outdir, 'index.cjs');
}
