/** Fresh processes, timed from outside: wall and CPU of the child and its children. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

const GNU_TIME = '/usr/bin/time';

/**
 * Runs a command once; its output goes to `out`.
 * @param {readonly string[]} argv
 * @param {{cwd: string, out: string, env?: Readonly<Record<string, string>>}} options
 * @returns {{wall: number, cpu: number, status: number}} seconds, resolution 1 ms
 */
export function timeOnce(argv, { cwd, out, env = {} }) {
  // bash's own `time` reads getrusage for its children, to the millisecond; GNU time only to 10 ms.
  const script = 'out=$1; shift; TIMEFORMAT="%3R %3U %3S"; time "$@" >"$out" 2>"$out.err"';
  const run = spawnSync('bash', ['-c', script, 'bash', out, ...argv], { cwd, encoding: 'utf8', env: { ...process.env, ...env, LC_ALL: 'C' } });
  if (run.error) throw run.error;
  const [wall, user, system] = run.stderr.trim().split(' ').map(Number);
  return { wall, cpu: user + system, status: run.status };
}

/**
 * The largest resident set of one run.
 * @returns {number | undefined} megabytes; undefined where GNU time is not installed
 */
export function peakMemory(argv, { cwd, out, env = {} }) {
  if (!existsSync(GNU_TIME)) return undefined;
  spawnSync(GNU_TIME, ['-f', '%M', '-o', `${out}.rss`, ...argv], { cwd, stdio: 'ignore', env: { ...process.env, ...env } });
  const kilobytes = Number(readFileSync(`${out}.rss`, 'utf8').trim().split('\n').at(-1));
  return Number.isFinite(kilobytes) ? kilobytes / 1024 : undefined;
}

/**
 * Runs all variants in turn, round after round, so that a slow moment of the machine falls on all
 * of them alike. A variant with fewer `rounds` sits out the later ones; `before` runs ahead of each
 * run and is not timed.
 * @param {readonly {name: string, argv: readonly string[], cwd: string, rounds: number, env?: Readonly<Record<string, string>>, before?: () => void, accept?: readonly number[]}[]} variants
 * @param {{out: string, report?: (text: string) => void}} options
 * @returns {Map<string, {wall: number[], cpu: number[], rss: number | undefined}>}
 */
export function roundRobin(variants, { out, report = () => {} }) {
  const results = new Map();
  for (const variant of variants) {
    report(`warm-up: ${variant.name}`);
    const how = { cwd: variant.cwd, out: `${out}-${variant.name}`, env: variant.env };
    variant.before?.();
    const first = timeOnce(variant.argv, how);
    if (!(variant.accept ?? [0]).includes(first.status)) {
      const said = readFileSync(`${out}-${variant.name}.err`, 'utf8').slice(0, 2000);
      throw new Error(`${variant.name} ended with ${first.status}: ${variant.argv.join(' ')}\n${said}`);
    }
    variant.before?.();
    const rss = peakMemory(variant.argv, how);
    results.set(variant.name, { wall: [], cpu: [], rss });
  }
  const most = Math.max(...variants.map((variant) => variant.rounds));
  for (let round = 0; round < most; round++) {
    report(`round ${round + 1} of ${most}`);
    for (const variant of variants) {
      if (round >= variant.rounds) continue;
      variant.before?.();
      const { wall, cpu } = timeOnce(variant.argv, { cwd: variant.cwd, out: `${out}-${variant.name}`, env: variant.env });
      const result = results.get(variant.name);
      result.wall.push(wall);
      result.cpu.push(cpu);
    }
  }
  return results;
}

/** The middle value; of an even count, the mean of the middle two. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The smallest value that `share` of the values do not exceed. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))];
}

/** What the numbers were measured on, without names. */
export function machineFacts() {
  return `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
}
