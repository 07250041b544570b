/** Writing a report to a file. */
import { appendFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** @throws the system's error where the file cannot be written */
export function writeReport(path: string, text: string): void {
  writeFileSync(path, text);
}

/** Adds to a file that others add to as well. @throws the system's error where the file cannot be written */
export function appendReport(path: string, text: string): void {
  appendFileSync(path, text);
}

/** Why no report can be written to a path, as far as can be told before: it is a folder, or its folder is not there. */
export function obstacleToReport(path: string): 'folder' | 'no-folder' | undefined {
  if (isFolder(path)) return 'folder';
  return isFolder(dirname(path)) ? undefined : 'no-folder';
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** How many bytes a file has; none where it is not there. @throws the system's error where that cannot be told */
export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
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
