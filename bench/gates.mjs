/** The gates: what was promised, what was measured, and whether it holds. */
import { median } from './measure.mjs';
import { ms, seconds, times } from './table.mjs';

/**
 * The verdict on a ratio of two variants. The median of wall time decides. Where it breaks the
 * limit, the machine may be to blame: the gate is then `unclear` while the ratio of the fastest
 * rounds or that of CPU time holds, and `missed` when all three break.
 */
function ratioGate(id, text, of, to, holds) {
  if (of === undefined || to === undefined) return { id, text, measured: 'not measured', verdict: 'skipped' };
  const wall = median(of.wall) / median(to.wall);
  const fastest = Math.min(...of.wall) / Math.min(...to.wall);
  const cpu = median(of.cpu) / median(to.cpu);
  const verdict = holds(wall) ? 'pass' : holds(fastest) || holds(cpu) ? 'unclear' : 'missed';
  return { id, text, measured: `${times(wall)} (CPU ${times(cpu)}, fastest ${times(fastest)})`, verdict, value: wall };
}

function valueGate(id, text, value, limit, show) {
  if (value === undefined) return { id, text, measured: 'not measured', verdict: 'skipped' };
  return { id, text, measured: `${show(value)} (limit ${show(limit)})`, verdict: value <= limit ? 'pass' : 'missed', value };
}

/**
 * @param {Map<string, {wall: number[], cpu: number[], rss?: number}>} runs by variant name, such as `check-1000`
 */
export function fileGates(runs) {
  const get = (name) => runs.get(name);
  const wall = (name) => (get(name) === undefined ? undefined : median(get(name).wall));
  const start = wall('check-1') === undefined ? undefined : (wall('check-1') - wall('node-1')) * 1000;
  return [
    ratioGate('G1', 'check 1,000 files ≤ 1.8 × F_fast', get('check-1000'), get('fast-1000'), (x) => x <= 1.8),
    ratioGate('G1', 'check 1,000 files ≤ 0.25 × F_yaml', get('check-1000'), get('yaml-1000'), (x) => x <= 0.25),
    ratioGate('G1b', 'check 5,000 files ≤ 2.0 × F_fast', get('check-5000'), get('fast-5000'), (x) => x <= 2.0),
    ratioGate('G1b', 'check 5,000 files ≤ 0.20 × F_yaml', get('check-5000'), get('yaml-5000'), (x) => x <= 0.2),
    ratioGate('G2', '1 file ≥ 5 × faster than Spectral', get('spectral-1'), get('check-1'), (x) => x >= 5),
    ratioGate('G2', '100 files ≥ 5 × faster than Spectral', get('spectral-100'), get('check-100'), (x) => x >= 5),
    ratioGate('G2', '1,000 files ≥ 7 × faster than Spectral', get('spectral-1000'), get('check-1000'), (x) => x >= 7),
    ratioGate('G2', '5,000 files ≥ 7 × faster than Spectral', get('spectral-5000'), get('check-5000'), (x) => x >= 7),
    valueGate('G6', 'check 1 file: start beyond node -e', start, 60, (x) => `${ms(x)} ms`),
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
    ratioGate('G13', 'chain of 10,000 ÷ chain of 1,000 ≤ 12', large, small, (x) => x <= 12),
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
