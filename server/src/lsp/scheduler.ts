/**
 * When what is computed. A change is taken in as soon as the messages that came with it have been
 * read; the changed file is checked at once, and all that it may have changed elsewhere follows in
 * short slices, between which new messages are served. A newer change comes before the rest of an
 * older one: nothing is lost by that, for what is out of date stays marked until it has been done.
 */
import { fileOf, type UnitKey } from '../model/path.ts';
import type { Finding } from '../rules/finding.ts';
import type { Analysis } from '../service/analysis.ts';
import type { FileChange } from '../service/file-table.ts';
import type { Workspace } from '../service/workspace.ts';
import type { FileId } from '../text/source-file.ts';
import { soon } from './turns.ts';

/** The longest stretch of work between two looks at the mailbox, in milliseconds. */
const SLICE = 4;
/** How long changes that keep coming may hold up the check, in milliseconds. */
const PATIENCE = 10;

export interface Checks {
  readonly workspace: Workspace;
  /** The newest analysis of that workspace: settings and the date of today make another one. */
  analysis(): Analysis;
  isOpen(file: FileId): boolean;
  /** Checks a file, tells the client if need be, and answers which other files that spoke of. */
  check(file: FileId, edited: boolean): ReadonlySet<FileId>;
  /** All there was to check has been checked. */
  done(): void;
  /** Something went wrong that should not; the rest of the work goes on. */
  failed(error: unknown): void;
}

/**
 * How far the first reading of the files has come: nothing can be said yet, or only of what is open
 * (the catalogues are there), or of everything.
 */
export type Phase = 'listing' | 'reading' | 'all';

export interface Scheduler {
  enter(phase: Phase): void;
  /** A text has changed, or with `undefined` gone; takes effect at the next turn, or at `flush`. */
  change(change: FileChange): void;
  /** Takes in all changes now, so that a request is answered from the newest texts. */
  flush(): void;
  /** Everything has to be checked again. */
  recheck(): void;
  /** Resolves when there is nothing left to do. */
  idle(): Promise<void>;
}

/** A scheduler of these checks; it starts in the phase `listing`, in which nothing is said. */
export function makeScheduler(checks: Checks): Scheduler {
  const { workspace } = checks;
  const changes = new Map<FileId, string | undefined>();
  const dirty = { open: new Set<FileId>(), closed: new Set<FileId>() };
  const units: UnitKey[] = [];
  const mentions = new Map<FileId, ReadonlySet<FileId>>();
  const mentionedIn = new Map<FileId, Set<FileId>>();
  const findings = new Map<FileId, readonly (readonly Finding[])[]>();
  let waiting: (() => void)[] = [];
  let links = workspace.link();
  let environment = workspace.environment;
  let arrived = 0;
  let taking = false;
  let phase: Phase = 'listing';
  let working = false;
  /** Units have changed since it was asked whose findings rest on what they say. */
  let stirred = false;

  /** Open documents have a queue of their own: somebody is looking at them. */
  const mark = (file: FileId): void => void (checks.isOpen(file) ? dirty.open : dirty.closed).add(file);

  const touch = (file: FileId): void => {
    mark(file);
    for (const other of mentionedIn.get(file) ?? []) mark(other);
  };

  const check = (file: FileId, edited: boolean): void => {
    dirty.open.delete(file);
    dirty.closed.delete(file);
    const before = mentions.get(file);
    const now = checks.check(file, edited);
    for (const other of before ?? []) if (!now.has(other)) mentionedIn.get(other)?.delete(file);
    for (const other of now) {
      const readers = mentionedIn.get(other);
      if (readers === undefined) mentionedIn.set(other, new Set([file]));
      else readers.add(file);
    }
    if (now.size > 0) mentions.set(file, now);
    else mentions.delete(file);
    // Comments elsewhere are of use, or no longer, as findings here come and go.
    const own = (workspace.file(file)?.good?.parsed.units ?? []).map(({ key }) => checks.analysis().ofUnit(key));
    const known = findings.get(file) ?? [];
    if (own.length === known.length && own.every((list, index) => list === known[index])) return;
    if (own.length > 0) findings.set(file, own);
    else findings.delete(file);
    for (const other of [...(before ?? []), ...now]) if (checks.analysis().hasDirectives(other)) mark(other);
  };

  /** Files whose place in the whole changed: clashing ids, circles, catalogues with references of their own. */
  const compareLinks = (): void => {
    const [oldLinks, oldEnvironment] = [links, environment];
    environment = workspace.environment;
    links = workspace.link();
    if (links !== oldLinks) {
      for (const { first, second } of [...oldLinks.duplicates, ...links.duplicates]) for (const key of [first, second]) mark(fileOf(key));
      for (const { at, others } of [...oldLinks.circles, ...links.circles]) for (const { unit } of [at, ...others]) mark(fileOf(unit));
    }
    if (environment !== oldEnvironment) for (const key of links.catalogs) mark(fileOf(key));
  };

  /** What cannot be done is put on record and keeps nothing else from being done. */
  const attempt = (action: () => void): void => {
    try {
      action();
    } catch (error) {
      checks.failed(error);
    }
  };

  /** All at once, which is quicker; one by one where that fails, so that only the one that cannot be taken in is left out. */
  const takeIn = (taken: readonly FileChange[]): void => {
    try {
      workspace.apply(taken);
    } catch {
      for (const change of taken) attempt(() => workspace.apply([change]));
    }
  };

  const flush = (): void => {
    if (changes.size === 0) return;
    const taken = [...changes].map(([file, text]) => ({ file, text }));
    changes.clear();
    takeIn(taken);
    stirred = true;
    for (const { file } of taken) touch(file);
    if (phase === 'all') attempt(compareLinks);
    if (phase !== 'listing') for (const { file } of taken) if (checks.isOpen(file)) attempt(() => check(file, true));
    work();
  };

  const take = (since: number, seen: number): void => {
    soon(() => {
      // Each message is handled in a turn of its own: while they keep coming, the last one is not yet here.
      if (arrived !== seen && performance.now() - since < PATIENCE) return take(since, arrived);
      taking = false;
      attempt(flush);
    });
  };

  const release = (): void => {
    const done = waiting;
    waiting = [];
    for (const resolve of done) resolve();
  };

  const slice = (): void => {
    working = false;
    try {
      doSlice();
    } catch (error) {
      // There is no telling what comes next, so nothing is left to wait for; the next change tries again.
      checks.failed(error);
      release();
    }
  };

  const doSlice = (): void => {
    if (changes.size > 0) return flush();
    if (phase === 'listing') return;
    const end = performance.now() + SLICE;
    while (performance.now() < end) {
      const unit = phase === 'all' ? workspace.computeNext() ?? workspace.nextAhead() ?? units.pop() : undefined;
      if (unit === undefined && stirred && phase === 'all') {
        stirred = false;
        attempt(() => checks.analysis().overtaken().forEach(mark));
      }
      const file = unit === undefined ? first(dirty.open) ?? (phase === 'all' ? first(dirty.closed) : undefined) : undefined;
      if (unit !== undefined) {
        attempt(() => void checks.analysis().ofUnit(unit));
        touch(fileOf(unit));
      } else if (file !== undefined) attempt(() => check(file, false));
      else {
        if (phase !== 'all') return;
        attempt(() => checks.done());
        return release();
      }
    }
    work();
  };

  const work = (): void => {
    if (working) return;
    working = true;
    soon(slice);
  };

  return {
    enter: (next) => {
      phase = next;
      flush();
      if (phase === 'all') attempt(compareLinks);
      work();
    },
    change: ({ file, text }) => {
      // A later change of the same file takes its place at the end.
      changes.delete(file);
      changes.set(file, text);
      arrived++;
      if (taking) return;
      taking = true;
      take(performance.now(), arrived);
    },
    flush,
    recheck: () => {
      for (const file of workspace.fileIds()) mark(file);
      for (const unit of workspace.allUnits()) units.push(unit.key);
      work();
    },
    idle: () => new Promise((resolve) => {
      waiting.push(resolve);
      work();
    }),
  };
}

function first<T>(items: ReadonlySet<T>): T | undefined {
  for (const item of items) return item;
  return undefined;
}
