/** What the extension does wherever it runs: starts the checker and registers the commands. */
import type { ExtensionContext } from 'vscode';
import { createSession, type Launch, type Session } from './client.ts';
import { registerCommands } from './commands.ts';

let session: Session | undefined;

/** Starts the extension; how the server is started depends on where this runs. */
export async function activateWith(context: ExtensionContext, launch: Launch): Promise<void> {
  session = createSession(context, launch);
  // Commands come first: when the checker does not start, "restart" and "show output" are what the user needs.
  registerCommands(context, session);
  await session.start();
}

/** Called by VS Code when the window closes or the extension is disabled; waits until the server has ended. */
export async function deactivate(): Promise<void> {
  await session?.stop();
}
