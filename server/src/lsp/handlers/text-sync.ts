import { TextDocumentSyncKind } from 'vscode-languageserver';
import { changed, opened } from '../documents.ts';
import { noticing, type Feature } from '../feature.ts';
import { reread } from '../loading.ts';

/** Opening, changing and closing documents. */
export const textSync: Feature = {
  capabilities: () => ({ textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental } }),
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
    connection.onDidCloseTextDocument(noticing(session, async ({ textDocument }) => {
      const id = session.uris.idOf(textDocument.uri);
      documents.delete(id);
      publisher.closed(id);
      shown.closed(id);
      await reread(session, id);
    }));
  },
};
