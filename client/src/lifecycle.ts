/** One running client at a time: starting, stopping and restarting wait for each other. */

/** What is started and stopped; one whose start failed cannot be started again. */
export interface Startable {
  start(): Promise<void>;
  dispose(): Promise<void>;
  isRunning(): boolean;
}

export interface Lifecycle<C extends Startable> {
  start(): Promise<void>;
  /** Ends the client and takes a new one. Asked for while another restart still waits for its turn, that one will do. */
  restart(): Promise<void>;
  /** Ends it for good: whatever is asked later does nothing. */
  stop(): Promise<void>;
  /** The client when it runs, after everything asked so far; started anew when it does not. Undefined where that fails. */
  running(): Promise<C | undefined>;
}

/**
 * A lifecycle without a client yet. None of its functions rejects.
 * @param failed is told what went wrong when one starts or stops
 */
export function createLifecycle<C extends Startable>(create: () => C, failed: (error: unknown) => void): Lifecycle<C> {
  let client: C | undefined;
  let ended = false;
  let last: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;

  const logged = async (action: () => Promise<void>): Promise<void> => {
    try {
      await action();
    } catch (error) {
      failed(error);
    }
  };
  const queued = (action: () => Promise<void>): Promise<void> => (last = last.then(() => logged(action)));
  const begin = async (): Promise<void> => {
    if (ended) return;
    client = create();
    await client.start();
  };
  const end = async (): Promise<void> => {
    const old = client;
    client = undefined;
    await old?.dispose();
  };
  const anew = async (): Promise<void> => {
    await logged(end);
    await begin();
  };
  return {
    start: () => queued(async () => {
      if (client === undefined) await begin();
    }),
    restart: () => (waiting ??= queued(() => {
      waiting = undefined;
      return anew();
    })),
    stop: () => {
      ended = true;
      return queued(end);
    },
    running: async () => {
      await queued(async () => {
        if (client?.isRunning() !== true) await anew();
      });
      return client?.isRunning() === true ? client : undefined;
    },
  };
}
