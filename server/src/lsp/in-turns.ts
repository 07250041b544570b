/** Work in many small turns, between which other messages are served. */
import type { CancellationToken } from 'vscode-languageserver';
import { readNames } from '../editor/references.ts';
import type { Session } from './session.ts';
import { pause } from './turns.ts';

/** Does all turns; undefined when the request was cancelled on the way. */
export async function inTurns<T>(work: Generator<void, T>, token: CancellationToken): Promise<{ readonly result: T } | undefined> {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return { result: value };
    await pause();
    if (token.isCancellationRequested) return undefined;
  }
}

/** Waits until all files have been read and every unit knows its names; false when the request was cancelled meanwhile. */
export async function namesRead(session: Session, token: CancellationToken): Promise<boolean> {
  session.scheduler.flush();
  return (await inTurns(readNames(session.workspace), token)) !== undefined;
}
