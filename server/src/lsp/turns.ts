/** Sharing the thread: long work gives messages a chance to be read. */
const SLICE = 8; // ms

let last = 0;

/** Goes on at once, or when this turn has lasted long enough at the next one. */
export async function pause(): Promise<void> {
  const now = performance.now();
  if (now - last < SLICE) return;
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  last = performance.now();
}
