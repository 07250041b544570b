/** F_hash: list, read and hash. What a check costs when nothing has changed and nothing else is done. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { findFiles } from './find.mjs';

let files = 0;
let sum = 0;
for (const path of findFiles(process.argv[2])) {
  sum ^= createHash('sha1').update(readFileSync(path, 'utf8')).digest().readInt32LE(0);
  files++;
}
console.log(`${files} files, ${sum}`);
