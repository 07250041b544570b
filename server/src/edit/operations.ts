/**
 * Changes to a file, said in logical paths. They become text edits at the last moment, against the
 * newest text, so that a fix never acts on positions that have moved.
 */
import type { Path, UnitKey } from '../model/path.ts';

/** A value to write: text is quoted where YAML asks for it; lists and mappings take the style of their surroundings. */
export type NewValue = string | number | boolean | readonly NewValue[] | { readonly [key: string]: NewValue };

export type Operation =
  /** Takes out a mapping's pair or a sequence's item, with its comments; a mapping or sequence left empty goes too, upward. */
  | { readonly op: 'remove'; readonly unit: UnitKey; readonly path: Path }
  /** Replaces the value at a path; the path must exist. A scalar keeps the quoting style of the old one where it can. */
  | { readonly op: 'replace'; readonly unit: UnitKey; readonly path: Path; readonly value: NewValue }
  /** Gives a pair another key; value and order stay. */
  | { readonly op: 'rename'; readonly unit: UnitKey; readonly path: Path; readonly key: string }
  /** Adds a pair to the mapping at `path` (made when absent or empty); after the pair `after`, else at the end. */
  | { readonly op: 'insert'; readonly unit: UnitKey; readonly path: Path; readonly key: string; readonly value: NewValue; readonly after?: string }
  /** Adds an item to the sequence at `path` (made when absent; a single text becomes a list of two). */
  | { readonly op: 'append'; readonly unit: UnitKey; readonly path: Path; readonly value: NewValue }
  /** Puts a comment on a line of its own above the node at `path`, at its indentation. */
  | { readonly op: 'comment'; readonly unit: UnitKey; readonly path: Path; readonly text: string }
  /** Writes other words in the comment that starts at `at` and reads `was`, from its `#` on; with an empty text takes it out. No path leads to a comment: when it reads otherwise by now, nothing is done. */
  | { readonly op: 'recomment'; readonly unit: UnitKey; readonly path: Path; readonly at: number; readonly was: string; readonly text: string };
