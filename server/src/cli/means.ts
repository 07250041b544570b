/** How a check is worked out, as the words say: with what an earlier run knows, and in how many threads. */
import { Fault } from '../api/fault.ts';
import type { Means } from '../api/outcome.ts';
import { openStore, storeDirectory } from '../api/store.ts';
import { startJudge } from '../api/workers.ts';
import type { Io } from './io.ts';
import type { Arguments } from './options.ts';

const MOST_THREADS = 32;

/** The means of a check. @throws Fault for a number of threads that cannot be */
export function meansOf(args: Arguments, { cwd, env, script }: Io): Means {
  const alike = [cwd, ...args.positionals, ...['format', 'preset', 'language', 'config'].flatMap((name) => ['', ...args.values(name)])].join('\n');
  return {
    store: args.has('cache') && !args.has('no-cache') && !args.has('stdin') ? openStore(storeDirectory(env), alike) : undefined,
    threads: readThreads(args),
    startJudge: (conditions) => startJudge(script, conditions),
  };
}

function readThreads(args: Arguments): number {
  const value = args.value('workers');
  if (value === undefined) return 1;
  if (!/^\d{1,2}$/.test(value) || Number(value) < 1 || Number(value) > MOST_THREADS) throw new Fault({ nl: `--workers ${value}: geef een heel getal van 1 tot en met ${MOST_THREADS}`, en: `--workers ${value}: give a whole number from 1 to ${MOST_THREADS}` });
  return Number(value);
}
