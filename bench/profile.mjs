/**
 * Where a cold check spends its time:
 *
 *     node bench/profile.mjs [--shape corpus|chain|single] [--size 1000] [--top 25]
 *
 * Runs the shipped command line under V8's sampling profiler and adds up self time per function and
 * per source module; positions go through the bundle's source map when it has one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchDirectory, ensureCorpus } from './corpus.mjs';
import { cli, coldCheck } from './lsp.mjs';
import { table } from './table.mjs';

const { values } = parseArgs({
  options: {
    shape: { type: 'string', default: 'corpus' },
    size: { type: 'string', default: '1000' },
    top: { type: 'string', default: '25' },
  },
});

if (!existsSync(cli)) {
  console.error('There is no server/dist/cli.cjs: run `npm run build` first.');
  process.exit(2);
}
const directory = join(benchDirectory, 'profile');
rmSync(directory, { recursive: true, force: true });
mkdirSync(directory, { recursive: true });
const corpus = ensureCorpus(values.shape, Number(values.size));
const run = spawnSync(process.execPath, ['--cpu-prof', '--cpu-prof-interval', '200', '--cpu-prof-dir', directory, ...coldCheck().slice(1)], { cwd: corpus.directory, stdio: ['ignore', 'ignore', 'inherit'] });
if (run.status !== 0) {
  console.error(`check ended with ${run.signal ?? run.status}`);
  process.exit(1);
}
const file = readdirSync(directory).find((name) => name.endsWith('.cpuprofile'));
const profile = JSON.parse(readFileSync(join(directory, file), 'utf8'));
const mapFile = `${cli}.map`;
const map = existsSync(mapFile) ? new SourceMap(JSON.parse(readFileSync(mapFile, 'utf8'))) : undefined;

const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
const functions = new Map();
const modules = new Map();
let total = 0;
for (const [i, id] of profile.samples.entries()) {
  const took = profile.timeDeltas[i] / 1000;
  const { name, module } = placeOf(nodes.get(id).callFrame);
  if (name === '(idle)') continue;
  total += took;
  const key = `${name}\t${module}`;
  functions.set(key, (functions.get(key) ?? 0) + took);
  modules.set(module, (modules.get(module) ?? 0) + took);
}

console.log(`check of ${corpus.files} file(s), ${corpus.bytes} bytes under the profiler: ${total.toFixed(0)} ms\n`);
const share = (took) => `${((100 * took) / total).toFixed(1)} %`;
const sorted = (entries, count) => [...entries].sort((a, b) => b[1] - a[1]).slice(0, count);
console.log(table(['function', 'self ms', 'share', 'module'], sorted(functions, Number(values.top)).map(([key, took]) => {
  const [name, module] = key.split('\t');
  return [name.slice(0, 34), took.toFixed(1), share(took), module];
})));
console.log();
console.log(table(['module', 'self ms', 'share'], sorted(modules, Number(values.top)).map(([module, took]) => [module, took.toFixed(1), share(took)])));
console.log();
const layers = new Map();
for (const [module, took] of modules) {
  const layer = /^src\/([^/]+)/.exec(module)?.[1] ?? /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module)?.[1] ?? (module.startsWith('(') ? module : 'node');
  layers.set(layer, (layers.get(layer) ?? 0) + took);
}
console.log(table(['layer or package', 'self ms', 'share'], sorted(layers, 30).map(([layer, took]) => [layer, took.toFixed(1), share(took)])));

/** The name and the source module of a frame of the bundle. */
function placeOf({ functionName, url, lineNumber, columnNumber }) {
  if (url === '') return { name: functionName || '(anonymous)', module: functionName.startsWith('(') ? functionName : '(native)' };
  if (url.startsWith('node:')) return { name: functionName || '(anonymous)', module: url };
  const path = url.startsWith('file:') ? fileURLToPath(url) : url;
  const entry = path === cli ? map?.findEntry(lineNumber, columnNumber) : undefined;
  if (entry?.originalSource === undefined) return { name: `${functionName || '(anonymous)'}:${lineNumber + 1}:${columnNumber + 1}`, module: basename(path) };
  const module = entry.originalSource.replace(/^(?:\.\.\/)+/, '');
  return { name: `${entry.name || functionName || '(anonymous)'}:${entry.originalLine + 1}`, module };
}
