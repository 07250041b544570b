import { DocumentHighlightKind, type DocumentHighlight, type DocumentHighlightParams } from 'vscode-languageserver';
import { referencesAt } from '../../editor/references.ts';
import { toOffset, toRange } from '../convert.ts';
import { answering, type Feature } from '../feature.ts';
import { namesRead } from '../in-turns.ts';
import { cancelled } from '../session.ts';

/** The places in the open file where a thing is named: declared or changed, or only read. */
export const documentHighlight: Feature = {
  capabilities: () => ({ documentHighlightProvider: true }),
  register: (session) => {
    session.connection.onDocumentHighlight(answering<DocumentHighlightParams, DocumentHighlight[] | null>(session, null, async ({ textDocument, position }, token) => {
      if (!(await namesRead(session, token))) return cancelled();
      const document = session.current(textDocument.uri);
      if (document === undefined) return null;
      const { file, source } = document;
      const found = referencesAt(file, toOffset(position, source), session.workspace)?.filter((place) => place.file === file);
      return found?.map(({ span, role }) => ({ range: toRange(span, source), kind: role === 'read' ? DocumentHighlightKind.Read : DocumentHighlightKind.Write })) ?? null;
    }));
  },
};
