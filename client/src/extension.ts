/** Entry point of the VS Code extension on Node. What it does is in `activation.ts`. */
import type { ExtensionContext } from 'vscode';
import { activateWith } from './activation.ts';
import { launchProcess } from './server-process.ts';

export { deactivate } from './activation.ts';

/** Called by VS Code when one of the activation events fires. */
export function activate(context: ExtensionContext): Promise<void> {
  return activateWith(context, launchProcess);
}
