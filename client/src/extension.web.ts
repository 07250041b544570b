/** Entry point of the VS Code extension in a browser. What it does is in `activation.ts`. */
import type { ExtensionContext } from 'vscode';
import { activateWith, type Api } from './activation.ts';
import { launchWorker } from './server-worker.ts';

export { deactivate } from './activation.ts';

/** Called by VS Code when one of the activation events fires. */
export function activate(context: ExtensionContext): Promise<Api> {
  return activateWith(context, launchWorker);
}
