/** The server as a web worker. */
import { Uri } from 'vscode';
import { type LanguageClientOptions, LanguageClient } from 'vscode-languageclient/browser';
import { type Launch, NAME } from './client.ts';

/** As browsers have it, as far as it is used. */
interface WebWorker {
  terminate(): void;
}
declare const Worker: new (address: string) => WebWorker;

/** A client whose server is a worker beside the extension host. */
export const launchWorker: Launch = ({ extensionUri }, options) =>
  new WorkerClient(new Worker(Uri.joinPath(extensionUri, 'server', 'dist', 'server.worker.js').toString(true)), options);

/** The client of the library, which leaves the end of the worker to whoever made it. */
class WorkerClient extends LanguageClient {
  readonly #worker: WebWorker;

  constructor(worker: WebWorker, options: LanguageClientOptions) {
    super(NAME, NAME, worker, options);
    this.#worker = worker;
  }

  override async dispose(timeout?: number): Promise<void> {
    try {
      await super.dispose(timeout);
    } finally {
      this.#worker.terminate();
    }
  }
}
