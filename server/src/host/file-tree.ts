/**
 * What finding and reading files asks of a file system, answered at once. The disk is one; what an
 * editor serves of folders that are not on a disk is another (`snapshot.ts`). Whoever looks for
 * files does so through here, so that both find the same.
 */

export type TextRead =
  /** `exact` is false where bytes that are no UTF-8 were replaced: writing the text back would change them. */
  | { readonly kind: 'text'; readonly text: string; readonly exact: boolean }
  /** It was there a moment ago. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Something in a folder; links are not followed. */
export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link';
}

export type Listing =
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Paths are absolute, and written as this file system writes them. No function throws. */
export interface FileTree {
  /** What is in a folder, in any order. */
  list(folder: string): Listing;
  /** The text of a file; of one beyond every limit, as much as it takes to see that. */
  read(path: string): TextRead;
  /** What is at a path, links followed: `file` (a pipe or device too), `folder`, `missing`, or a system reason where that cannot be told. */
  kindOf(path: string): string;
  /** Whether there is a plain file at a path, links followed. */
  isFile(path: string): boolean;
  /** The path without links on the way; undefined where that cannot be told. */
  realPath(path: string): string | undefined;
  /** The folder a path is in; the top is in itself. */
  parent(path: string): string;
  /** A name in a folder. */
  join(folder: string, name: string): string;
  /** What a path means as seen from a folder. */
  resolve(folder: string, path: string): string;
  isAbsolute(path: string): boolean;
  /** A path as seen from a folder, with `/`; empty for the folder itself. */
  inside(folder: string, path: string): string;
}
