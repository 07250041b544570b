/**
 * R(f): how long F_fast's parser takes to read one file again after a one-character edit, in one
 * warm process. Prints `p50 p95` in milliseconds.
 */
import { readFileSync } from 'node:fs';
import { fastTree } from './fast-tree.mjs';

const text = readFileSync(process.argv[2], 'utf8');
const edits = Number(process.argv[3] ?? 60);
const at = text.indexOf('naam: name') + 'naam: nam'.length;
// Two flat strings that differ in one character, so that no parse pays for flattening a rope.
const versions = [text, `${text.slice(0, at)}${text.slice(at + 1)}`].map((version) => Buffer.from(version).toString('utf8'));
const times = [];
for (let i = 0; i < edits + 30; i++) {
  const start = process.hrtime.bigint();
  fastTree(versions[i % 2]);
  const took = Number(process.hrtime.bigint() - start) / 1e6;
  if (i >= 30) times.push(took);
}
times.sort((a, b) => a - b);
console.log(`${times[Math.floor(times.length * 0.5)]} ${times[Math.min(times.length - 1, Math.ceil(times.length * 0.95) - 1)]}`);
