/** Reads the texts of the toolkit: `seeds/toolkit/*.yaml`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

/**
 * @param {string} root the project's root directory
 * @returns {import('../server/src/report/docs/toolkit-pages.ts').Toolkit}
 */
export function readToolkit(root) {
  const read = (name) => load(readFileSync(join(root, 'seeds/toolkit', name), 'utf8'));
  return { ...read('questions.yaml'), ...read('steps.yaml'), ...read('gallery.yaml'), ...read('glossary.yaml') };
}
