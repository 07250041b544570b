/** How the checker is doing, for whatever shows that: one voice over all clients that come and go by restarts. */
import { type Disposable, type Event, EventEmitter } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Overview } from './overview.ts';

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
  /** Where there is nothing to check, no check comes to rest: the answer to this says that everything has been read. */
  const begin = async (client: BaseLanguageClient): Promise<void> => {
    const overview = await ask<Overview>(client, 'grondslag/overview', {});
    if (followed === client && state === 'starting' && overview?.counts.files === 0) become('running');
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
        if (followed === client && client.isRunning()) void begin(client);
        // While it starts it does not run either; what is said then is known already.
        if (followed === client && state === 'running' && !client.isRunning()) become('stopped');
      });
      return client;
    },
    failed: () => become('stopped'),
    ask: (method, params) => ask(followed, method, params),
    dispose: () => changed.dispose(),
  };
}

async function ask<R>(client: BaseLanguageClient | undefined, method: string, params: object): Promise<R | undefined> {
  if (client?.isRunning() !== true) return undefined;
  try {
    return (await client.sendRequest<R | null>(method, params)) ?? undefined;
  } catch {
    // It ended meanwhile, or it does not know the request; what is shown then is empty.
    return undefined;
  }
}
