/** R(f): how long F_fast's parser needs for a file after a one-letter edit, in a warm process. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureCorpus, longSizes } from '../corpus.mjs';

/**
 * The best of three processes: what disturbs R(f) would loosen the gates that are built on it.
 * @param {(name: string) => string} floor the script of a floor
 * @returns {Map<number, {p50: number, p95: number}>} milliseconds by number of lines
 */
export function reparseTimes(floor) {
  return new Map(longSizes.map((lines) => {
    const file = join(ensureCorpus('single', lines).directory, `lang-${lines}.pipeline.yaml`);
    const runs = [1, 2, 3].map(() => spawnSync(process.execPath, [floor('reparse'), file, '100'], { encoding: 'utf8' }).stdout.trim().split(' ').map(Number));
    return [lines, { p50: Math.min(...runs.map(([p50]) => p50)), p95: Math.min(...runs.map(([, p95]) => p95)) }];
  }));
}
