/** The language client: which files the server hears about, and how its process is started and restarted. */
import { join } from 'node:path';
import { type ExtensionContext, type LogOutputChannel, Uri, window, workspace } from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import { createLifecycle, type Lifecycle } from './lifecycle.ts';

/** The language id, the prefix of all settings and commands, and the `source` of every diagnostic. */
export const NAME = 'grondslag';

/** The checker of this window. None of its functions rejects. */
export interface Session extends Lifecycle<LanguageClient> {
  readonly output: LogOutputChannel;
}

/** Creates a session that is not started yet. Its output ends with the extension. */
export function createSession(context: ExtensionContext): Session {
  const output = window.createOutputChannel(NAME, { log: true });
  context.subscriptions.push(output);
  const createClient = (): LanguageClient => new LanguageClient(NAME, NAME, serverOptions(context), clientOptions(context, output));
  // The client itself tells the user when starting or stopping fails; here it only has to reach the output.
  return { output, ...createLifecycle(createClient, (error) => output.error(error instanceof Error ? error : String(error))) };
}

function serverOptions(context: ExtensionContext): ServerOptions {
  const module = context.asAbsolutePath(join('server', 'dist', 'server.cjs'));
  return {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
}

function clientOptions(context: ExtensionContext, outputChannel: LogOutputChannel): LanguageClientOptions {
  const settings = workspace.getConfiguration(NAME);
  return {
    // Ordinary YAML goes to the server too: a file is ours by its first key, and only the server reads that.
    documentSelector: [
      { scheme: 'file', language: NAME },
      { scheme: 'untitled', language: NAME },
      { scheme: 'file', language: 'yaml' },
    ],
    // The server watches the files itself, as it knows which ones count. It sends its findings, also those on files
    // that are not open; asking for them as well would only repeat the work.
    initializationOptions: {
      diagnostics: 'push',
      language: settings.get('language'),
      preset: settings.get('preset'),
      docsUri: Uri.joinPath(context.extensionUri, 'docs', 'rules').toString(),
      opensRulePages: true,
      previewsChanges: true,
      codeLens: settings.get('codeLens'),
      views: true,
    },
    synchronize: { configurationSection: NAME },
    // A hover may link to the page of a rule. The command takes a rule name and nothing else.
    markdown: { isTrusted: { enabledCommands: [`${NAME}.openRulePage`] } },
    diagnosticCollectionName: NAME,
    outputChannel,
    progressOnInitialization: true,
  };
}
