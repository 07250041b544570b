/** Biome, a linter in Rust that reads YAML, at a pinned version. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installTool } from './tools.mjs';

const BIOME_VERSION = '2.6.8';

/**
 * Installs Biome below `.bench/tools` when it is not there.
 * @returns {readonly string[]} the command that lints the working directory: the program itself, without the script of Node that starts it
 * @throws Error when npm cannot install it (no network), or has no program for this machine
 */
export function biomeCommand() {
  const modules = join(installTool('@biomejs/biome', BIOME_VERSION), 'node_modules', '@biomejs');
  const program = join(modules, `cli-${process.platform}-${process.arch}`, process.platform === 'win32' ? 'biome.exe' : 'biome');
  if (!existsSync(program)) throw new Error(`Biome ${BIOME_VERSION} has no program for ${process.platform} ${process.arch}`);
  return [program, 'lint', '.'];
}
