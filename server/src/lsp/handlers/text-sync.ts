import { FileChangeType, TextDocumentSyncKind } from 'vscode-languageserver';
import { changed, opened } from '../documents.ts';
import { noticing, type Feature } from '../feature.ts';
import { filesChanged, reread } from '../loading.ts';

/** Opening, changing and closing documents; saving them where the client watches no files: a new one may be ours, and a configuration holds from then on. */
export const textSync: Feature = {
  capabilities: ({ watchesFiles }) => ({ textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, ...(watchesFiles ? {} : { save: { includeText: false } }) } }),
  register: (session) => {
    const { connection, documents, publisher, shown } = session;
    connection.onDidOpenTextDocument(noticing(session, ({ textDocument }) => {
      const id = session.uris.idOf(textDocument.uri);
      documents.set(id, opened(id, textDocument));
      session.update(id, undefined);
      session.begin();
    }));
    connection.onDidChangeTextDocument(noticing(session, ({ textDocument, contentChanges }) => {
      const id = session.uris.idOf(textDocument.uri);
      const document = documents.get(id);
      if (document === undefined) return;
      documents.set(id, changed(document, textDocument.version, contentChanges));
      session.update(id, undefined);
    }));
    connection.onDidSaveTextDocument(noticing(session, async ({ textDocument: { uri } }) => {
      if (session.client.watchesFiles) return;
      const id = session.uris.idOf(uri);
      const isNew = session.workspace.file(id) !== undefined && !session.listed.has(id);
      await filesChanged(session, [{ uri, type: isNew ? FileChangeType.Created : FileChangeType.Changed }]);
    }));
    connection.onDidCloseTextDocument(noticing(session, async ({ textDocument }) => {
      const id = session.uris.idOf(textDocument.uri);
      documents.delete(id);
      publisher.closed(id);
      shown.closed(id);
      await reread(session, id);
    }));
  },
};
