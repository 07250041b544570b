/** yaml-language-server, what most people have who write YAML in an editor, at a pinned version. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { installTool } from './tools.mjs';

/** The last that runs on Node 20. */
export const YAML_LANGUAGE_SERVER_VERSION = '1.25.0';

const schema = fileURLToPath(new URL('../schemas/pipeline.schema.json', import.meta.url));

/**
 * Installs it below `.bench/tools` when it is not there, and beside it a copy that does not wait before it validates.
 * @returns {{shipped: string, undelayed: string}} their main scripts
 * @throws Error when npm cannot install it (no network), or when the delay is not where it was
 */
export function installYamlLanguageServer() {
  const home = installTool('yaml-language-server', YAML_LANGUAGE_SERVER_VERSION);
  const copy = `${home}-undelayed`;
  const main = join('node_modules', 'yaml-language-server', 'bin', 'yaml-language-server');
  if (!existsSync(join(copy, main))) {
    cpSync(home, copy, { recursive: true });
    const settings = join(copy, 'node_modules/yaml-language-server/out/server/src/yamlSettings.js');
    const text = readFileSync(settings, 'utf8');
    if (!text.includes('validationDelayMs = 200')) throw new Error('yaml-language-server no longer waits where it did');
    writeFileSync(settings, text.replace('validationDelayMs = 200', 'validationDelayMs = 0'));
  }
  return { shipped: join(home, main), undelayed: join(copy, main) };
}

/** The command that serves over stdio. */
export function yamlLanguageServerCommand(main) {
  return [process.execPath, main, '--stdio'];
}

/** Settings that make it judge pipelines by the published schema, and ask nothing of the network. */
export const yamlLanguageServerSettings = {
  yaml: { validate: true, schemas: { [pathToFileURL(schema).href]: '*.pipeline.yaml' }, schemaStore: { enable: false }, customTags: [] },
};
