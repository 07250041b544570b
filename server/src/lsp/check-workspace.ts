/** Reading and checking everything anew, on command. */
import { load } from './loading.ts';
import type { Session } from './session.ts';
import { pause } from './turns.ts';

/** Counts over all files that are checked. */
export interface WorkspaceSummary {
  readonly files: number;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

/** Reads all files anew, waits until all are checked, and counts what was found. */
export async function checkWorkspace(session: Session): Promise<WorkspaceSummary> {
  await load(session);
  await session.quiet();
  const count = { error: 0, warning: 0, info: 0 };
  const files = [...session.workspace.fileIds()].filter((file) => !session.silent(file));
  for (const file of files) {
    await pause();
    for (const { severity, suppressed } of session.analysis().inFile(file)) if (suppressed === undefined) count[severity]++;
  }
  return { files: files.length, ...count };
}
