/** Questions on a terminal. */
import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import type { Questions } from './io.ts';

/** Asks on the terminal of this process. Ctrl-C and the end of input are an answer too: undefined. */
export function terminalQuestions(): Questions {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const stop = new AbortController();
  terminal.once('SIGINT', () => stop.abort());
  terminal.once('close', () => stop.abort());
  return {
    async ask(prompt) {
      if (stop.signal.aborted) return undefined;
      try {
        return await terminal.question(prompt, { signal: stop.signal });
      } catch {
        return undefined;
      }
    },
    close: () => terminal.close(),
  };
}
