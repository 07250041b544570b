/** What VS Code calls in the extension host to try the installed extension: on Node, and in a web worker. */
import { TRIALS } from './smoke.ts';

/** Starts the lines of the report among all that the extension host writes. */
const PREFIX = 'smoke|';

/** Tries everything and reports line by line; rejects when something did not work. */
export async function run(): Promise<void> {
  let failed = 0;
  for (const [what, trial] of TRIALS) {
    const start = performance.now();
    try {
      await trial();
      console.log(`${PREFIX}    ✔ ${what} (${Math.round(performance.now() - start)}ms)`);
    } catch (error) {
      failed++;
      console.log(`${PREFIX}    ✘ ${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
  console.log(`${PREFIX}${TRIALS.length - failed} passed, ${failed} failed`);
  if (failed > 0) throw new Error(`${failed} failed`);
}
