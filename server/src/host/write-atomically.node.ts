/** Replacing a file as a whole: whoever reads it sees the old text or the new one, never half of one. */
import process from 'node:process';
import { closeSync, fchmodSync, fsyncSync, lstatSync, openSync, realpathSync, renameSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { basename, dirname, join, relative, isAbsolute } from 'node:path';
import { errorCode } from './read-text.node.ts';

/**
 * The file that writing to `path` would change. A link is followed as long as it stays below `top`.
 * @returns undefined for a link that leads out
 */
export function writablePath(path: string, top: string): string | undefined {
  if (!lstatSync(path).isSymbolicLink()) return path;
  const target = realpathSync(path);
  const inside = relative(realpathSync(top), target);
  return inside.startsWith('..') || isAbsolute(inside) ? undefined : target;
}

/**
 * Writes a text to a file that exists, by way of a new file in the same folder. Keeps the file's mode.
 * @throws the system's error; the file is as it was then
 */
export function writeAtomically(path: string, text: string): void {
  const { mode } = statSync(path);
  const bytes = Buffer.from(text, 'utf8');
  const { file, draft } = openDraft(path, mode & 0o7777);
  try {
    try {
      fchmodSync(file, mode & 0o7777);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    try {
      unlinkSync(draft);
    } catch {
      // What went wrong first is what matters.
    }
    throw error;
  }
}

/** A new file beside the one it is to replace; what an earlier process left behind is not touched. */
function openDraft(path: string, mode: number): { readonly file: number; readonly draft: string } {
  for (let attempt = 0; ; attempt++) {
    const draft = join(dirname(path), `.${basename(path)}.${process.pid}-${attempt}.grondslag`);
    try {
      return { file: openSync(draft, 'wx', mode), draft };
    } catch (error) {
      if (errorCode(error) !== 'EEXIST' || attempt >= 99) throw error;
    }
  }
}
