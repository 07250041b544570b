/**
 * What earlier runs found, by what it was found in. Every key holds all that an answer depends on: the
 * program with its knowledge base, the settings, the day, and the bytes. A store that is damaged, made
 * by another program or owned by somebody else is as good as none; writing replaces the file as a whole,
 * so that runs at the same time cannot hurt each other.
 */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { errorText } from '../base/error-text.ts';
import type { FileFacts, PowerFacts } from '../service/file-facts.ts';
import type { EntriesByFile } from './part-judge.ts';
import { BUILD } from './version.ts';

/** The shape of the file; one of another shape is not read. */
const SHAPE = 1;
/** More files than this are not kept: the ones used longest ago go. */
const MOST_FILES = 32;
const SUFFIX = '.grondslag-cache';

interface Stored {
  /** Hash of a text and its bounds → what it says. */
  readonly facts: Readonly<Record<string, FileFacts>>;
  /** Hash of a text and of the catalogues → its powers. */
  readonly powers: Readonly<Record<string, PowerFacts>>;
  /** Hash of a part → its findings. */
  readonly parts: Readonly<Record<string, EntriesByFile>>;
}

type Kind = keyof Stored;

export interface Store {
  get<K extends Kind>(kind: K, key: string): Stored[K][string] | undefined;
  put<K extends Kind>(kind: K, key: string, value: Stored[K][string]): void;
  /** Keeps what was used or added; nothing else. @returns why it could not, if so */
  save(): string | undefined;
}

/** A hash of what something depends on: the same for the same words only. */
export function keyOf(...words: readonly string[]): string {
  const hash = createHash('sha256');
  // The length of each word keeps two words from being read as two others.
  for (const word of words) hash.update(`${word.length}:`).update(word);
  return hash.digest('base64url');
}

/** Where stores are when nobody says so: never in a workspace, which somebody else may have filled. */
export function storeDirectory(env: Readonly<Record<string, string | undefined>>): string {
  const named = env['GRONDSLAG_CACHE_DIR'];
  if (named !== undefined && named !== '') return named;
  const xdg = env['XDG_CACHE_HOME'];
  if (xdg !== undefined && xdg !== '') return join(xdg, 'grondslag');
  if (process.platform === 'win32' && env['LOCALAPPDATA'] !== undefined) return join(env['LOCALAPPDATA'], 'grondslag', 'cache');
  return process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches', 'grondslag') : join(homedir(), '.cache', 'grondslag');
}

/**
 * Opens the store of runs that are alike.
 * @param name what tells these runs from others: they share a file
 */
export function openStore(directory: string, name: string): Store {
  const path = join(directory, `${keyOf(BUILD, name).slice(0, 24)}${SUFFIX}`);
  const before = read(path);
  const now = { facts: new Map<string, FileFacts>(), powers: new Map<string, PowerFacts>(), parts: new Map<string, EntriesByFile>() };
  let changed = false;
  return {
    get(kind, key) {
      const value = now[kind].get(key) ?? (Object.hasOwn(before[kind], key) ? before[kind][key] : undefined);
      if (value !== undefined) (now[kind] as Map<string, unknown>).set(key, value);
      return value as never;
    },
    put(kind, key, value) {
      changed = true;
      (now[kind] as Map<string, unknown>).set(key, value);
    },
    save() {
      try {
        if (changed) write(directory, path, { facts: Object.fromEntries(now.facts), powers: Object.fromEntries(now.powers), parts: Object.fromEntries(now.parts) });
        else if (before !== NOTHING) utimesSync(path, new Date(), new Date());
        return undefined;
      } catch (error) {
        return errorText(error);
      }
    },
  };
}

/** A store that lasts as long as the process: what one run did not use is gone after the next. */
export function memoryStore(): Store {
  let before = emptyMaps();
  let now = emptyMaps();
  return {
    get(kind, key) {
      const value = now[kind].get(key) ?? before[kind].get(key);
      if (value !== undefined) now[kind].set(key, value);
      return value as never;
    },
    put: (kind, key, value) => void now[kind].set(key, value),
    save() {
      before = now;
      now = emptyMaps();
      return undefined;
    },
  };
}

function emptyMaps(): Readonly<Record<Kind, Map<string, unknown>>> {
  return { facts: new Map(), powers: new Map(), parts: new Map() };
}

const NOTHING: Stored = { facts: {}, powers: {}, parts: {} };

function header(body: string): string {
  return `grondslag-cache ${SHAPE} ${BUILD} ${createHash('sha256').update(body).digest('base64url')}`;
}

/** What a file holds; nothing where it cannot be trusted. */
function read(path: string): Stored {
  // Run from separate modules there is no telling what made it.
  if (BUILD === '') return NOTHING;
  try {
    const file = openSync(path, 'r');
    try {
      const { uid, mode } = fstatSync(file);
      const owner = process.getuid?.();
      if (owner !== undefined && (uid !== owner || (mode & 0o022) !== 0)) return NOTHING;
      const text = readFileSync(file, 'utf8');
      const end = text.indexOf('\n');
      const body = text.slice(end + 1);
      return end > 0 && text.slice(0, end) === header(body) ? (JSON.parse(body) as Stored) : NOTHING;
    } finally {
      closeSync(file);
    }
  } catch {
    return NOTHING;
  }
}

function write(directory: string, path: string, stored: Stored): void {
  if (BUILD === '') return;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const body = JSON.stringify(stored);
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${header(body)}\n${body}`, { mode: 0o600 });
  renameSync(draft, path);
  prune(directory);
}

/** Takes away what was used longest ago, and drafts of runs that were killed. */
function prune(directory: string): void {
  const files = readdirSync(directory).filter((name) => name.includes(SUFFIX)).map((name) => ({ name, at: statSync(join(directory, name)).mtimeMs }));
  const newest = Math.max(...files.map(({ at }) => at));
  const old = files.filter(({ name, at }) => !name.endsWith(SUFFIX) && newest - at > 3_600_000);
  const many = files.filter(({ name }) => name.endsWith(SUFFIX)).sort((a, b) => b.at - a.at).slice(MOST_FILES);
  for (const { name } of [...old, ...many]) {
    try {
      unlinkSync(join(directory, name));
    } catch {
      // Another run was first.
    }
  }
}
