/** The language client: which files the server hears about, and how it is started and restarted. */
import { type ExtensionContext, type LogOutputChannel, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { serveFiles } from './files.ts';
import { createLifecycle, type Lifecycle } from './lifecycle.ts';
import { createPulse, type Pulse } from './pulse.ts';

/** The language id, the prefix of all settings and commands, and the `source` of every diagnostic. */
export const NAME = 'grondslag';

/** The checker of this window. None of its functions rejects. */
export interface Session extends Lifecycle<BaseLanguageClient> {
  readonly output: LogOutputChannel;
  readonly pulse: Pulse;
}

/** Makes a client that is not started yet: how the server runs differs between Node and a browser. */
export type Launch = (context: ExtensionContext, options: LanguageClientOptions) => BaseLanguageClient;

/** Creates a session that is not started yet. Its output ends with the extension. */
export function createSession(context: ExtensionContext, launch: Launch): Session {
  const output = window.createOutputChannel(NAME, { log: true });
  const pulse = createPulse();
  let schemes = schemesNow();
  const createClient = (): BaseLanguageClient => {
    schemes = schemesNow();
    const client = pulse.follow(launch(context, clientOptions(context, output, schemes)));
    serveFiles(client, output);
    return client;
  };
  // The client itself tells the user when starting or stopping fails; here it has to reach the output and what shows the state.
  const failed = (error: unknown): void => {
    output.error(error instanceof Error ? error : String(error));
    pulse.failed();
  };
  const session = { output, pulse, ...createLifecycle(createClient, failed) };
  context.subscriptions.push(
    output, pulse,
    // Which documents the server hears of is settled when it starts.
    workspace.onDidChangeWorkspaceFolders(() => (schemesNow().every((scheme) => schemes.includes(scheme)) ? undefined : session.restart())),
  );
  return session;
}

/** Where pipelines are: on disk, not saved yet, in a repository elsewhere, and wherever the folders of this window are. Not in the old versions that a comparison shows. */
function schemesNow(): readonly string[] {
  return [...new Set(['file', 'untitled', 'vscode-vfs', ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)])];
}

function clientOptions(context: ExtensionContext, outputChannel: LogOutputChannel, schemes: readonly string[]): LanguageClientOptions {
  const settings = workspace.getConfiguration(NAME);
  return {
    // Ordinary YAML goes to the server too: a file is ours by its first key, and only the server reads that.
    documentSelector: schemes.flatMap((scheme) => [NAME, ...(scheme === 'untitled' ? [] : ['yaml'])].map((language) => ({ scheme, language }))),
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
      servesFiles: true,
      tokenTypes: 'own',
      // One by one: what VS Code gives for all of them together cannot be sent to a worker.
      inlayHints: Object.fromEntries(['categories', 'levels', 'grounds'].map((kind) => [kind, settings.get(`inlayHints.${kind}`)])),
      views: true,
      asksAgain: true,
    },
    synchronize: { configurationSection: NAME },
    // A hover may link to the page of a rule. The command takes a rule name and nothing else.
    markdown: { isTrusted: { enabledCommands: [`${NAME}.openRulePage`] } },
    diagnosticCollectionName: NAME,
    outputChannel,
    progressOnInitialization: true,
  };
}
