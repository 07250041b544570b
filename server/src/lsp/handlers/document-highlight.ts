import { DocumentHighlightKind, type DocumentHighlight, type DocumentHighlightParams } from 'vscode-languageserver';
import { highlightsAt } from '../../editor/references.ts';
import { toOffset, toRange } from '../convert.ts';
import { answering, type Feature } from '../feature.ts';

/** The places in the open file where a thing is named: declared or changed, or only read. */
export const documentHighlight: Feature = {
  capabilities: () => ({ documentHighlightProvider: true }),
  register: (session) => {
    session.connection.onDocumentHighlight(answering<DocumentHighlightParams, DocumentHighlight[] | null>(session, null, ({ textDocument, position }) => {
      const document = session.current(textDocument.uri);
      if (document === undefined) return null;
      const { file, source } = document;
      return highlightsAt(file, toOffset(position, source), session.workspace)?.map(({ span, role }) => ({ range: toRange(span, source), kind: role === 'read' ? DocumentHighlightKind.Read : DocumentHighlightKind.Write })) ?? null;
    }));
  },
};
