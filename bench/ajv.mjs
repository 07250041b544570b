/** ajv-cli, which holds each file to a JSON Schema and does nothing else, at a pinned version. */
import { join } from 'node:path';
import { benchDirectory } from './corpus.mjs';
import { writeWholeSchema } from './schema.mjs';
import { installTool } from './tools.mjs';

const AJV_CLI_VERSION = '5.0.0';

/**
 * Installs ajv-cli below `.bench/tools` when it is not there.
 * @returns {readonly string[]} the command that holds every generated pipeline of the working directory to the schema
 * @throws Error when npm cannot install it (no network)
 */
export function ajvCommand() {
  const main = join(installTool('ajv-cli', AJV_CLI_VERSION), 'node_modules', 'ajv-cli', 'dist', 'index.js');
  // Its parser makes dates of what stands unquoted, in YAML 1.1: the schema it gets takes those too.
  const schema = writeWholeSchema('pipeline', join(benchDirectory, 'ajv'), { dates: 'any' });
  return [process.execPath, main, 'validate', '--spec=draft2020', '--strict=false', '-s', schema, '-d', '**/*.pipeline.yaml'];
}
