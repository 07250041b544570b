/** Repositories in a folder of their own, made with the git of this machine: the same on every machine. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface TestRepository {
  /** Its topmost folder. */
  readonly folder: string;
  write(name: string, content: string | Uint8Array): void;
  remove(name: string): void;
  /** Runs git in the repository. @returns what it wrote, without the end of the last line */
  git(...words: readonly string[]): string;
  /** Everything that is there as a commit. @returns its id */
  commit(files?: Readonly<Record<string, string | Uint8Array>>): string;
}

/** No configuration of this machine or its user counts. */
export const GIT_ENV: Readonly<Record<string, string>> = {
  PATH: process.env['PATH'] ?? '',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: process.platform === 'win32' ? 'NUL' : '/dev/null',
  GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.org', GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
};

/** Runs git in a folder. @throws when it fails */
export function gitIn(folder: string, ...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', words, { cwd: folder, env: GIT_ENV, encoding: 'utf8' });
  assert.equal(status, 0, `git ${words.join(' ')}: ${stderr}`);
  return stdout.replace(/\n$/, '');
}

/** Gives the work a folder with a repository `work` in it, and takes it away afterwards. */
export async function inRepository(files: Readonly<Record<string, string | Uint8Array>>, work: (repository: TestRepository, place: string) => Promise<void> | void): Promise<void> {
  const place = realpathSync.native(mkdtempSync(join(tmpdir(), 'grondslag-git-')));
  try {
    const folder = join(place, 'work');
    mkdirSync(folder);
    gitIn(folder, 'init', '--quiet', '--initial-branch=main');
    const repository = repositoryAt(folder);
    if (Object.keys(files).length > 0) repository.commit(files);
    await work(repository, place);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** A repository that is there. */
export function repositoryAt(folder: string): TestRepository {
  const repository: TestRepository = {
    folder,
    write(name, content) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    },
    remove: (name) => rmSync(join(folder, name), { recursive: true }),
    git: (...words) => gitIn(folder, ...words),
    commit(more = {}) {
      for (const [name, content] of Object.entries(more)) repository.write(name, content);
      repository.git('add', '--all', '--force', '.');
      repository.git('commit', '--quiet', '--allow-empty', '--message', 'c');
      return repository.git('rev-parse', 'HEAD');
    },
  };
  return repository;
}
