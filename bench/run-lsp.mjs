/**
 * The editor's measurements beside yaml-language-server, in one run: `npm run bench:lsp`. See README.md.
 *
 *     node bench/run-lsp.mjs [--edits 100] [--starts 5] [--quick] [--only starts,typing,asking]
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchDirectory, ensureCorpus } from './corpus.mjs';
import { buildFloors } from './floors/build.mjs';
import { askingGates, comparedGates, insideGates, startGates, typingGates } from './gates.mjs';
import { cli, measureAsking, measureTyping } from './lsp.mjs';
import { measureBeside, measureStarts } from './lsp/beside.mjs';
import { reparseTimes } from './lsp/reparse.mjs';
import { machineFacts } from './measure.mjs';
import { ms, table } from './table.mjs';
import { installYamlLanguageServer } from './yaml-language-server.mjs';

const { values } = parseArgs({
  options: {
    edits: { type: 'string', default: '100' },
    starts: { type: 'string', default: '5' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: 'starts,typing,asking' },
  },
});
const edits = values.quick ? 30 : Number(values.edits);
const starts = values.quick ? 2 : Number(values.starts);
const parts = new Set(values.only.split(','));
const report = (text) => process.stderr.isTTY && process.stderr.write(`\r\x1b[K${text}`);

if (!existsSync(cli)) {
  console.error('There is no server/dist/cli.cjs: run `npm run build` first.');
  process.exit(2);
}
const peer = installYamlLanguageServer();
const reparse = reparseTimes(await buildFloors(join(benchDirectory, 'floors')));
const workspace = ensureCorpus('workspace', 1000);
const results = { date: new Date().toISOString().slice(0, 10), machine: machineFacts(), edits, starts, reparse: Object.fromEntries(reparse), gates: [] };
console.log(`grondslag bench:lsp, ${results.date}\n${results.machine}\n${edits} edits or requests a line, ${starts} starts; medians; over stdio, workspace of ${workspace.files} files\n`);

if (parts.has('starts')) {
  const rows = await measureStarts({ starts, peer, report });
  report('');
  console.log(table(['start, ms from spawn', 'initialize', 'first diagnostics', 'all files known', 'RSS MB'], rows.map((row) => [row.name, ms(row.initialise), ms(row.first), ms(row.known), ms(row.memory)])));
  console.log();
  results.starts = rows;
  results.gates.push(...startGates(rows, workspace.bytes));
}

if (parts.has('typing')) {
  const own = await measureTyping({ edits, report });
  const beside = await measureBeside({ edits: Math.min(edits, 50), peer, report });
  report('');
  console.log(table(['keystroke → diagnostics, ms', 'p50', 'p95', 'p99', 'max', 'R(f) p50', 'R(f) p95', '5 + 2·R'], own.typing.map(({ lines, broken, p50, p95, p99, max }) => {
    const floor = reparse.get(lines);
    return [name(lines, broken), ms(p50), ms(p95), ms(p99), ms(max), floor.p50.toFixed(2), floor.p95.toFixed(2), ms(5 + 2 * floor.p95)];
  })));
  console.log();
  console.log(table(['the same edit in each, ms', 'lines', 'p50', 'p95', 'p99'], beside.map((row) => [row.name, name(row.lines, row.broken), ms(row.p50), ms(row.p95), ms(row.p99)]), [0, 1]));
  console.log();
  results.typing = own;
  results.beside = beside;
  results.gates.push(...typingGates(own.typing, reparse), ...insideGates(own.typing), ...comparedGates(beside));
}

if (parts.has('asking')) {
  const { asked, wait, memory } = await measureAsking({ edits, report });
  report('');
  console.log(table(['request → answer, ms', 'lines', 'p50', 'p95', 'p99', 'max'], asked.map((row) => [row.what, name(row.lines, row.broken), ms(row.p50), ms(row.p95), ms(row.p99), ms(row.max)]), [0, 1]));
  console.log(`\nlongest a message waited: ${ms(wait.waited)} ms (${wait.method}); RSS at rest ${ms(memory.atRest)}, after ${ms(memory.after)}, peak ${ms(memory.peak)} MB\n`);
  results.asking = { asked, wait, memory };
  results.gates.push(...askingGates({ asked, wait }, reparse));
}

console.log('Gates');
console.log(table(['', 'gate', 'verdict', 'measured'], results.gates.map((gate) => [gate.id, gate.text, gate.verdict, gate.measured]), [0, 1, 2, 3]));
writeFileSync(join(benchDirectory, 'results-lsp.json'), `${JSON.stringify(results, null, 2)}\n`);
const count = (verdict) => results.gates.filter((gate) => gate.verdict === verdict).length;
console.log(`\n${count('pass')} pass, ${count('missed')} missed, ${count('skipped')} not measured; details in .bench/results-lsp.json`);

function name(lines, broken) {
  return `${lines.toLocaleString('en')} lines${broken ? ', broken' : ''}`;
}
