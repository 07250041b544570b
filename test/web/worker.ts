/** Starts the server as it is shipped for browsers, in a context that has what a web worker has and nothing of Node. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import {
  AbstractMessageReader, AbstractMessageWriter, createProtocolConnection,
  type DataCallback, type Diagnostic, type Disposable, type InitializeParams, type Message, type ProtocolConnection, type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { ROOT } from '../harness/golden.ts';

export interface WorkerSession {
  readonly client: ProtocolConnection;
  /** What the server's log was told. */
  readonly logged: readonly string[];
  /** What the client holds per file, once the server has nothing left to do. */
  shown(): Promise<ReadonlyMap<string, readonly Diagnostic[]>>;
  end(): void;
}

/** The server in its worker, initialized. `files` answers what is asked about files; without it the client serves none. */
export async function startWorker(params: Partial<InitializeParams>, files?: (questions: unknown) => unknown): Promise<WorkerSession> {
  const ports: MessagePort[] = [];
  class Channel extends MessageChannel {
    constructor() {
      super();
      // An open one would keep the tests from ending.
      ports.push(this.port1, this.port2);
    }
  }
  const { port1: outside, port2: self } = new Channel();
  const script = new Script(readFileSync(join(ROOT, 'server/dist/server.worker.js'), 'utf8'));
  script.runInContext(createContext({ self, setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask, performance, TextEncoder, TextDecoder, URL, MessageChannel: Channel }));

  const client = createProtocolConnection(new PortReader(outside), new PortWriter(outside));
  const held = new Map<string, readonly Diagnostic[]>();
  const logged: string[] = [];
  client.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) => {
    if (diagnostics.length > 0) held.set(uri, diagnostics);
    else held.delete(uri);
  });
  client.onNotification('window/logMessage', ({ message }: { message: string }) => void logged.push(message));
  client.onRequest('client/registerCapability', () => null);
  if (files !== undefined) client.onRequest('grondslag/files', files);
  client.listen();
  await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {}, locale: 'en', initializationOptions: { servesFiles: files !== undefined }, ...params });
  await client.sendNotification('initialized', {});
  return {
    client,
    logged,
    shown: async () => {
      await client.sendRequest('workspace/diagnostic', { previousResultIds: [] });
      return held;
    },
    end: () => {
      client.dispose();
      for (const port of ports) port.close();
    },
  };
}

class PortReader extends AbstractMessageReader {
  readonly #port: MessagePort;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
  }

  listen(callback: DataCallback): Disposable {
    this.#port.on('message', callback);
    return { dispose: () => void this.#port.off('message', callback) };
  }
}

class PortWriter extends AbstractMessageWriter {
  readonly #port: MessagePort;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
  }

  write(message: Message): Promise<void> {
    this.#port.postMessage(message, []);
    return Promise.resolve();
  }

  end(): void {
    this.#port.close();
  }
}
