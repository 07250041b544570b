/** Folders that are gone when the work is done, also when it is interrupted. */
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes an empty folder, lets the work use it and removes it.
 *
 * @template T
 * @param {(folder: string) => Promise<T>} work
 * @returns {Promise<T>} what the work returned
 */
export async function inTemporaryFolder(work) {
  const folder = await mkdtemp(join(tmpdir(), 'grondslag-vscode-'));
  // A process that was just ended may still write a last file, so one attempt is not always enough.
  const options = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };
  const removeAtExit = () => rmSync(folder, options);
  process.on('exit', removeAtExit);
  try {
    return await work(folder);
  } finally {
    process.off('exit', removeAtExit);
    await rm(folder, options);
  }
}

/** Lets an interrupted run end through `exit`, where folders are removed and children ended. */
export function exitWhenInterrupted() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(2));
}
