/** What the extension does wherever it runs: starts the checker and registers the commands. */
import type { ExtensionContext, StatusBarItem } from 'vscode';
import { createSession, type Launch, type Session } from './client.ts';
import { registerCommands } from './commands.ts';
import { registerLineage, type LineageView } from './lineage-view.ts';
import { registerNewUnits } from './new-unit.ts';
import { registerStatus } from './status.ts';
import { registerViews, type Views } from './views.ts';

/** What other extensions and the tests may look at. */
export interface Api {
  readonly lineage: LineageView;
  readonly views: Views;
  readonly statusBar: Pick<StatusBarItem, 'text' | 'tooltip' | 'command'>;
}

let session: Session | undefined;

/** Starts the extension; how the server is started depends on where this runs. */
export async function activateWith(context: ExtensionContext, launch: Launch): Promise<Api> {
  session = createSession(context, launch);
  // Commands come first: when the checker does not start, "restart" and "show output" are what the user needs.
  registerCommands(context, session);
  registerNewUnits(context, session);
  const api = { lineage: registerLineage(context, session), views: registerViews(context, session), statusBar: registerStatus(context, session) };
  await session.start();
  return api;
}

/** Called by VS Code when the window closes or the extension is disabled; waits until the server has ended. */
export async function deactivate(): Promise<void> {
  await session?.stop();
}
