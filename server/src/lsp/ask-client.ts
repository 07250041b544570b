/** Asking the client about files, where it said that it answers. */
import type { Connection } from 'vscode-languageserver';
import type { Answers } from '../host/snapshot.ts';
import type { ClientFeatures } from './client-features.ts';
import { FILES_REQUEST, type Client } from './files.client.ts';

const NOTHING: Answers = { folders: [], kinds: [], texts: [] };

/** The client of this connection; one that serves no files is not asked, and has none. */
export function askClient(connection: Connection, { servesFiles }: ClientFeatures): Client {
  return {
    ask: (questions) => (servesFiles ? connection.sendRequest<Answers>(FILES_REQUEST, questions) : Promise.resolve(NOTHING)),
    log: (message) => connection.console.warn(message),
  };
}
