/** The gates: what was promised, what was measured, and whether it holds. */
import { median } from './measure.mjs';
import { ms, seconds, times } from './table.mjs';

/** How near to its limit a ratio of medians leaves the verdict to the fastest rounds. */
const TIE = 0.05;

/** Whether a value keeps to a limit: `atMost` or `atLeast`. */
function keeps(value, { atMost, atLeast }) {
  return atMost === undefined ? value >= atLeast : value <= atMost;
}

/** The verdict by medians; within 5 % of the limit that of the fastest rounds, which other work on the machine touches least. */
function verdictOf(median, fastest, limit) {
  const tie = Math.abs(median / (limit.atMost ?? limit.atLeast) - 1) <= TIE;
  return keeps(tie ? fastest : median, limit) ? 'pass' : 'missed';
}

const notMeasured = (id, text) => ({ id, text, measured: 'not measured', verdict: 'skipped' });

/** A ratio of two variants, by wall time; that of CPU time stands beside it. */
function ratioGate(id, text, of, to, limit) {
  if (!measured(of) || !measured(to)) return notMeasured(id, text);
  const wall = median(of.wall) / median(to.wall);
  const fastest = Math.min(...of.wall) / Math.min(...to.wall);
  const cpu = median(of.cpu) / median(to.cpu);
  return { id, text, measured: `${times(wall)} (fastest ${times(fastest)}, CPU ${times(cpu)})`, verdict: verdictOf(wall, fastest, limit), value: wall };
}

const measured = (run) => run !== undefined && run.wall.length > 0;

function valueGate(id, text, value, limit, show) {
  if (value === undefined) return notMeasured(id, text);
  return { id, text, measured: `${show(value)} (limit ${show(limit)})`, verdict: value <= limit ? 'pass' : 'missed', value };
}

/** How fast the time beyond `node -e ""` grows from one number of files to another: 1 is in step with it. */
function growthGate(runs, from, to) {
  const text = `check from ${from.toLocaleString('en')} to ${to.toLocaleString('en')} files: exponent ≤ 1.05`;
  const needed = [from, to].flatMap((size) => [runs.get(`check-${size}`), runs.get(`node-${size}`)]);
  if (!needed.every(measured)) return notMeasured('G11', text);
  const exponent = (pick) => {
    const [small, large] = [from, to].map((size) => pick(runs.get(`check-${size}`).wall) - pick(runs.get(`node-${size}`).wall));
    return Math.log(large / small) / Math.log(to / from);
  };
  const [byMedian, fastest] = [exponent(median), exponent((wall) => Math.min(...wall))];
  return { id: 'G11', text, measured: `${byMedian.toFixed(2)} (fastest ${fastest.toFixed(2)})`, verdict: verdictOf(byMedian, fastest, { atMost: 1.05 }), value: byMedian };
}

/**
 * @param {Map<string, {wall: number[], cpu: number[], rss?: number}>} runs by variant name, such as `check-1000`
 * @param {{bytes: ReadonlyMap<number, number>, threads: number | undefined}} facts bytes of the sources by number of files; threads that a check of 5,000 starts unasked
 */
export function fileGates(runs, { bytes, threads }) {
  const get = (name) => runs.get(name);
  const start = get('check-1') === undefined ? undefined : (median(get('check-1').wall) - median(get('node-1').wall)) * 1000;
  const memory = (size) => valueGate('G10', `check ${size.toLocaleString('en')} files, peak: 90 MB + 6 × source`, get(`check-${size}`)?.rss, 90 + (6 * (bytes.get(size) ?? 0)) / 1e6, (x) => `${ms(x)} MB`);
  return [
    ratioGate('G1', 'check 1,000 files ≤ 1.8 × F_fast', get('check-1000'), get('fast-1000'), { atMost: 1.8 }),
    ratioGate('G1', 'check 1,000 files ≤ 0.25 × F_yaml', get('check-1000'), get('yaml-1000'), { atMost: 0.25 }),
    ratioGate('G1b', 'check 5,000 files ≤ 2.0 × F_fast', get('check-5000'), get('fast-5000'), { atMost: 2.0 }),
    ratioGate('G1b', 'check 5,000 files ≤ 0.20 × F_yaml', get('check-5000'), get('yaml-5000'), { atMost: 0.2 }),
    ratioGate('G2', '1 file ≥ 5 × faster than Spectral', get('spectral-1'), get('check-1'), { atLeast: 5 }),
    ratioGate('G2', '100 files ≥ 5 × faster than Spectral', get('spectral-100'), get('check-100'), { atLeast: 5 }),
    ratioGate('G2', '1,000 files ≥ 7 × faster than Spectral', get('spectral-1000'), get('check-1000'), { atLeast: 7 }),
    ratioGate('G2', '5,000 files ≥ 7 × faster than Spectral', get('spectral-5000'), get('check-5000'), { atLeast: 7 }),
    ratioGate('G3', 'check 1,000 files ≤ 1.0 × ajv-cli, schema only', get('check-1000'), get('ajv-1000'), { atMost: 1.0 }),
    ratioGate('G4', 'check 1,000 files ≤ 2.5 × biome lint', get('check-1000'), get('biome-1000'), { atMost: 2.5 }),
    ratioGate('G5', 'nothing changed, 1,000 files ≤ 2.0 × F_hash', get('warm-1000'), get('hash-1000'), { atMost: 2.0 }),
    ratioGate('G5', 'nothing changed, 1,000 files ≤ 0.6 × cold', get('warm-1000'), get('check-1000'), { atMost: 0.6 }),
    ratioGate('G5', 'nothing changed, 5,000 files ≤ 2.8 × F_hash', get('warm-5000'), get('hash-5000'), { atMost: 2.8 }),
    ratioGate('G5', 'nothing changed, 5,000 files ≤ 0.6 × cold', get('warm-5000'), get('check-5000'), { atMost: 0.6 }),
    valueGate('G6', 'check 1 file: start beyond node -e', start, 60, (x) => `${ms(x)} ms`),
    memory(1000),
    memory(5000),
    growthGate(runs, 1000, 5000),
    growthGate(runs, 5000, 10_000),
    valueGate('G15', 'threads that a check of 5,000 files starts unasked', threads, 0, String),
    ratioGate('G15', '5,000 files: one thread ÷ --workers 2 ≥ 1.25', get('check-5000'), get('workers-5000'), { atLeast: 1.25 }),
  ];
}

/** @param {{lines: number, broken: boolean, p95: number}[]} typing @param {Map<number, {p95: number}>} reparse */
export function typingGates(typing, reparse) {
  return typing.map(({ lines, broken, p95 }) =>
    valueGate('G7', `keystroke p95, ${lines.toLocaleString('en')} lines${broken ? ', broken' : ''} ≤ 5 ms + 2·R`, p95, 5 + 2 * reparse.get(lines).p95, (x) => `${ms(x)} ms`));
}

/** How the time grows inside a file: the exponent from 1,500 to 15,000 lines. */
export function insideGates(typing) {
  return [false, true].map((broken) => {
    const [small, large] = [1500, 15_000].map((size) => typing.find((row) => row.lines === size && row.broken === broken)?.p50);
    return valueGate('G11b', `keystroke p50 from 1,500 to 15,000 lines${broken ? ', broken' : ''}: exponent`, small && large && Math.log10(large / small), 1.15, (x) => x.toFixed(2));
  });
}

/** @param {{name: string, lines: number, broken: boolean, p95: number}[]} rows the checker, the peer, the peer without its delay */
export function comparedGates(rows) {
  const limits = [[150, 1, 1 / 20], [150, 2, 1 / 3], [15_000, 1, 1 / 8], [15_000, 2, 1 / 5]];
  const names = [...new Set(rows.map(({ name }) => name))];
  return limits.map(([lines, peer, limit]) => {
    const of = (name) => rows.find((row) => row.name === name && row.lines === lines && !row.broken)?.p95;
    const [own, other] = [of(names[0]), of(names[peer])];
    return valueGate('G7b', `${lines.toLocaleString('en')} lines, p95 ÷ ${names[peer]}`, own && other && own / other, limit, (x) => `1/${(1 / x).toFixed(1)}`);
  });
}

/** @param {{first: number, known: number, memory: number}[]} rows the checker, then the peer @param {number} bytes of the workspace's sources */
export function startGates([own, peer], bytes) {
  return [
    valueGate('G9', 'spawn → first diagnostics ≤ 0.5 × yaml-language-server', own.first, 0.5 * peer.first, (x) => `${ms(x)} ms`),
    valueGate('G9b', 'spawn → 1,000 files known', own.known, 1000, (x) => `${ms(x)} ms`),
    valueGate('G9b', '… ≤ 0.25 × yaml-language-server opening them', own.known, 0.25 * peer.known, (x) => `${ms(x)} ms`),
    valueGate('G10', 'server, 1,000 files known: 90 MB + 6 × source', own.memory, 90 + (6 * bytes) / 1e6, (x) => `${ms(x)} MB`),
  ];
}

/** @param {{asked: {lines: number, broken: boolean, what: string, p95: number}[], wait: {waited: number}}} measured @param {Map<number, {p95: number}>} reparse */
export function askingGates({ asked, wait }, reparse) {
  const p95 = (what, lines, broken) => asked.find((row) => row.what === what && row.lines === lines && row.broken === broken)?.p95;
  const show = (x) => `${ms(x)} ms`;
  return [
    ...[...reparse].flatMap(([lines, floor]) => [false, true].map((broken) =>
      valueGate('G8', `completion after an edit, p95, ${lines.toLocaleString('en')} lines${broken ? ', broken' : ''} ≤ 10 ms + 2·R`, p95('completion after an edit', lines, broken), 10 + 2 * floor.p95, show))),
    ...[...reparse].map(([lines]) => valueGate('G8', `completion, nothing changed, p95, ${lines.toLocaleString('en')} lines`, p95('completion', lines, false), 5, show)),
    valueGate('loop', 'longest a message waits behind a request', wait.waited, 50, show),
  ];
}

/** @param {Map<string, {wall: number[]}>} runs with `chain-1000` and `chain-10000` @param {{tail: {p95: number}} | undefined} edit */
export function chainGates(runs, edit) {
  const [small, large] = [runs.get('chain-1000'), runs.get('chain-10000')];
  return [
    valueGate('G13', 'check a chain of 10,000 files', large && median(large.wall), 1.0, (x) => `${seconds(x)} s`),
    ratioGate('G13', 'chain of 10,000 ÷ chain of 1,000 ≤ 12', large, small, { atMost: 12 }),
    valueGate('G13', 'edit at the head, tail told, p95', edit?.tail.p95, 100, (x) => `${ms(x)} ms`),
  ];
}

/** Whether one hostile input was taken as promised, headless and in an editor. */
export function hostileVerdict({ limit, check, editor }) {
  const headless = check.failed === undefined && check.asExpected && check.beyond <= limit;
  const edited = editor !== undefined && editor.asExpected && editor.normal && editor.alive && editor.opened <= limit && editor.typed <= limit;
  return { headless, edited };
}

/** @param {{check: object, editor?: object}[]} rows one per hostile input */
export function hostileGates(rows) {
  const verdicts = rows.map(hostileVerdict);
  const gate = (text, key) => {
    const held = verdicts.filter((verdict) => verdict[key]).length;
    return { id: 'G14', text, measured: `${held} of ${rows.length} inputs`, verdict: held === rows.length ? 'pass' : 'missed', value: held };
  };
  return [gate('hostile input, check: as promised, in time', 'headless'), gate('hostile input, editor: alive, in time, next edit normal', 'edited')];
}
