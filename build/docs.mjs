/** Writes docs/rules from the rules themselves, and takes away pages of rules that are gone. Build first. */
import { mkdirSync, readdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { rulePages } = await import(join(root, 'out/server/src/report/docs.js'));
const folder = join(root, 'docs/rules');
mkdirSync(folder, { recursive: true });
const pages = rulePages();
const names = new Set(pages.map(({ name }) => name));
for (const name of readdirSync(folder)) if (name.endsWith('.md') && !names.has(name)) unlinkSync(join(folder, name));
for (const { name, text } of pages) writeFileSync(join(folder, name), text);
console.log(`docs/rules: ${pages.length} pages`);
