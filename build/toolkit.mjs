/** Reads the texts of the toolkit: `seeds/toolkit/*.yaml`, with the glossary of the knowledge base. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

/**
 * @param {string} root the project's root directory
 * @returns {import('../server/src/report/docs/toolkit-pages.ts').Toolkit}
 */
export function readToolkit(root) {
  const read = (name) => load(readFileSync(join(root, 'seeds', name), 'utf8'));
  return { ...read('toolkit/questions.yaml'), ...read('toolkit/steps.yaml'), ...read('toolkit/gallery.yaml'), ...read('knowledge/glossary.yaml') };
}
