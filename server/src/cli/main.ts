/** The program `grondslag`. */
import { readFileSync, realpathSync } from 'node:fs';
import process from 'node:process';
import type { Io, Stream } from './io.ts';
import { run } from './run.ts';

const stream = (target: NodeJS.WriteStream): Stream => ({
  isTTY: target.isTTY === true,
  columns: target.columns,
  write: (text) => void target.write(text),
});

const io: Io = {
  script: realpathSync(process.argv[1] ?? ''),
  cwd: process.cwd(),
  env: process.env,
  stdout: stream(process.stdout),
  stderr: stream(process.stderr),
  readStdin: () => readFileSync(0),
  today() {
    const now = new Date();
    return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-');
  },
  elapsed: () => performance.now(),
};

// Whoever reads may stop reading (`| head`): that is no error of ours.
for (const target of [process.stdout, process.stderr]) {
  target.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exitCode = 2;
  });
}

// No process.exit: what is written has to leave first.
async function main(): Promise<void> {
  const code = await run(process.argv.slice(2), io);
  process.exitCode = process.exitCode === 2 ? 2 : code;
}

void main();
