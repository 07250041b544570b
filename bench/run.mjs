/**
 * All measurements in one run: `npm run bench`. See README.md for what the numbers mean.
 *
 *     node bench/run.mjs [--rounds 9] [--edits 60] [--quick] [--files 1,100,1000,5000,10000] [--only files,peers,editor,chain,hostile]
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchDirectory, ensureCorpus } from './corpus.mjs';
import { measureFiles } from './files.mjs';
import { buildFloors } from './floors/build.mjs';
import { chainGates, hostileGates, hostileVerdict, typingGates } from './gates.mjs';
import { findingsOf, measureHostileEditing, writeHostile } from './hostile.mjs';
import { cli, coldCheck, measureChain, measureTyping } from './lsp.mjs';
import { reparseTimes } from './lsp/reparse.mjs';
import { machineFacts, median, roundRobin } from './measure.mjs';
import { ms, seconds, table } from './table.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    edits: { type: 'string', default: '60' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: 'files,peers,editor,chain,hostile' },
    files: { type: 'string' },
  },
});
const rounds = values.quick ? 3 : Number(values.rounds);
const edits = values.quick ? 50 : Number(values.edits);
const sizes = (values.files ?? (values.quick ? '1,100,1000' : '1,100,1000,5000,10000')).split(',').map(Number);
const parts = new Set(values.only.split(','));
const known = ['files', 'peers', 'editor', 'chain', 'hostile'];
if (![...parts].every((part) => known.includes(part)) || ![rounds, edits, ...sizes].every((number) => Number.isInteger(number) && number > 0)) {
  console.error(`--only takes ${known.join(', ')}; --rounds, --edits and --files take whole numbers above 0`);
  process.exit(2);
}
/** What takes more than five seconds a round is run this often. */
const slowRounds = Math.min(rounds, values.quick ? 1 : 3);

const check = coldCheck();
const out = join(benchDirectory, 'out');
const report = (text) => process.stderr.isTTY && process.stderr.write(`\r\x1b[K${text}`);
const results = { date: new Date().toISOString().slice(0, 10), machine: machineFacts(), rounds, edits, gates: [] };

if (!existsSync(cli)) {
  console.error('There is no server/dist/cli.cjs: run `npm run build` first.');
  process.exit(2);
}
mkdirSync(out, { recursive: true });
const floor = await buildFloors(join(benchDirectory, 'floors'));
console.log(`grondslag bench, ${results.date}\n${results.machine}\n${rounds} rounds, ${edits} edits; medians; fresh processes, round-robin\n`);

if (parts.has('files')) {
  const { runs, gates } = measureFiles({ sizes, rounds, slowRounds, peers: parts.has('peers'), floor, report });
  results.files = Object.fromEntries(runs);
  results.gates.push(...gates);
}
if (parts.has('editor')) await editor();
if (parts.has('chain')) await chain();
if (parts.has('hostile')) await hostile();

console.log('Gates');
console.log(table(['', 'gate', 'verdict', 'measured'], results.gates.map((gate) => [gate.id, gate.text, gate.verdict, gate.measured]), [0, 1, 2, 3]));
writeFileSync(join(benchDirectory, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
const count = (verdict) => results.gates.filter((gate) => gate.verdict === verdict).length;
console.log(`\n${count('pass')} pass, ${count('missed')} missed, ${count('skipped')} not measured; details in .bench/results.json`);

/** Typing in a workspace of 1,000 files. */
async function editor() {
  const reparse = reparseTimes(floor);
  const measured = await measureTyping({ edits, report });
  report('');
  console.log(`Editor, workspace of 1,000 files: initialize ${ms(measured.initialise)} ms, first diagnostics ${ms(measured.firstDiagnostics)} ms, all files known ${ms(measured.allKnown)} ms; RSS ${ms(measured.memory?.now)} MB, peak ${ms(measured.memory?.peak)} MB`);
  console.log(table(['keystroke → diagnostics, ms', 'p50', 'p95', 'max', 'CPU', 'R(f) p50', 'R(f) p95', '5 + 2·R'], measured.typing.map(({ lines, broken, p50, p95, max, cpu }) => {
    const floorOf = reparse.get(lines);
    return [`${lines.toLocaleString('en')} lines${broken ? ', broken' : ''}`, ms(p50), ms(p95), ms(max), ms(cpu), floorOf.p50.toFixed(2), floorOf.p95.toFixed(2), ms(5 + 2 * floorOf.p95)];
  })));
  console.log();
  results.editor = { ...measured, reparse: Object.fromEntries(reparse) };
  results.gates.push(...typingGates(measured.typing, reparse));
}

/** A chain of 10,000 files, headless and with an edit at its head. */
async function chain() {
  const variants = [1000, 10_000].map((size) => ({ name: `chain-${size}`, argv: check, cwd: ensureCorpus('chain', size).directory, rounds }));
  const runs = roundRobin(variants, { out: join(out, 'chain'), report });
  let edit;
  let trouble;
  try {
    edit = await measureChain({ edits, report });
  } catch (error) {
    trouble = error.message;
  }
  report('');
  console.log(table(['chain', 'wall s', 'CPU s', 'RSS MB'], variants.map(({ name }) => [`${Number(name.split('-')[1]).toLocaleString('en')} files`, seconds(median(runs.get(name).wall)), seconds(median(runs.get(name).cpu)), runs.get(name).rss?.toFixed(0)])));
  if (edit) console.log(`edit at the head of ${edit.files.toLocaleString('en')}: head told p50 ${ms(edit.head.p50)}, p95 ${ms(edit.head.p95)} ms; tail told p50 ${ms(edit.tail.p50)}, p95 ${ms(edit.tail.p95)}, max ${ms(edit.tail.max)}, CPU ${ms(edit.tail.cpu)} ms; RSS ${ms(edit.memory?.now)} MB`);
  else console.log(`edit at the head: ${trouble}`);
  console.log();
  results.chain = { runs: Object.fromEntries(runs), edit };
  results.gates.push(...chainGates(runs, edit));
}

/** Inputs made to break things. */
async function hostile() {
  const written = writeHostile();
  const variants = [
    { name: 'clean', argv: check, cwd: written.clean, rounds: Math.min(5, rounds) },
    ...written.inputs.map(({ directory }, i) => ({ name: `input-${i}`, argv: check, cwd: directory, rounds: Math.min(5, rounds), accept: [0, 1, 2, 3, 124, 134, 137, 139] })),
  ];
  const runs = roundRobin(variants, { out: join(out, 'hostile'), report });
  const start = median(runs.get('clean').wall);
  let editing;
  let trouble;
  try {
    editing = await measureHostileEditing(written);
  } catch (error) {
    trouble = error.message.split('\n')[0];
  }
  const rows = written.inputs.map(({ name, directory, exactly, atMost, limit = 100 }, i) => {
    const { findings, failed } = findingsOf(directory);
    const beyond = (median(runs.get(`input-${i}`).wall) - start) * 1000;
    return {
      name,
      limit,
      check: { findings, failed, beyond, asExpected: exactly === undefined ? findings <= atMost : findings === exactly },
      editor: editing?.[i],
    };
  });
  report('');
  console.log(table(['hostile input', 'check ms', 'found', 'open ms', 'type', 'next', 'found', 'verdict'], rows.map((row) => {
    const { headless, edited } = hostileVerdict(row);
    const { check: run, editor: typed } = row;
    const verdict = headless && edited ? 'pass' : [headless ? '' : 'check', edited ? '' : 'editor'].filter(Boolean).join(', ');
    return [row.name, ms(run.beyond), run.failed ?? run.findings, ms(typed?.opened), ms(typed?.typed), ms(typed?.healed), typed?.count, verdict];
  }), [0, 7]));
  console.log(trouble === undefined ? '' : `editor: ${trouble}\n`);
  results.hostile = rows;
  results.gates.push(...hostileGates(rows));
}
