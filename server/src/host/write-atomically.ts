/** Replacing a file as a whole: whoever reads it sees the old text or the new one, never half of one. */
import { randomBytes } from 'node:crypto';
import { closeSync, fchmodSync, fsyncSync, lstatSync, openSync, realpathSync, renameSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { basename, dirname, join, relative, isAbsolute } from 'node:path';

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
  const draft = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.grondslag`);
  const bytes = Buffer.from(text, 'utf8');
  const file = openSync(draft, 'wx', mode & 0o7777);
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
