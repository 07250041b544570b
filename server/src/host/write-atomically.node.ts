/** Replacing a file as a whole: whoever reads it sees the old text or the new one, never half of one. */
import process from 'node:process';
import { closeSync, fchmodSync, fchownSync, fsyncSync, lstatSync, openSync, readdirSync, realpathSync, renameSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { dirname, join, relative, isAbsolute } from 'node:path';
import { DRAFT_NAME, draftName } from './drafts.ts';
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

/** Whether nobody may write to a file. It could be replaced all the same, so whoever replaces files has to ask. */
export function isReadOnly(path: string): boolean {
  return (statSync(path).mode & 0o222) === 0;
}

/**
 * Writes a text to a file that exists, by way of a new file in the same folder. Keeps the file's mode
 * and, where the system lets us, its owner.
 * @throws the system's error; the file is as it was then
 */
export function writeAtomically(path: string, text: string): void {
  const { mode, uid, gid } = statSync(path);
  const bytes = Buffer.from(text, 'utf8');
  const { file, draft } = openDraft(path, mode & 0o7777);
  try {
    try {
      keepOwner(file, uid, gid);
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

/** Takes away the drafts in a folder that a process left behind which is no more. Never throws. */
export function removeLeftDrafts(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const pid = Number(DRAFT_NAME.exec(name)?.[1]);
      // A process of this number that is this one has no drafts open: the draft is of an earlier one.
      if (!Number.isInteger(pid) || (pid !== process.pid && isAlive(pid))) continue;
      const path = join(folder, name);
      if (lstatSync(path).isFile()) unlinkSync(path);
    }
  } catch {
    // Somebody else was first, or may and we may not: nobody reads drafts.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

/** What an administrator repairs stays its owner's. */
function keepOwner(file: number, uid: number, gid: number): void {
  try {
    fchownSync(file, uid, gid);
  } catch {
    // Others may not give files away: what they repair becomes theirs.
  }
}

/** A new file beside the one it is to replace; what an earlier process left behind is not touched. */
function openDraft(path: string, mode: number): { readonly file: number; readonly draft: string } {
  for (let attempt = 0; ; attempt++) {
    const draft = join(dirname(path), draftName(process.pid, attempt));
    try {
      return { file: openSync(draft, 'wx', mode), draft };
    } catch (error) {
      if (errorCode(error) !== 'EEXIST' || attempt >= 99) throw error;
    }
  }
}
