/** The program `grondslag`. */
import { readFileSync, realpathSync } from 'node:fs';
import process from 'node:process';
import { today } from '../api/today.ts';
import { serveAsJudge } from '../api/workers.ts';
import type { Io, Stream } from './io.ts';
import { systemLanguage } from './language.ts';
import { run } from './run.ts';

const stream = (target: NodeJS.WriteStream): Stream => ({
  isTTY: target.isTTY === true,
  columns: target.columns,
  write: (text) => void target.write(text),
});

const world = (cwd: string): Io => ({
  script: realpathSync(process.argv[1] ?? ''),
  cwd,
  env: process.env,
  stdout: stream(process.stdout),
  stderr: stream(process.stderr),
  questions: process.stdin.isTTY === true && process.stderr.isTTY === true ? async () => (await import('./questions.ts')).terminalQuestions() : undefined,
  readStdin: () => readFileSync(0),
  today,
  elapsed: () => performance.now(),
});

/** Undefined where the folder that this process runs in has been taken away. */
function workingDirectory(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

// Whoever reads may stop reading (`| head`): that is no error of ours.
for (const target of [process.stdout, process.stderr]) {
  target.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exitCode = 2;
  });
}

// No process.exit: what is written has to leave first.
async function main(): Promise<void> {
  const cwd = workingDirectory();
  if (cwd === undefined) {
    process.stderr.write(`grondslag: ${systemLanguage(process.env) === 'nl' ? 'de werkmap bestaat niet meer of is niet te lezen' : 'the working directory no longer exists or cannot be read'}\n`);
    process.exitCode = 2;
    return;
  }
  const code = await run(process.argv.slice(2), world(cwd));
  process.exitCode = process.exitCode === 2 ? 2 : code;
}

// A thread that was started to judge is no run of the command line.
if (!serveAsJudge()) void main();
