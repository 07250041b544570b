/** F_yaml: list, read and parse with the `yaml` package to a document with positions. */
import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import { findFiles } from './find.mjs';

let files = 0;
let pairs = 0;
for (const path of findFiles(process.argv[2])) {
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: new LineCounter() });
  pairs += document.contents.items.length;
  files++;
}
console.log(`${files} files, ${pairs} keys`);
