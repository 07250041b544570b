/**
 * Generated workspaces, the same bytes on every machine:
 *
 *     node bench/corpus.mjs corpus 1000 DIR     N pipelines of about 150 lines
 *     node bench/corpus.mjs chain 10000 DIR     N small pipelines, each reading the one before it
 *     node bench/corpus.mjs single 1500 DIR     one pipeline of about that many lines
 *     node bench/corpus.mjs workspace 1000 DIR  what an editor has open: N pipelines, three long ones, one bad one
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { linkId, linkText, readerText } from './corpus/chain.mjs';
import { longPlan, planOf, textOf } from './corpus/pipeline.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** Where generated things live; not in version control. */
export const benchDirectory = join(here, '..', '.bench');

/** Files per directory, as in a repository with a folder per team. */
const PER_DIRECTORY = 100;

/** Line counts of the long pipelines that a workspace holds. */
export const longSizes = [150, 1500, 15000];

/** How many files of a workspace read the output of each long pipeline. */
export const READERS = 8;

/** The name of the file with the one finding that a workspace surely has. */
export const KNOWN_BAD = 'zz/bekend-fout.pipeline.yaml';

/** A digest of everything that decides the bytes of a corpus. */
export function generatorDigest() {
  const hash = createHash('sha256');
  for (const name of ['corpus.mjs', ...readdirSync(join(here, 'corpus')).sort().map((file) => `corpus/${file}`)]) {
    hash.update(name).update(readFileSync(join(here, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * The files of a corpus as `[path, text]`.
 * @param {'corpus' | 'chain' | 'single' | 'workspace'} shape
 * @param {number} size number of files, or of lines for `single`
 */
export function* filesOf(shape, size) {
  if (shape === 'single') {
    yield [`lang-${size}.pipeline.yaml`, textOf(longPlan(`lang-${size}`, size))];
    return;
  }
  for (let i = 0; i < size; i++) {
    const directory = `team-${String(Math.floor(i / PER_DIRECTORY)).padStart(3, '0')}`;
    if (shape === 'chain') yield [`${directory}/${linkId(i)}.pipeline.yaml`, linkText(i, size)];
    else {
      const plan = planOf(i);
      yield [`${directory}/${plan.id}.pipeline.yaml`, textOf(plan)];
    }
  }
  if (shape === 'workspace') yield* extras();
}

function* extras() {
  for (const lines of longSizes) {
    const plan = longPlan(`lang-${lines}`, lines);
    yield [`zz/lang-${lines}.pipeline.yaml`, textOf(plan)];
    for (let i = 0; i < READERS; i++) {
      const id = `lezer-${lines}-${i}`;
      yield [`zz/${id}.pipeline.yaml`, readerText(id, `lang-${lines}/overzicht${plan.blocks[0].suffix}`)];
    }
  }
  yield [KNOWN_BAD, linkText(0, 2).replaceAll(linkId(0), 'bekend-fout').replace('bereikbaar: phone', 'bereikbaar: phne')];
}

/**
 * Writes a corpus, or leaves it when it is there and the generator has not changed.
 * @param {'corpus' | 'chain' | 'single' | 'workspace'} shape
 * @param {number} size
 * @param {string} [directory] default: `.bench/<shape>-<size>`
 * @returns {{directory: string, files: number, bytes: number, lines: number}}
 */
export function ensureCorpus(shape, size, directory = join(benchDirectory, 'corpora', `${shape}-${size}`)) {
  const stampFile = `${directory}.json`;
  const digest = generatorDigest();
  if (existsSync(stampFile) && existsSync(directory)) {
    const stamp = JSON.parse(readFileSync(stampFile, 'utf8'));
    if (stamp.digest === digest) return { directory, files: stamp.files, bytes: stamp.bytes, lines: stamp.lines };
  }
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const totals = { files: 0, bytes: 0, lines: 0 };
  const made = new Set();
  for (const [path, text] of filesOf(shape, size)) {
    const parent = dirname(path);
    if (!made.has(parent)) {
      mkdirSync(join(directory, parent), { recursive: true });
      made.add(parent);
    }
    writeFileSync(join(directory, path), text);
    totals.files++;
    totals.bytes += Buffer.byteLength(text);
    totals.lines += text.split('\n').length - 1;
  }
  writeFileSync(stampFile, JSON.stringify({ digest, ...totals }));
  return { directory, ...totals };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [shape, size, directory] = process.argv.slice(2);
  if (!['corpus', 'chain', 'single', 'workspace'].includes(shape) || !(Number(size) > 0)) {
    console.error('usage: node bench/corpus.mjs corpus|chain|single|workspace SIZE [DIR]');
    process.exit(2);
  }
  const made = ensureCorpus(shape, Number(size), directory);
  console.log(`${made.directory}: ${made.files} files, ${made.lines} lines, ${made.bytes} bytes`);
}
