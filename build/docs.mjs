/** Writes the made folders of docs/ from the rules, the knowledge base and the toolkit's texts, and takes away pages that are made no more. Build first. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readToolkit } from './toolkit.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { allPages, FOLDERS } = await import(join(root, 'out/server/src/report/docs/all-pages.js'));
const seeds = join(root, 'seeds/pipelines');
const files = Object.fromEntries(
  readdirSync(seeds, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(seeds.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
);
const pages = allPages(readToolkit(root), files);
for (const folder of FOLDERS) rmSync(join(root, 'docs', folder), { recursive: true, force: true });
for (const { name, text } of pages) {
  mkdirSync(dirname(join(root, 'docs', name)), { recursive: true });
  writeFileSync(join(root, 'docs', name), text);
}
console.log(`docs: ${pages.length} pages`);
