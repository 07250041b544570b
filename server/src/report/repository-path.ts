/** Where other programs find the file of a finding. */
import type { ResultRange } from './result.ts';

/**
 * A file as seen from the top of the repository, where code hosts count from.
 * @param file relative to the working directory
 * @param folder the working directory as seen from the top: empty, or parts that each end in `/`
 */
export function repositoryPath(file: string, folder: string): string {
  const parts = folder.split('/').slice(0, -1);
  let rest = file;
  for (; rest.startsWith('../') && parts.length > 0; rest = rest.slice(3)) parts.pop();
  return [...parts, rest].join('/');
}

/** The last line that a range holds something of, counted from 1: an end before the first column of a line is that of the line before. */
export function lastLine({ start, end }: ResultRange): number {
  return end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
}
