/**
 * Bundles the floors as the checker itself is bundled, one file each, so that reading modules costs them no more.
 *
 * js-yaml comes from its browser build on purpose. The ordinary build of 5.5 makes its parser state
 * with `{ ...defaults, ...options, … }`, for which V8 11.3 (Node 20) gives every state a hidden class
 * of its own after the first few: all property reads become megamorphic and parsing four times
 * slower. The browser build is the same source with the spread lowered. A floor with that handicap
 * would not be a floor.
 */
import { build } from 'esbuild';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** @param {string} outdir @returns {Promise<(name: 'hash' | 'fast' | 'yaml' | 'reparse') => string>} the path of a floor */
export async function buildFloors(outdir) {
  await build({
    entryPoints: ['hash', 'fast', 'yaml', 'reparse'].map((name) => join(here, `${name}.mjs`)),
    outdir,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    alias: { 'js-yaml': 'js-yaml/browser' },
    mainFields: ['module', 'main'],
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    logLevel: 'warning',
  });
  return (name) => join(outdir, `${name}.cjs`);
}
