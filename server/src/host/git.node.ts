/** What a repository knows of its commits: which one a name means, and where two histories part. */
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { gitIn, type Git, type GitRun } from './git-program.node.ts';

export interface Repository {
  readonly git: Git;
  /** Its topmost folder, without links on the way; of one without a working tree, the folder of the repository itself. */
  readonly top: string;
  /** Whether it has no working tree. */
  readonly bare: boolean;
  /** Whether the older part of the history was left behind. */
  readonly shallow: boolean;
}

/** A commit by its full name. */
export interface Commit {
  readonly repository: Repository;
  readonly id: string;
}

/** Why a version cannot be read. */
export type GitFault =
  | { readonly kind: 'no-git' }
  | { readonly kind: 'no-repository'; readonly folder: string }
  /** The repository belongs to another user of this machine, and Git does not trust it. */
  | { readonly kind: 'other-owner'; readonly folder: string }
  | { readonly kind: 'malformed-ref'; readonly ref: string }
  /** `near` is a name that does exist and may be what was meant. */
  | { readonly kind: 'unknown-ref'; readonly ref: string; readonly shallow: boolean; readonly near: string | undefined }
  | { readonly kind: 'no-merge-base'; readonly refs: readonly [string, string]; readonly shallow: boolean }
  /** A partial clone does not hold all files of the commit. */
  | { readonly kind: 'not-here'; readonly ref: string }
  | { readonly kind: 'failed'; readonly reason: string };

export type Answer<T> = { readonly fault: GitFault; readonly value?: never } | { readonly value: T; readonly fault?: never };

/** The repository that a folder is in. @param folder absolute, and there */
export function openRepository(folder: string, env?: Readonly<Record<string, string | undefined>>): Answer<Repository> {
  const git = gitIn(folder, env);
  const about = git(['rev-parse', '--is-bare-repository', '--is-shallow-repository', '--is-inside-work-tree']);
  if (about.kind !== 'done' || about.status !== 0) return { fault: faultOf(about, folder) };
  const [bare, shallow, inside] = textOf(about).split('\n').map((line) => line === 'true');
  // Within the repository's own folder there is no working tree, whether it is bare or not.
  const treeless = inside !== true && bare === true;
  const top = git(['rev-parse', ...(treeless ? ['--absolute-git-dir'] : ['--show-toplevel'])]);
  if (top.kind !== 'done' || top.status !== 0) return { fault: faultOf(top, folder) };
  try {
    return { value: { git, top: realpathSync.native(resolve(textOf(top))), bare: treeless, shallow: shallow === true } };
  } catch {
    return { fault: { kind: 'no-repository', folder } };
  }
}

/** The commit that a name means. */
export function findCommit(repository: Repository, ref: string): Answer<Commit> {
  if (!isPlain(ref)) return { fault: { kind: 'malformed-ref', ref } };
  const id = idOf(repository, ref);
  if (typeof id === 'object') return id;
  if (id !== undefined) return { value: { repository, id } };
  // What is fetched and was never checked out has the name of its remote before it.
  const remote = `origin/${ref}`;
  return { fault: { kind: 'unknown-ref', ref, shallow: repository.shallow, near: typeof idOf(repository, remote) === 'string' ? remote : undefined } };
}

/** The newest commit that two names have in common. */
export function findMergeBase(repository: Repository, refs: readonly [string, string]): Answer<Commit> {
  const ids: string[] = [];
  for (const ref of refs) {
    const { fault, value } = findCommit(repository, ref);
    if (fault !== undefined) return { fault };
    ids.push(value.id);
  }
  const run = repository.git(['merge-base', ...ids]);
  if (run.kind === 'done' && run.status === 1) return { fault: { kind: 'no-merge-base', refs, shallow: repository.shallow } };
  const [id] = run.kind === 'done' && run.status === 0 ? textOf(run).split('\n') : [];
  return id !== undefined && ID.test(id) ? { value: { repository, id } } : { fault: faultOf(run, repository.top) };
}

const ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Git would take what begins with a dash for an option; no name has a control character. */
function isPlain(ref: string): boolean {
  return ref !== '' && ref.length <= 1000 && !ref.startsWith('-') && !/[\u0000-\u001f\u007f]/.test(ref);
}

function idOf({ git, top }: Repository, ref: string): string | undefined | { readonly fault: GitFault } {
  const run = git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  if (run.kind !== 'done') return { fault: faultOf(run, top) };
  const id = textOf(run);
  return run.status === 0 && ID.test(id) ? id : undefined;
}

/** What went wrong, by the words of Git. */
export function faultOf(run: GitRun, folder: string): GitFault {
  if (run.kind === 'no-git') return run;
  if (run.kind === 'failed') return run;
  if (/dubious ownership|unsafe repository/.test(run.stderr)) return { kind: 'other-owner', folder };
  if (/not a git repository|must be run in a work tree/.test(run.stderr)) return { kind: 'no-repository', folder };
  if (/promisor|lazy fetch|transport '.*' not allowed/.test(run.stderr)) return { kind: 'not-here', ref: '' };
  return { kind: 'failed', reason: run.stderr.split('\n')[0] || `git: ${run.status}` };
}

/** What a run answered, without the end of its last line. */
function textOf({ stdout }: Extract<GitRun, { kind: 'done' }>): string {
  return stdout.toString('utf8').replace(/\r?\n$/, '');
}
