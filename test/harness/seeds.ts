import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Files } from './check.ts';

const folder = join(fileURLToPath(new URL('.', import.meta.url)), '../../../seeds/pipelines');

/** The worked pipelines, by path relative to their folder. */
export function seedPipelines(): Files {
  const names = (readdirSync(folder, { recursive: true }) as string[]).map((name) => name.replaceAll('\\', '/')).filter((name) => name.endsWith('.yaml')).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
