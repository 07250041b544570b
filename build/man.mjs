/** Writes man/ from the tables of commands and options, in both languages. Build first. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/**
 * The pages, by their path.
 *
 * @param {string} root folder of package.json, built
 * @returns {Promise<Readonly<Record<string, string>>>}
 */
export async function manualPages(root) {
  const { manualPage } = await import(join(root, 'out/server/src/cli/manual.js'));
  const { releaseDate, softwareVersion } = parse(readFileSync(join(root, 'publiccode.yml'), 'utf8'));
  const facts = { version: softwareVersion, date: releaseDate };
  return { 'man/grondslag.1': manualPage('en', facts), 'man/nl/grondslag.1': manualPage('nl', facts) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..');
  for (const [path, text] of Object.entries(await manualPages(root))) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
