/** How the checker is doing, for whatever shows that: one voice over all clients that come and go by restarts. */
import { type Disposable, type Event, EventEmitter } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** `starting` until the first check has come to rest; `stopped` when it ended or could not be started. */
export type State = 'starting' | 'running' | 'stopped';

export interface Pulse extends Disposable {
  readonly state: State;
  /** Something that is shown may be other than it was. */
  readonly onDidChange: Event<void>;
  /** Follows this client from now on, and answers it. */
  follow<C extends BaseLanguageClient>(client: C): C;
  /** It could not be started or stopped. */
  failed(): void;
  /** Asks the server; undefined where it does not run or does not answer. Never starts it. */
  ask<R>(method: string, params: object): Promise<R | undefined>;
}

/** A pulse without a client yet. */
export function createPulse(): Pulse {
  const changed = new EventEmitter<void>();
  let followed: BaseLanguageClient | undefined;
  let state: State = 'starting';
  const become = (next: State): void => {
    state = next;
    changed.fire();
  };
  return {
    get state() { return state; },
    onDidChange: changed.event,
    follow: (client) => {
      followed = client;
      become('starting');
      client.onNotification('grondslag/changed', () => {
        if (followed === client) become('running');
      });
      client.onDidChangeState(() => {
        // While it starts it does not run either; what is said then is known already.
        if (followed === client && state === 'running' && !client.isRunning()) become('stopped');
      });
      return client;
    },
    failed: () => become('stopped'),
    ask: async <R>(method: string, params: object) => {
      const client = followed;
      if (client?.isRunning() !== true) return undefined;
      try {
        return (await client.sendRequest<R | null>(method, params)) ?? undefined;
      } catch {
        // It ended meanwhile, or it does not know the request; what is shown then is empty.
        return undefined;
      }
    },
    dispose: () => changed.dispose(),
  };
}
