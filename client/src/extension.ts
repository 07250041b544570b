/** Entry point of the VS Code extension on Node. What it does is in `activation.ts`, but for what needs Node. */
import type { ExtensionContext } from 'vscode';
import { activateWith, type Api } from './activation.ts';
import { launchProcess } from './server-process.ts';
import { registerTasks } from './tasks.ts';

export { deactivate } from './activation.ts';

/** Called by VS Code when one of the activation events fires. */
export function activate(context: ExtensionContext): Promise<Api> {
  registerTasks(context);
  return activateWith(context, launchProcess);
}
