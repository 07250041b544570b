/**
 * What clients show beside the text, and whether it is still so. A client asks again by itself when a document
 * changes; of changes elsewhere it is told, once, and only where something that it shows is other than it was.
 */
import { alike } from '../base/equal.ts';
import type { FileId, SourceFile } from '../text/source-file.ts';

/** Kinds of answers that a client can be told to ask for again. */
export type ShownKind = 'tokens' | 'hints';

export interface Shown {
  /** An answer about a document at one moment, and how to work it out again. */
  answered(kind: ShownKind, file: FileId, source: SourceFile, answer: unknown, again: () => unknown): void;
  closed(file: FileId): void;
  /** Nothing is left to check: clients hear of answers that no longer hold. */
  atRest(): void;
}

interface Answer {
  readonly source: SourceFile;
  readonly answer: unknown;
  readonly again: () => unknown;
}

/**
 * @param current the newest text of a file
 * @param refresh asks the client to ask again; undefined for what it cannot be asked
 */
export function makeShown(current: (file: FileId) => SourceFile | undefined, refresh: Readonly<Record<ShownKind, (() => void) | undefined>>): Shown {
  const answers = { tokens: new Map<FileId, Answer>(), hints: new Map<FileId, Answer>() };
  const outdated = ([file, { source, answer, again }]: [FileId, Answer]): boolean => current(file) === source && !alike(again(), answer);
  return {
    answered: (kind, file, source, answer, again) => {
      if (refresh[kind] !== undefined) answers[kind].set(file, { source, answer, again });
    },
    closed: (file) => {
      answers.tokens.delete(file);
      answers.hints.delete(file);
    },
    atRest: () => {
      for (const kind of ['tokens', 'hints'] as const) {
        const stale = [...answers[kind]].filter(outdated);
        // It asks again about what is still on screen; about the rest nobody needs to be told twice.
        for (const [file] of stale) answers[kind].delete(file);
        if (stale.length > 0) refresh[kind]?.();
      }
    },
  };
}
