/** Shows in the client how far the reading of the workspace is, where it can show that. */
import type { WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { Session } from './session.ts';

export interface Progress {
  report(done: number, all: number): void;
  done(): void;
}

const SILENT: Progress = { report: () => undefined, done: () => undefined };
const TITLE = { nl: 'grondslag: pijplijnen lezen', en: 'grondslag: reading pipelines' };

/**
 * Begins a progress for the first reading; silent for later ones and for clients without it. The
 * reading does not wait for it: a client that never answers sees nothing of it.
 */
export function startProgress({ client, complete, connection, preferences }: Session): Progress {
  if (!client.progress || complete) return SILENT;
  let reporter: WorkDoneProgressServerReporter | undefined;
  let ended = false;
  let shown = 0;
  const begin = async (): Promise<void> => {
    const created = await connection.window.createWorkDoneProgress();
    created.begin(TITLE[preferences.locale], 0);
    if (ended) created.done();
    else reporter = created;
  };
  // A client may refuse; the reading goes on unseen.
  begin().catch(() => undefined);
  return {
    report: (done, all) => {
      const percentage = Math.floor((done / all) * 100);
      if (reporter === undefined || percentage < shown + 5) return;
      shown = percentage;
      reporter.report(percentage, `${done}/${all}`);
    },
    done: () => {
      ended = true;
      reporter?.done();
    },
  };
}
