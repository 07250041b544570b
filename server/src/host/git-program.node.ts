/**
 * Starting the `git` of this machine. The only file of the product that starts a program. What it
 * starts reads objects and nothing else: a repository's own hooks, filters, pager, monitors and
 * credential helpers do not run, and the network is out of reach.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import process from 'node:process';
import { errorCode } from './read-text.node.ts';

export type GitRun =
  | { readonly kind: 'done'; readonly status: number; readonly stdout: Buffer; readonly stderr: string }
  /** No `git` in the folders of PATH. */
  | { readonly kind: 'no-git' }
  /** It was there and could not be run to its end. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Runs git with these words in one folder. Never throws. */
export type Git = (words: readonly string[], input?: string) => GitRun;

/** What a repository's configuration could have run, switched off; names that this git does not know do no harm. */
const HARMLESS = [
  'core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.pager=cat', 'core.askPass=', 'core.sshCommand=false', 'core.alternateRefsCommand=false',
  'credential.helper=', 'diff.external=', 'protocol.allow=never', 'gc.auto=0', 'maintenance.auto=false', 'core.quotePath=false',
].flatMap((setting) => ['-c', setting]);

const FLAGS = ['--no-pager', '--no-optional-locks', '--no-replace-objects', '--literal-pathspecs', ...HARMLESS];

/** Of Git's own variables only those that say where configuration and objects are; the rest would point at another repository, or run something. */
const KEPT = /^GIT_(?:CONFIG_(?:COUNT|KEY_\d+|VALUE_\d+|GLOBAL|SYSTEM|NOSYSTEM)|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|QUARANTINE_PATH|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM)$/;

/** The longest a single question may take, in milliseconds: a disk over a network that does not answer. */
const PATIENCE = 120_000;

/**
 * The git of this machine, at work in a folder.
 * @param env the variables of this process; PATH says where git is
 */
export function gitIn(folder: string, env: Readonly<Record<string, string | undefined>> = process.env): Git {
  const program = findGit(env);
  const clean = environment(env);
  return (words, input = '') => {
    if (program === undefined) return { kind: 'no-git' };
    const { status, stdout, stderr, error } = spawnSync(program, [...FLAGS, ...words], { cwd: folder, env: clean, input, maxBuffer: Infinity, timeout: PATIENCE, windowsHide: true, shell: false });
    if (error !== undefined || status === null) return { kind: 'failed', reason: error === undefined ? 'signal' : errorCode(error) };
    return { kind: 'done', status, stdout, stderr: stderr.toString('utf8') };
  };
}

/** Looked up here and in absolute folders only: a system that looks in the working directory first would start what lies in a repository. */
function findGit(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const windows = process.platform === 'win32';
  const [, path = ''] = Object.entries(env).find(([name]) => (windows ? name.toUpperCase() : name) === 'PATH') ?? [];
  return path.split(delimiter).filter((folder) => isAbsolute(folder)).map((folder) => join(folder, windows ? 'git.exe' : 'git')).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function environment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const clean: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (value !== undefined && (!/^GIT_/i.test(name) || KEPT.test(name)) && !/^(?:LANGUAGE|LC_.*|SSH_ASKPASS)$/.test(name)) clean[name] = value;
  // Its messages are recognised by their words, so they have to be in one language.
  return { ...clean, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_NO_REPLACE_OBJECTS: '1', GIT_ALLOW_PROTOCOL: 'none', GIT_PAGER: 'cat' };
}
