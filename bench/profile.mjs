/**
 * Where the time goes, of a cold check and of typing in an editor:
 *
 *     node bench/profile.mjs [--shape corpus|chain|single] [--size 1000] [--top 25]
 *     node bench/profile.mjs --editor 1500 [--broken] [--edits 100]
 *
 * Runs what is shipped under V8's sampling profiler and adds up, per function, the time in it
 * (self) and in all it calls (total), and self time per source module and layer. Positions go through
 * the bundle's source map.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchDirectory, ensureCorpus } from './corpus.mjs';
import { cli, coldCheck, typeUnderProfiler } from './lsp.mjs';
import { table } from './table.mjs';

const { values } = parseArgs({
  options: {
    shape: { type: 'string', default: 'corpus' },
    size: { type: 'string', default: '1000' },
    top: { type: 'string', default: '25' },
    editor: { type: 'string' },
    broken: { type: 'boolean', default: false },
    edits: { type: 'string', default: '100' },
  },
});

if (!existsSync(cli)) {
  console.error('There is no server/dist/cli.cjs: run `npm run build` first.');
  process.exit(2);
}
const directory = join(benchDirectory, 'profile');
rmSync(directory, { recursive: true, force: true });
mkdirSync(directory, { recursive: true });
const what = values.editor === undefined ? profileCheck() : await profileEditor();
const file = readdirSync(directory).find((name) => name.endsWith('.cpuprofile'));
const profile = JSON.parse(readFileSync(join(directory, file), 'utf8'));
const maps = new Map();

const parents = new Map(profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])));
const places = new Map(profile.nodes.map((node) => [node.id, placeOf(node.callFrame)]));
const functions = new Map();
const inclusive = new Map();
const modules = new Map();
let total = 0;
let clock = profile.startTime;
const add = (sums, key, took) => sums.set(key, (sums.get(key) ?? 0) + took);
for (const [i, id] of profile.samples.entries()) {
  const took = profile.timeDeltas[i] / 1000;
  clock += profile.timeDeltas[i];
  if (clock < what.from || clock > what.to) continue;
  const { name, module, key } = places.get(id);
  if (name === '(idle)') continue;
  total += took;
  add(functions, key, took);
  add(modules, module, took);
  const seen = new Set(); // a recursive function counts once
  for (let at = id; at !== undefined; at = parents.get(at)) seen.add(places.get(at).key);
  for (const caller of seen) add(inclusive, caller, took);
}

console.log(`${what.title}: ${total.toFixed(0)} ms under the profiler\n`);
const share = (took) => `${((100 * took) / total).toFixed(1)} %`;
const sorted = (entries, count) => [...entries].sort((a, b) => b[1] - a[1]).slice(0, count);
const rowsOf = (sums) => sorted(sums, Number(values.top)).map(([key, took]) => {
  const [name, module] = key.split('\t');
  return [name.slice(0, 34), took.toFixed(1), share(took), module.slice(-44)];
});
console.log(table(['function', 'self ms', 'share', 'module'], rowsOf(functions), [0, 3]));
console.log();
const ours = new Map([...inclusive].filter(([key]) => key.includes('\tsrc/')));
console.log(table(['function and all it calls', 'total ms', 'share', 'module'], rowsOf(ours), [0, 3]));
console.log();
console.log(table(['module', 'self ms', 'share'], sorted(modules, Number(values.top)).map(([module, took]) => [module, took.toFixed(1), share(took)])));
console.log();
const layers = new Map();
for (const [module, took] of modules) {
  const layer = /^src\/([^/]+)/.exec(module)?.[1] ?? /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module)?.[1] ?? (module.startsWith('(') ? module : 'node');
  layers.set(layer, (layers.get(layer) ?? 0) + took);
}
console.log(table(['layer or package', 'self ms', 'share'], sorted(layers, 30).map(([layer, took]) => [layer, took.toFixed(1), share(took)])));

function profileCheck() {
  const corpus = ensureCorpus(values.shape, Number(values.size));
  const run = spawnSync(process.execPath, ['--cpu-prof', '--cpu-prof-interval', '200', '--cpu-prof-dir', directory, ...coldCheck().slice(1)], { cwd: corpus.directory, stdio: ['ignore', 'ignore', 'inherit'] });
  if (run.status !== 0) throw new Error(`check ended with ${run.signal ?? run.status}`);
  return { title: `check of ${corpus.files} file(s), ${corpus.bytes} bytes`, from: 0, to: Infinity };
}

async function profileEditor() {
  const [lines, edits] = [Number(values.editor), Number(values.edits)];
  const span = await typeUnderProfiler({ lines, broken: values.broken, edits, directory });
  return { title: `${edits} keystrokes and their warm-up in ${lines} lines${values.broken ? ', broken' : ''}`, ...span };
}

/** The name and the source module of a frame of the bundle. */
function placeOf(frame) {
  const { name, module } = sourceOf(frame);
  return { name, module, key: `${name}\t${module}` };
}

function sourceOf({ functionName, url, lineNumber, columnNumber }) {
  const named = functionName || '(anonymous)';
  if (url === '') return { name: named, module: named.startsWith('(') ? named : '(native)' };
  if (url.startsWith('node:')) return { name: named, module: url };
  const path = url.startsWith('file:') ? fileURLToPath(url) : url;
  const entry = mapOf(path)?.findEntry(lineNumber, columnNumber);
  if (entry?.originalSource === undefined) return { name: `${named}:${lineNumber + 1}:${columnNumber + 1}`, module: basename(path) };
  const module = entry.originalSource.replace(/^(?:\.\.\/)+/, '').replace(/^.*?(node_modules\/)/, '$1');
  return { name: `${entry.name || named}:${entry.originalLine + 1}`, module };
}

function mapOf(path) {
  if (!maps.has(path)) maps.set(path, existsSync(`${path}.map`) ? new SourceMap(JSON.parse(readFileSync(`${path}.map`, 'utf8'))) : undefined);
  return maps.get(path);
}
