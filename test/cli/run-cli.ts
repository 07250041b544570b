/** The command line in this process, on files of its own: what the tests of the command line stand on. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Io } from '../../server/src/cli/io.ts';
import { run } from '../../server/src/cli/run.ts';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface World {
  readonly directory: string;
  write(name: string, content: string | Uint8Array): void;
  cli(args: readonly string[], more?: More): Promise<Outcome>;
}

export interface More {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  readonly columns?: number;
  readonly cwd?: string;
  /** What somebody at a terminal answers, in order; after the last they stop. Without it there is no terminal. */
  readonly answers?: readonly string[];
}

/** The day that is today in every test. */
export const TODAY = '2026-11-21';

/** Gives the work a folder with these files, and takes it away afterwards. */
export async function inWorld(files: Readonly<Record<string, string | Uint8Array>>, work: (world: World) => Promise<void> | void): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'grondslag-'));
  const world: World = {
    directory,
    write(name, content) {
      const path = join(directory, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    },
    cli: (args, more = {}) => runCli(args, join(directory, more.cwd ?? ''), more),
  };
  try {
    for (const [name, content] of Object.entries(files)) world.write(name, content);
    await work(world);
  } finally {
    chmodSync(directory, 0o755);
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Runs the program in a folder, in this process. */
export async function runCli(args: readonly string[], cwd: string, { env = {}, stdin = '', columns, answers }: More = {}): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const io: Io = {
    script: '',
    cwd,
    env,
    stdout: { isTTY: columns !== undefined, columns, write: (text) => void (stdout += text) },
    stderr: { isTTY: false, columns: undefined, write: (text) => void (stderr += text) },
    questions: answers === undefined ? undefined : async () => {
      const left = [...answers];
      return {
        ask: async (prompt) => {
          stderr += `${prompt}\n`;
          return left.shift();
        },
        close: () => undefined,
      };
    },
    readStdin: () => (typeof stdin === 'string' ? Buffer.from(stdin) : stdin),
    today: () => TODAY,
    elapsed: () => 0,
  };
  return { code: await run(args, io), stdout, stderr };
}
