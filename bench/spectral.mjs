/** Spectral, the linter that does most nearly what this one does, at a pinned version. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installTool } from './tools.mjs';

/** Pinned, so that a number from today and one from next year compare. */
const SPECTRAL_VERSION = '6.16.3';

const ruleset = join(dirname(fileURLToPath(import.meta.url)), 'spectral.yaml');

/**
 * Installs Spectral below `.bench/tools` when it is not there.
 * @returns {readonly string[]} the command that lints every generated pipeline of the working directory with the ten rules
 * @throws Error when npm cannot install it (no network)
 */
export function spectralCommand() {
  const main = join(installTool('@stoplight/spectral-cli', SPECTRAL_VERSION), 'node_modules', '@stoplight', 'spectral-cli', 'dist', 'index.js');
  return [process.execPath, main, 'lint', '**/*.pipeline.yaml', '--ruleset', ruleset, '--ignore-unknown-format', '--format', 'text'];
}
