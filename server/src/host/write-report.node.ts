/** Writing a report to a file. */
import { realpathSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** @throws the system's error where the file cannot be written */
export function writeReport(path: string, text: string): void {
  writeFileSync(path, text);
}

/** The same for two paths where writing to one changes the other: by another name, or through a link. */
export function fileKey(path: string): string {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return newFileKey(path);
  }
}

function newFileKey(path: string): string {
  try {
    return join(realpathSync(dirname(path)), basename(path));
  } catch {
    return path;
  }
}
