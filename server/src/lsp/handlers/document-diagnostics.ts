import { DocumentDiagnosticReportKind, type DocumentDiagnosticParams, type DocumentDiagnosticReport } from 'vscode-languageserver';
import { answering, type Feature } from '../feature.ts';
import { cancelled } from '../session.ts';

const NOTHING: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

/** Diagnostics of one document, for clients that ask for them. */
export const documentDiagnostics: Feature = {
  capabilities: ({ pushOnly }) => (pushOnly ? {} : { diagnosticProvider: { identifier: 'grondslag', interFileDependencies: true, workspaceDiagnostics: true } }),
  register: (session) => {
    session.connection.languages.diagnostics.on(answering<DocumentDiagnosticParams, DocumentDiagnosticReport>(session, NOTHING, async ({ textDocument, previousResultId }, token) => {
      await session.checkedOnce();
      if (token.isCancellationRequested) return cancelled();
      const document = session.current(textDocument.uri);
      if (document === undefined) return NOTHING;
      const { items, resultId } = session.publisher.answer(document.file);
      if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
    }));
  },
};
