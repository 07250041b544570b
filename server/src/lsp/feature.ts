/** What one handler adds to the server, and the guard around every answer. */
import type { CancellationToken, ResponseError, ServerCapabilities } from 'vscode-languageserver';
import type { ClientFeatures } from './client-features.ts';
import { cancelled, reasonOf, type Session } from './session.ts';

/** One feature of the server: what it promises, and the handlers that keep the promise. */
export interface Feature {
  readonly capabilities?: (client: ClientFeatures) => Partial<ServerCapabilities>;
  register(session: Session): void;
}

/**
 * Wraps a request handler: it waits until the workspace has been read, is not called for a request
 * that was cancelled, and when it throws the client gets `fallback` and the log the reason. The
 * server lives on.
 */
export function answering<P, R>(session: Session, fallback: R, handler: (params: P, token: CancellationToken) => R | ResponseError<never> | Promise<R | ResponseError<never>>): (params: P, token: CancellationToken) => Promise<R | ResponseError<never>> {
  return async (params, token) => {
    try {
      await session.loaded;
      if (token.isCancellationRequested) return cancelled();
      return await handler(params, token);
    } catch (error) {
      report(session, error);
      return fallback;
    }
  };
}

/** Wraps a notification handler: what goes wrong in it is logged and ends nothing. `session.quiet` waits for it. */
export function noticing<P>(session: Session, handler: (params: P) => void | Promise<void>): (params: P) => void {
  return (params) => {
    try {
      const work = handler(params);
      if (work !== undefined) session.underWay(work.catch((error: unknown) => report(session, error)));
    } catch (error) {
      report(session, error);
    }
  };
}

function report({ connection }: Session, error: unknown): void {
  connection.console.error(reasonOf(error));
}
