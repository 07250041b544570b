/** The server in a browser: `server.worker.js`, started by the extension as a web worker. Its files come from the client. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { clientHost } from './files.client.ts';
import { askClient } from './ask-client.ts';
import { startServer } from './server.ts';
import { VERSION } from './version.ts';

/** What a worker has for a global scope; the messages of its maker come in here. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
startServer(connection, (client) => clientHost(askClient(connection, client), VERSION));
