/** Sharing the thread: long work gives messages a chance to be read. */
const SLICE = 4; // ms

let last = 0;

/** Goes on at once, or when this turn has lasted long enough at the next one. */
export async function pause(): Promise<void> {
  const now = performance.now();
  if (now - last < SLICE) return;
  await new Promise<void>((resolve) => soon(resolve));
  last = performance.now();
}

/** Does something in a turn of its own, after the messages that wait now. */
export const soon: (action: () => void) => void = typeof setImmediate === 'function' ? (action) => void setImmediate(action) : turnsByMessage();

/** For a browser, where a timer of zero milliseconds takes four: a message to oneself comes back at once. */
function turnsByMessage(): (action: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  (port1 as unknown as EventTarget).addEventListener('message', () => waiting.shift()?.());
  port1.start();
  return (action) => {
    waiting.push(action);
    port2.postMessage(undefined);
  };
}
