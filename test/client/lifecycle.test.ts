/** Starting, stopping and restarting the client of the extension, in any order. */
import assert from 'node:assert/strict';
import { createLifecycle, type Lifecycle, type Startable } from '../../client/src/lifecycle.ts';

interface Bench {
  readonly lifecycle: Lifecycle<Startable>;
  /** What happened, in order. */
  readonly events: string[];
  readonly failures: unknown[];
  /** The most that ran at one moment. */
  most(): number;
}

function bench(startFails: (number: number) => boolean = () => false): Bench {
  const events: string[] = [];
  const failures: unknown[] = [];
  let [made, alive, most] = [0, 0, 0];
  const create = (): Startable => {
    const number = ++made;
    let running = false;
    const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
    return {
      start: async () => {
        events.push(`start ${number}`);
        most = Math.max(most, ++alive);
        await turn();
        if (startFails(number)) throw new Error(`no start of ${number}`);
        running = true;
        events.push(`runs ${number}`);
      },
      dispose: async () => {
        await turn();
        alive--;
        if (!running && startFails(number)) throw new Error(`no stop of ${number}`);
        running = false;
        events.push(`ended ${number}`);
      },
      isRunning: () => running,
    };
  };
  return { lifecycle: createLifecycle(create, (error) => void failures.push(error)), events, failures, most: () => most };
}

describe('the client of the extension', () => {
  it('is restarted one at a time, and once for restarts asked for together', async () => {
    const { lifecycle, events, most } = bench();
    await Promise.all([lifecycle.start(), lifecycle.restart(), lifecycle.restart(), lifecycle.restart()]);
    assert.deepEqual(events, ['start 1', 'runs 1', 'ended 1', 'start 2', 'runs 2']);
    await Promise.all([lifecycle.restart(), lifecycle.stop()]);
    assert.deepEqual(events.slice(5), ['ended 2']);
    assert.equal(most(), 1);
  });

  it('is waited for while it starts, not started twice', async () => {
    const { lifecycle, events } = bench();
    void lifecycle.start();
    assert.equal((await lifecycle.running())?.isRunning(), true);
    assert.deepEqual(events, ['start 1', 'runs 1']);
  });

  it('stays away once it was stopped, whatever is asked then', async () => {
    const { lifecycle, events } = bench();
    await lifecycle.start();
    await Promise.all([lifecycle.stop(), lifecycle.restart(), lifecycle.start()]);
    assert.equal(await lifecycle.running(), undefined);
    assert.deepEqual(events, ['start 1', 'runs 1', 'ended 1']);
  });

  it('is replaced by a new one when its start failed, also when it cannot be ended', async () => {
    const { lifecycle, events, failures } = bench((number) => number === 1);
    await lifecycle.start();
    assert.equal((await lifecycle.running())?.isRunning(), true);
    assert.deepEqual(events, ['start 1', 'start 2', 'runs 2']);
    assert.deepEqual(failures.map(String), ['Error: no start of 1', 'Error: no stop of 1']);
  });

  it('is told to be absent when a new start fails too', async () => {
    const { lifecycle, failures } = bench(() => true);
    assert.equal(await lifecycle.running(), undefined);
    assert.equal(failures.length, 1);
  });
});
