/**
 * The names of files that are being written and will take the place of another. Whoever looks for
 * files passes them by, whatever a configuration includes: a process that was killed may have left
 * half of one.
 */

/** With the number of the process that writes it. Short, so that it fits wherever a name fits. */
export const DRAFT_NAME = /^\.grondslag-(\d{1,10})-\d{1,2}\.draft$/;

/** The name of the draft that a process tries for the so many-th time, from 0. */
export function draftName(process: number, attempt: number): string {
  return `.grondslag-${process}-${attempt}.draft`;
}
