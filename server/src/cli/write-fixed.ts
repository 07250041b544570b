/** Writing what `fix` made of a file, or saying why it is left alone. */
import { dirname } from 'node:path';
import { errorText } from '../base/error-text.ts';
import { readText } from '../host/read-text.node.ts';
import { isReadOnly, removeLeftDrafts, writablePath, writeAtomically } from '../host/write-atomically.node.ts';
import type { BilingualText } from '../messages/template.ts';

/** A file as it was read. */
interface FileRead {
  readonly path: string;
  readonly text: string;
}

const BOM = '\ufeff';
const LEADS_OUT: BilingualText = { nl: 'is een verwijzing naar buiten deze map en is niet veranderd', en: 'is a link that leads out of this folder and was not changed' };
const CHANGED: BilingualText = { nl: 'is intussen veranderd en is met rust gelaten', en: 'has changed meanwhile and was left alone' };
const READ_ONLY: BilingualText = { nl: 'is alleen-lezen en is met rust gelaten', en: 'is read-only and was left alone' };

/** Why a file is not to be written; undefined where nothing is in the way. */
export function obstacleTo(file: FileRead, cwd: string): BilingualText | undefined {
  const target = targetOf(file, cwd);
  return typeof target === 'string' ? undefined : target;
}

/**
 * Writes the fixed text in the place of the one that was read, which must still be there.
 * @param text without the byte-order mark, which is kept
 * @returns why it could not be done: the file is as it was then
 */
export function writeFixed(file: FileRead, text: string, cwd: string): BilingualText | undefined {
  const target = targetOf(file, cwd);
  if (typeof target !== 'string') return target;
  try {
    writeAtomically(target, withMark(file, text));
    return undefined;
  } catch (error) {
    return failed(error);
  }
}

/** A fixed text with the byte-order mark that its file has: a mark is a byte of the first line. */
export function withMark(file: FileRead, text: string): string {
  return file.text.startsWith(BOM) ? BOM + text : text;
}

/** Takes away what a run that was killed left in the folders of these files. */
export function removeDraftsBeside(files: readonly FileRead[], cwd: string): void {
  const folders = new Set(files.flatMap(({ path }) => [dirname(path), dirname(targetPath(path, cwd) ?? path)]));
  for (const folder of folders) removeLeftDrafts(folder);
}

function targetPath(path: string, cwd: string): string | undefined {
  try {
    return writablePath(path, cwd);
  } catch {
    return undefined;
  }
}

function targetOf({ path, text }: FileRead, cwd: string): string | BilingualText {
  try {
    const target = writablePath(path, cwd);
    if (target === undefined) return LEADS_OUT;
    const now = readText(target);
    if (now.kind !== 'text' || now.text !== text) return CHANGED;
    return isReadOnly(target) ? READ_ONLY : target;
  } catch (error) {
    return failed(error);
  }
}

function failed(error: unknown): BilingualText {
  const reason = errorText(error);
  return { nl: `niet te schrijven: ${reason}`, en: `cannot be written: ${reason}` };
}
