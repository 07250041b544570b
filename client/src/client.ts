/** The language client: which files the server hears about, and how its process is started and restarted. */
import { join } from 'node:path';
import { type ExtensionContext, type FileSystemWatcher, type LogOutputChannel, window, workspace } from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';

/** The language id, the prefix of all settings and commands, and the `source` of every diagnostic. */
export const NAME = 'grondslag';

/** One running checker at a time, replaced by a fresh one on restart. None of its functions throws. */
export interface Session {
  readonly output: LogOutputChannel;
  /** The client of this moment; ask again after a restart. */
  client(): LanguageClient;
  start(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Creates a session that is not started yet. What it shows and watches ends with the extension. */
export function createSession(context: ExtensionContext): Session {
  const output = window.createOutputChannel(NAME, { log: true });
  const watchers = [
    // The configuration's `include` may name any YAML file, and is itself one; the server drops what is not ours.
    workspace.createFileSystemWatcher('**/*.{yaml,yml}'),
    workspace.createFileSystemWatcher('**/.gitignore'),
  ];
  context.subscriptions.push(output, ...watchers);

  const createClient = (): LanguageClient =>
    new LanguageClient(NAME, NAME, serverOptions(context), clientOptions(output, watchers));
  let client = createClient();

  // The client itself tells the user when starting or stopping fails; here it only has to reach the output.
  const logged = async (action: Promise<void>): Promise<void> => {
    try {
      await action;
    } catch (error) {
      output.error(error instanceof Error ? error : String(error));
    }
  };
  const start = (): Promise<void> => logged(client.start());
  const stop = (): Promise<void> => logged(client.dispose());
  return {
    output,
    client: () => client,
    start,
    stop,
    // A client whose start failed cannot be started again, so a restart always takes a new one.
    restart: async () => {
      await stop();
      client = createClient();
      await start();
    },
  };
}

function serverOptions(context: ExtensionContext): ServerOptions {
  const module = context.asAbsolutePath(join('server', 'dist', 'server.cjs'));
  return {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
}

function clientOptions(outputChannel: LogOutputChannel, fileEvents: FileSystemWatcher[]): LanguageClientOptions {
  return {
    // Ordinary YAML goes to the server too: a file is ours by its first key, and only the server reads that.
    documentSelector: [
      { scheme: 'file', language: NAME },
      { scheme: 'untitled', language: NAME },
      { scheme: 'file', language: 'yaml' },
    ],
    synchronize: { configurationSection: NAME, fileEvents },
    // A hover may link to the page of a rule. The command takes a rule name and nothing else.
    markdown: { isTrusted: { enabledCommands: [`${NAME}.openRulePage`] } },
    diagnosticCollectionName: NAME,
    outputChannel,
    progressOnInitialization: true,
  };
}
