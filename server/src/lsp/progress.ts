/** Shows in the client how far the reading of the workspace is, where it can show that. */
import type { Session } from './session.ts';

export interface Progress {
  report(done: number, all: number): void;
  done(): void;
}

const SILENT: Progress = { report: () => undefined, done: () => undefined };
const TITLE = { nl: 'grondslag: pijplijnen lezen', en: 'grondslag: reading pipelines' };

/** Begins a progress for the first reading; silent for later ones and for clients without it. Never rejects. */
export async function startProgress({ client, complete, connection, preferences }: Session): Promise<Progress> {
  if (!client.progress || complete) return SILENT;
  try {
    const reporter = await connection.window.createWorkDoneProgress();
    reporter.begin(TITLE[preferences.locale], 0);
    let shown = 0;
    return {
      report: (done, all) => {
        const percentage = Math.floor((done / all) * 100);
        if (percentage < shown + 5) return;
        shown = percentage;
        reporter.report(percentage, `${done}/${all}`);
      },
      done: () => reporter.done(),
    };
  } catch {
    // A client may refuse; the reading goes on unseen.
    return SILENT;
  }
}
