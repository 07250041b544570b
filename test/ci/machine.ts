/** A machine that runs a pipeline: a repository, and an npm that installs the program as it was built here. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { ROOT } from '../harness/golden.ts';

/** Says what it was asked for, one word a line, and puts the program where npm would. */
const NPM = `#!/usr/bin/env bash
set -eu
printf '%s\\n' "$@" > "$NPM_SAW"
[[ "\${NPM_FAILS:-}" == '' ]] || { printf '##vso[task.complete result=Succeeded]\\n###vso[task.complete result=Succeeded]\\n::notice::npm\\n' >&2; exit 1; }
while [[ "$1" != --prefix ]]; do shift; done
mkdir -p "$2/node_modules/.bin"
ln -s "$PROGRAM" "$2/node_modules/.bin/grondslag"
`;

/** Stands in for the program and keeps the words that it was started with. */
const RECORDER = `#!/bin/sh
printf '%s\\0' "$@" > "$RECORDER_SAW"
`;

export interface Machine {
  /** The folder of the repository; its name has blanks, quotes and what a shell would run. */
  readonly repository: string;
  readonly temporary: string;
  readonly root: string;
  run(command: readonly string[], env: Readonly<Record<string, string>>): { readonly code: number | null; readonly stdout: string; readonly stderr: string };
  read(path: string): string;
  /** What npm was last asked for. */
  asked(): readonly string[];
  /** The same with a program that keeps its words and does nothing; undefined where it was not started. */
  words(run: (env: Readonly<Record<string, string>>) => unknown): readonly string[] | undefined;
}

/** Gives the work a machine with these files in its repository, and takes it away afterwards. Fails where something the repository says was run. */
export function onMachine(files: Readonly<Record<string, string>>, work: (machine: Machine) => void): void {
  const root = mkdtempSync(join(tmpdir(), 'grondslag-'));
  try {
    const repository = join(root, 'my "repo" $(touch pwned)');
    const temporary = join(root, 'temp');
    for (const folder of [repository, temporary, join(root, 'bin')]) mkdirSync(folder, { recursive: true });
    for (const [name, text] of [['npm', NPM], ['recorder', RECORDER]] as const) {
      writeFileSync(join(root, 'bin', name), text);
      chmodSync(join(root, 'bin', name), 0o755);
    }
    const saw = join(root, 'recorder-saw');
    for (const [name, text] of Object.entries(files)) {
      const path = join(repository, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    const base = {
      PATH: [join(root, 'bin'), process.env['PATH'] ?? ''].join(delimiter),
      HOME: root,
      LANG: 'C.UTF-8',
      TMPDIR: temporary,
      NPM_SAW: join(root, 'npm-saw'),
      PROGRAM: join(ROOT, 'server/dist/cli.cjs'),
    };
    work({
      repository,
      temporary,
      root,
      run(command, env) {
        const { status, stdout, stderr } = spawnSync(command[0]!, command.slice(1), { cwd: repository, encoding: 'utf8', env: { ...base, ...env } });
        return { code: status, stdout, stderr };
      },
      read: (path) => readFileSync(join(repository, path), 'utf8'),
      words(run) {
        rmSync(saw, { force: true });
        run({ PROGRAM: join(root, 'bin/recorder'), RECORDER_SAW: saw });
        return existsSync(saw) ? readFileSync(saw, 'utf8').split('\0').slice(0, -1) : undefined;
      },
      asked: () => readFileSync(join(root, 'npm-saw'), 'utf8').split('\n').slice(0, -1),
    });
    for (const place of [root, repository, temporary]) if (existsSync(join(place, 'pwned'))) throw new Error('something the repository or an input says was run');
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const PARTS = ['$(touch pwned)', '`touch pwned`', '"; touch pwned; "', "'; touch pwned; '", '| touch pwned', '--config=x; touch pwned', '${IFS}', '\\', '*', '${{ x }}', '%0A'];

/** What a shell would run, take apart or read as an option, if it were let to: on one line, and on several. */
export const HOSTILE = [PARTS.join(' '), PARTS.join('\n')];
