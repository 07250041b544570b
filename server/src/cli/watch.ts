/** `--watch`: the check again whenever a file of it changes. */
import { basename, resolve as absolute, sep } from 'node:path';
import process from 'node:process';
import { watch as watchFiles, type FSWatcher } from 'chokidar';
import { Fault } from '../api/fault.ts';
import type { Locale } from '../messages/template.ts';
import { visible } from '../report/visible.ts';
import type { Io } from './io.ts';

/** Changes that come together, as when a branch is changed, are one. In milliseconds. */
const SETTLE = 80;

/** Folders that hold nothing of ours, and a lot of it. */
const SKIPPED: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** Files that can change an outcome. */
const MATTERS = /\.ya?ml$|^\.gitignore$/u;

/**
 * Runs a check now and after every change, until the process is interrupted.
 * @param paths what to keep an eye on: files and folders; none is the working directory
 * @param once one check; what it says has been written when it is done. It tells which other files it depends on
 * @returns the exit code of the last check
 */
export async function watchAndRun(paths: readonly string[], io: Io, locale: () => Locale, once: (follow: (paths: readonly string[]) => void) => Promise<number>): Promise<number> {
  let code = 2;
  // Asked for by name: looked at whatever they are called.
  const named = new Set((paths.length === 0 ? ['.'] : paths).map((path) => absolute(io.cwd, path)));
  const watcher = watchFiles([...named], {
    ignoreInitial: true,
    ignored: (path, stats) => !named.has(path) && (SKIPPED.has(basename(path)) || (stats?.isFile() === true && !MATTERS.test(basename(path)))),
  });
  const follow = (more: readonly string[]): void => {
    const fresh = more.filter((path) => !named.has(path) && ![...named].some((folder) => path.startsWith(`${folder}${sep}`)));
    for (const path of fresh) named.add(path);
    if (fresh.length > 0) watcher.add(fresh);
  };
  const check = async (): Promise<void> => {
    if (io.stdout.isTTY) io.stdout.write('\u001b[2J\u001b[3J\u001b[H');
    try {
      code = await once(follow);
    } catch (error) {
      // A configuration that is half written is no reason to stop looking.
      if (!(error instanceof Fault)) throw error;
      code = error.exitCode;
      io.stderr.write(error.text[locale()].split('\n').map((line) => `grondslag: ${visible(line)}\n`).join(''));
    }
    io.stderr.write(locale() === 'nl' ? 'grondslag: wacht op veranderingen; Ctrl-C stopt\n' : 'grondslag: waiting for changes; Ctrl-C stops\n');
  };
  try {
    await untilStopped(watcher, oneAtATime(check));
    return code;
  } finally {
    await watcher.close();
  }
}

/** Runs now and whenever something changes, until the process is interrupted. @throws what watching or a run throws */
async function untilStopped(watcher: FSWatcher, run: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const start = (): void => void run().catch(reject);
      process.once('SIGINT', resolve);
      process.once('SIGTERM', resolve);
      watcher.on('all', () => {
        clearTimeout(timer);
        timer = setTimeout(start, SETTLE);
      });
      watcher.on('error', reject);
      // Only when it sees changes is the first outcome one that stays true.
      watcher.once('ready', start);
    });
  } finally {
    clearTimeout(timer);
  }
}

/** The same work, never twice at once: what is asked for while it runs is done once more, when it is done. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running = false;
  let again = false;
  return async () => {
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      await work();
    }
    running = false;
  };
}
