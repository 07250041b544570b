/** The language server without a transport: who starts it brings a connection and a host. */
import { ResponseError, LSPErrorCodes, type Connection, type InitializeResult, type ServerCapabilities } from 'vscode-languageserver';
import { featuresOf, type ClientFeatures } from './client-features.ts';
import { FEATURES } from './features.ts';
import type { Host } from './host.ts';
import { load } from './loading.ts';
import { makeSession } from './session.ts';

/**
 * Serves one client on this connection until it is shut down. Starts listening.
 * @param hostFor the machine to use for this client
 */
export function startServer(connection: Connection, hostFor: (client: ClientFeatures) => Host): void {
  let started = false;
  connection.onInitialize((params): InitializeResult | ResponseError<never> => {
    if (started) return new ResponseError<never>(LSPErrorCodes.RequestFailed, 'initialize was sent before');
    started = true;
    const client = featuresOf(params);
    const host = hostFor(client);
    const session = makeSession(connection, host, client, params);
    const capabilities: ServerCapabilities = { positionEncoding: 'utf-16' };
    for (const feature of FEATURES) {
      const { workspace, ...promised } = feature.capabilities?.(session.client) ?? {};
      Object.assign(capabilities, promised);
      // The one part of the answer to which several features add.
      if (workspace !== undefined) capabilities.workspace = { ...capabilities.workspace, ...workspace };
      feature.register(session);
    }
    // The first message after the answer; a document that is opened without it is no reason to stay silent.
    connection.onInitialized(() => session.begin());
    session.onInitialized(() => load(session));
    return { capabilities, serverInfo: { name: 'grondslag', version: host.version } };
  });
  connection.listen();
}
