import { DocumentDiagnosticReportKind, type WorkspaceDiagnosticParams, type WorkspaceDiagnosticReport, type WorkspaceDocumentDiagnosticReport } from 'vscode-languageserver';
import { byCodeUnit } from '../../base/sorted.ts';
import { answering, type Feature } from '../feature.ts';
import { cancelled } from '../session.ts';
import { pause } from '../turns.ts';

/** Diagnostics of every file, open or not, for clients that ask for them. */
export const workspaceDiagnostics: Feature = {
  register: (session) => {
    session.connection.languages.diagnostics.onWorkspace(answering<WorkspaceDiagnosticParams, WorkspaceDiagnosticReport>(session, { items: [] }, async ({ previousResultIds }, token) => {
      await session.quiet();
      session.publisher.pullsWorkspace();
      const previous = new Map(previousResultIds.map(({ uri, value }) => [session.uris.idOf(uri), { uri, value }]));
      const items: WorkspaceDocumentDiagnosticReport[] = [];
      for (const file of [...session.workspace.fileIds()].sort(byCodeUnit)) {
        await pause();
        if (token.isCancellationRequested) return cancelled();
        const { items: found, resultId } = session.publisher.answer(file);
        const uri = session.uriOf(file);
        const version = session.documents.get(file)?.version ?? null;
        const same = previous.get(file)?.value === resultId;
        previous.delete(file);
        items.push(same
          ? { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId }
          : { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items: found });
      }
      // What has gone since has nothing any more.
      for (const { uri } of previous.values()) items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] });
      return { items };
    }));
  },
};
