/** F_fast: list, read and parse with js-yaml events to a tree with positions. The floor of a cold check. */
import { readFileSync } from 'node:fs';
import { fastTree } from './fast-tree.mjs';
import { findFiles } from './find.mjs';

let files = 0;
let pairs = 0;
for (const path of findFiles(process.argv[2])) {
  pairs += fastTree(readFileSync(path, 'utf8')).documents[0].root.pairs.length;
  files++;
}
console.log(`${files} files, ${pairs} keys`);
