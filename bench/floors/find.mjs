/** The listing that every floor shares: all pipeline and catalogue files below a directory, in order. */
import { readdirSync } from 'node:fs';

const WANTED = /\.(?:pipeline|catalog)\.ya?ml$/;

/** @param {string} root @returns {string[]} */
export function findFiles(root) {
  const found = [];
  const pending = [root];
  while (pending.length > 0) {
    const directory = pending.pop();
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      if (entry.isDirectory()) pending.push(`${directory}/${entry.name}`);
      else if (WANTED.test(entry.name)) found.push(`${directory}/${entry.name}`);
    }
  }
  return found.sort();
}
