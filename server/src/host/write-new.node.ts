/** Writing files that are not there yet: all of them or none, and never over another. */
import { closeSync, fsyncSync, mkdirSync, openSync, rmdirSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export interface NewFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/**
 * Writes new files, with the folders they need. What was written is taken away again when one cannot be.
 * @throws the system's error, `EEXIST` where something is there already
 */
export function writeNew(files: readonly NewFile[]): void {
  const undo: (() => void)[] = [];
  try {
    for (const { path, text } of files) {
      for (const folder of newFolders(mkdirSync(dirname(path), { recursive: true }), dirname(path))) undo.push(() => rmdirSync(folder));
      const file = openSync(path, 'wx');
      undo.push(() => unlinkSync(path));
      try {
        const bytes = Buffer.from(text, 'utf8');
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    }
  } catch (error) {
    for (const step of undo.reverse()) {
      try {
        step();
      } catch {
        // Somebody else uses it by now: it stays.
      }
    }
    throw error;
  }
}

/** The folders that were made, outermost first. */
function newFolders(outermost: string | undefined, innermost: string): readonly string[] {
  if (outermost === undefined) return [];
  const folders = [innermost];
  while (folders[0]!.length > outermost.length) folders.unshift(dirname(folders[0]!));
  return folders;
}
