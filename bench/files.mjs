/** `check` of more and more files beside the floors and the tools of others, cold and with a cache. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ajvCommand } from './ajv.mjs';
import { biomeCommand } from './biome.mjs';
import { benchDirectory, ensureCorpus, filesOf } from './corpus.mjs';
import { fileGates } from './gates.mjs';
import { cli, coldCheck } from './lsp.mjs';
import { median, roundRobin } from './measure.mjs';
import { spectralCommand } from './spectral.mjs';
import { seconds, table, times } from './table.mjs';

const node = process.execPath;
const cached = [node, cli, 'check', '.', '--fail-on', 'never', '--cache'];
const PEERS = { spectral: spectralCommand, ajv: ajvCommand, biome: biomeCommand };

/** What each variant is called in the table, in the order of the table. */
const LABELS = {
  node: 'node -e ""',
  hash: 'F_hash',
  fast: 'F_fast',
  check: 'check, cold',
  first: '… --cache, first run',
  warm: '… --cache, nothing changed',
  changed: '… --cache, one file changed',
  workers: '… --workers 2',
  yaml: 'F_yaml',
  spectral: 'Spectral, 10 rules',
  ajv: 'ajv-cli, schema only',
  biome: 'biome lint',
};

/** The size from which threads are promised to pay, and at which they are measured. */
const THREADED = 5000;
/** Only the growth is asked of so many: the check alone is run on them. */
const GROWTH = 10_000;

/**
 * @param {{sizes: readonly number[], rounds: number, slowRounds: number, peers: boolean, floor: (name: string) => string, report: (text: string) => void}} options
 * @returns {{runs: Map<string, object>, gates: object[]}} prints a table for each size
 */
export function measureFiles({ sizes, rounds, slowRounds, peers, floor, report }) {
  const others = peers ? peerCommands(report) : [];
  const runs = new Map();
  const bytes = new Map();
  for (const size of sizes) {
    const corpus = ensureCorpus('corpus', size);
    bytes.set(size, corpus.bytes);
    const slow = size >= THREADED ? slowRounds : rounds;
    const variants = size >= GROWTH ? growthVariants(size, corpus.directory, slow) : allVariants(size, corpus.directory, { rounds, slow, floor, others });
    const output = join(benchDirectory, 'out', 'files');
    const measured = roundRobin(variants, { out: output, report: (text) => report(`${size} files: ${text}`) });
    report('');
    sameAnswers(output, size, variants);
    const base = measured.get(`fast-${size}`);
    console.log(`${corpus.files} file(s), ${corpus.lines} lines, ${corpus.bytes} bytes; findings: ${findingSummary(corpus.directory, corpus.files)}`);
    console.log(table(['', 'wall s', 'min', 'max', 'CPU s', 'RSS MB', '÷ F_fast', 'rounds'], variants.map(({ name }) => {
      const { wall, cpu, rss } = measured.get(name);
      return [LABELS[name.split('-')[0]], seconds(median(wall)), seconds(Math.min(...wall)), seconds(Math.max(...wall)), seconds(median(cpu)), rss?.toFixed(0), base && times(median(wall) / median(base.wall)), wall.length];
    })));
    console.log();
    for (const [name, result] of measured) runs.set(name, result);
  }
  const threads = sizes.includes(THREADED) ? threadsUnasked(ensureCorpus('corpus', THREADED).directory) : undefined;
  return { runs, gates: fileGates(runs, { bytes, threads }) };
}

/** The tools of others that can be had; the others are told of and left out. */
function peerCommands(report) {
  return Object.entries(PEERS).flatMap(([name, command]) => {
    try {
      report(`installing, when it is not there: ${LABELS[name]}`);
      return [{ name, argv: command() }];
    } catch (error) {
      console.log(`${LABELS[name]} is left out: ${error.message.split('\n')[0]}`);
      return [];
    }
  });
}

function growthVariants(size, cwd, rounds) {
  return [
    { name: `node-${size}`, argv: [node, '-e', ''], cwd, rounds },
    { name: `check-${size}`, argv: coldCheck(), cwd, rounds },
  ];
}

function allVariants(size, cwd, { rounds, slow, floor, others }) {
  const slowest = new Set(['spectral']);
  return [
    { name: `node-${size}`, argv: [node, '-e', ''], cwd, rounds },
    { name: `hash-${size}`, argv: [node, floor('hash'), '.'], cwd, rounds },
    { name: `fast-${size}`, argv: [node, floor('fast'), '.'], cwd, rounds },
    { name: `check-${size}`, argv: coldCheck(), cwd, rounds },
    ...cacheVariants(size, cwd, rounds),
    ...(size === THREADED ? [{ name: `workers-${size}`, argv: [...coldCheck(), '--workers', '2'], cwd, rounds }] : []),
    { name: `yaml-${size}`, argv: [node, floor('yaml'), '.'], cwd, rounds: slow },
    ...others.map(({ name, argv }) => ({ name: `${name}-${size}`, argv, cwd, rounds: slowest.has(name) ? slow : rounds })),
  ];
}

/** Each with a cache of its own: emptied before every run; filled by the run before; filled, and then one file is another. */
function cacheVariants(size, cwd, rounds) {
  const place = (name) => join(benchDirectory, 'cache', `${name}-${size}`);
  const env = (name) => ({ GRONDSLAG_CACHE_DIR: place(name) });
  const empty = (name) => rmSync(place(name), { recursive: true, force: true });
  empty('warm');
  empty('changed');
  // The file is changed in a copy: the corpus stays what the other variants read.
  const copy = ensureCorpus('corpus', size, join(benchDirectory, 'corpora', `changing-${size}`)).directory;
  const [path, text] = [...filesOf('corpus', size)][Math.floor(size / 2)];
  const versions = [text, oneCategoryChanged(text)];
  let turn = 0;
  // The first run fills the cache from the text as it is; `before` of the second is the first change.
  const change = () => writeFileSync(join(copy, path), `${versions[turn % 2]}# ${turn++}\n`);
  return [
    { name: `first-${size}`, argv: cached, cwd, rounds, env: env('first'), before: () => empty('first') },
    { name: `warm-${size}`, argv: cached, cwd, rounds, env: env('warm') },
    { name: `changed-${size}`, argv: cached, cwd: copy, rounds, env: env('changed'), before: change },
  ];
}

/** The category of the first field of the first source, in any style. */
const FIRST_CATEGORY = /(\n {4}fields:(?: \{ |\n +)\w+:(?: (?:\{ )?|\n +)(?:category: )?)([a-z-]+)/;

/** A text in which one field has another category: what follows from it has to be judged again. */
function oneCategoryChanged(text) {
  const changed = text.replace(FIRST_CATEGORY, (_, before, category) => `${before}${category === 'email' ? 'phone' : 'email'}`);
  if (changed === text) throw new Error('the file to change has no field in the place where one is looked for');
  return changed;
}

/** A cache and threads change how long it takes, and nothing that is said. */
function sameAnswers(output, size, variants) {
  const said = (name) => readFileSync(`${output}-${name}-${size}`, 'utf8');
  const own = new Set(variants.map(({ name }) => name));
  for (const name of ['first', 'warm', 'workers'].filter((word) => own.has(`${word}-${size}`))) {
    if (said(name) !== said('check')) throw new Error(`${LABELS[name]} says something else than a cold check of ${size} files`);
  }
}

/** What the checker says of a corpus, so that nobody measures an empty run. */
function findingSummary(cwd, count) {
  const run = spawnSync(node, [...coldCheck().slice(1), '--format', 'json'], { cwd, encoding: 'utf8', maxBuffer: 1 << 30 });
  const { files, summary } = JSON.parse(run.stdout);
  if (files !== count) throw new Error(`check read ${files} of ${count} files`);
  return `${summary.error} errors, ${summary.warning} warnings, ${summary.info} infos`;
}

/** How many threads a check starts when nobody asks for any. */
function threadsUnasked(cwd) {
  const counter = join(dirname(fileURLToPath(import.meta.url)), 'count-threads.cjs');
  const [, ...words] = coldCheck();
  const run = spawnSync(node, ['--require', counter, ...words], { cwd, encoding: 'utf8', maxBuffer: 1 << 30 });
  return Number(/^threads: (\d+)$/m.exec(run.stderr)?.[1]);
}
