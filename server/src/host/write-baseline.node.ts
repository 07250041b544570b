/** Writing a baseline: a new file, or another text for one that has not changed since it was read. */
import { existsSync, writeFileSync } from 'node:fs';
import { readText } from './read-text.node.ts';
import { writablePath, writeAtomically } from './write-atomically.node.ts';

/** What came of it. */
export type Written = 'written' | 'changed-meanwhile' | 'leads-out';

/**
 * @param before the text that was read, with its byte-order mark; undefined where there was no file
 * @param top a link may not lead out of this folder
 * @throws the system's error where the file cannot be written
 */
export function writeBaseline(path: string, before: string | undefined, text: string, top: string): Written {
  if (before === undefined) {
    if (existsSync(path)) return 'changed-meanwhile';
    writeFileSync(path, text, { flag: 'wx' });
    return 'written';
  }
  const target = writablePath(path, top);
  if (target === undefined) return 'leads-out';
  const now = readText(target);
  if (now.kind !== 'text' || now.text !== before) return 'changed-meanwhile';
  writeAtomically(target, text);
  return 'written';
}
