import type { PrepareRenameParams, PrepareRenameResult, RenameParams, WorkspaceEdit } from 'vscode-languageserver';
import { renameableAt, renaming } from '../../editor/rename.ts';
import { toOffset, toRange } from '../convert.ts';
import { answering, type Feature } from '../feature.ts';
import { inTurns, namesRead } from '../in-turns.ts';
import { refusal, surroundingsOf } from '../renames.ts';
import { cancelled, outdated } from '../session.ts';
import { toWorkspaceEdit } from '../workspace-edit.ts';

/** Another name for a thing, in all files, or the reason why it keeps the one it has. */
export const rename: Feature = {
  capabilities: ({ preparesRename }) => ({ renameProvider: preparesRename ? { prepareProvider: true } : true }),
  register: (session) => {
    session.connection.onPrepareRename(answering<PrepareRenameParams, PrepareRenameResult | null>(session, null, async ({ textDocument, position }, token) => {
      if (!(await namesRead(session, token))) return cancelled();
      const document = session.current(textDocument.uri);
      if (document === undefined) return null;
      const done = await inTurns(renameableAt(document.file, toOffset(position, document.source), session.workspace, surroundingsOf(session)), token);
      if (done === undefined) return cancelled();
      if (session.current(textDocument.uri)?.source !== document.source) return outdated();
      const found = done.result;
      if (found === undefined) return null;
      return 'refused' in found ? refusal(found.refused, session.preferences.locale) : { range: toRange(found.span, document.source), placeholder: found.name };
    }));
    session.connection.onRenameRequest(answering<RenameParams, WorkspaceEdit | null>(session, null, async ({ textDocument, position, newName }, token) => {
      if (!(await namesRead(session, token))) return cancelled();
      const document = session.current(textDocument.uri);
      if (document === undefined) return null;
      const { revision } = session.workspace;
      const done = await inTurns(renaming(document.file, toOffset(position, document.source), newName, session.workspace, surroundingsOf(session)), token);
      if (done === undefined) return cancelled();
      session.scheduler.flush();
      if (session.workspace.revision !== revision) return outdated();
      if (done.result === undefined) return null;
      return 'refused' in done.result ? refusal(done.result.refused, session.preferences.locale) : toWorkspaceEdit(done.result.edits, session);
    }));
  },
};
