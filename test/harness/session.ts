/** A language server and its client in one process, over two streams: what the tests of the server stand on. */
import { PassThrough } from 'node:stream';
import {
  createProtocolConnection, StreamMessageReader, StreamMessageWriter,
  type Diagnostic, type InitializeParams, type InitializeResult, type ProtocolConnection, type PublishDiagnosticsParams, type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/service/settings.ts';
import type { Host } from '../../server/src/lsp/host.ts';
import { startServer } from '../../server/src/lsp/server.ts';
import { TODAY } from './check.ts';

export const ROOT = 'file:///werk';

/** A disk that a test can write on. */
export type Disk = Map<string, string>;

export interface TestSession {
  readonly client: ProtocolConnection;
  readonly disk: Disk;
  readonly initialized: InitializeResult;
  /** Everything published so far, oldest first. */
  readonly published: PublishDiagnosticsParams[];
  /** What went to the console of the connection. */
  readonly logged: string[];
  uri(path: string): string;
  open(path: string, text?: string, languageId?: string): Promise<void>;
  change(path: string, changes: TextDocumentContentChangeEvent[] | string): Promise<number>;
  close(path: string): Promise<void>;
  /** Changes the disk and says so. */
  save(path: string, text: string | undefined): Promise<void>;
  /** What the client holds of a file by pushes, once the server has nothing left to do. */
  shown(path: string): Promise<readonly Diagnostic[]>;
  /** Resolves once everything sent so far is answered and checked. */
  settled(): Promise<void>;
  end(): Promise<void>;
}

/** A host without a machine: files are what the test says they are. */
export function memoryHost(disk: Disk, docsUri?: string): Host {
  const ours = (path: string): boolean => /\.(?:pipeline|catalog)\.ya?ml$/.test(path);
  const presets = new Map<string | undefined, Settings>([[undefined, DEFAULT_SETTINGS]]);
  return {
    version: 'test',
    docsUri,
    today: () => TODAY,
    read: async (uri) => disk.get(uri),
    project: async (folder) => ({
      files: [...disk.keys()].filter((uri) => uri.startsWith(`${folder}/`) && ours(uri)).sort().map((uri) => ({ uri, asked: true })),
      faults: [],
      configs: [],
      unknownRules: () => [],
      baselineFor: () => undefined,
      overdue: () => [],
      settingsFor: (_, preset) => {
        if (!presets.has(preset)) presets.set(preset, { ...DEFAULT_SETTINGS, preset: preset! });
        return presets.get(preset)!;
      },
    }),
  };
}

const CAPABILITIES: InitializeParams['capabilities'] = { textDocument: { publishDiagnostics: { relatedInformation: true, versionSupport: true }, hover: { contentFormat: ['markdown', 'plaintext'] } } };

/** What a test may want otherwise than usual. */
export interface Unusual {
  /** Another machine than the one in memory, or the same with something changed. */
  readonly host?: (usual: Host) => Host;
  /** How the client answers requests of the server, by method. */
  readonly answers?: Readonly<Record<string, (params: unknown) => unknown>>;
  /** What is done with other notifications of the server, by method. */
  readonly heard?: Readonly<Record<string, (params: unknown) => void>>;
}

/** Starts a session on files given by their path below the workspace folder. */
export async function startSession(files: Readonly<Record<string, string>>, params: Partial<InitializeParams> = {}, docsUri?: string, { host = (usual) => usual, answers = {}, heard = {} }: Unusual = {}): Promise<TestSession> {
  const disk: Disk = new Map(Object.entries(files).map(([path, text]) => [path.includes(':') ? path : `${ROOT}/${path}`, text]));
  const [up, down] = [new PassThrough(), new PassThrough()];
  startServer(createConnection(ProposedFeatures.all, up, down), () => host(memoryHost(disk, docsUri)));
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const published: PublishDiagnosticsParams[] = [];
  const logged: string[] = [];
  const held = new Map<string, readonly Diagnostic[]>();
  client.onNotification('textDocument/publishDiagnostics', (notice: PublishDiagnosticsParams) => {
    published.push(notice);
    held.set(notice.uri, notice.diagnostics);
  });
  client.onNotification('window/logMessage', ({ message }: { message: string }) => void logged.push(message));
  const usual = { 'client/registerCapability': () => null, 'window/workDoneProgress/create': () => null };
  for (const [method, answer] of Object.entries({ ...usual, ...answers })) client.onRequest(method, answer);
  for (const [method, hear] of Object.entries(heard)) client.onNotification(method, hear);
  client.listen();
  const initialized: InitializeResult = await client.sendRequest('initialize', {
    processId: null, rootUri: ROOT, workspaceFolders: [{ uri: ROOT, name: 'werk' }], capabilities: CAPABILITIES, locale: 'nl', ...params,
  });
  await client.sendNotification('initialized', {});
  const versions = new Map<string, number>();
  const uri = (path: string): string => (path.includes(':') ? path : `${ROOT}/${path}`);
  const settled = async (): Promise<void> => {
    // This answer waits for all that was sent before; a client that has not said it pulls loses no pushes by it.
    await client.sendRequest('workspace/diagnostic', { previousResultIds: [] });
  };
  return {
    client, disk, initialized, published, logged, uri, settled,
    open: async (path, text = disk.get(uri(path)) ?? '', languageId = 'grondslag') => {
      versions.set(path, 1);
      await client.sendNotification('textDocument/didOpen', { textDocument: { uri: uri(path), languageId, version: 1, text } });
    },
    change: async (path, changes) => {
      const version = (versions.get(path) ?? 0) + 1;
      versions.set(path, version);
      await client.sendNotification('textDocument/didChange', { textDocument: { uri: uri(path), version }, contentChanges: typeof changes === 'string' ? [{ text: changes }] : changes });
      return version;
    },
    close: (path) => client.sendNotification('textDocument/didClose', { textDocument: { uri: uri(path) } }),
    save: async (path, text) => {
      const type = text === undefined ? 3 : disk.has(uri(path)) ? 2 : 1;
      if (text === undefined) disk.delete(uri(path));
      else disk.set(uri(path), text);
      await client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(path), type }] });
    },
    shown: async (path) => {
      await settled();
      return held.get(uri(path)) ?? [];
    },
    end: async () => {
      await client.sendRequest('shutdown');
      client.dispose();
    },
  };
}
