/** Entry point of the VS Code extension: starts the checker and registers the commands. */
import type { ExtensionContext } from 'vscode';
import { createSession, type Session } from './client.ts';
import { registerCommands } from './commands.ts';

let session: Session | undefined;

/** Called by VS Code when one of the activation events fires. */
export async function activate(context: ExtensionContext): Promise<void> {
  session = createSession(context);
  // Commands come first: when the checker does not start, "restart" and "show output" are what the user needs.
  registerCommands(context, session);
  await session.start();
}

/** Called by VS Code when the window closes or the extension is disabled; waits until the server has ended. */
export async function deactivate(): Promise<void> {
  await session?.stop();
}
