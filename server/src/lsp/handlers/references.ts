import type { Location, ReferenceParams } from 'vscode-languageserver';
import { referencesAt } from '../../editor/references.ts';
import { toLocation, toOffset } from '../convert.ts';
import { answering, type Feature } from '../feature.ts';
import { inTurns, namesRead } from '../in-turns.ts';
import { cancelled, outdated } from '../session.ts';

/** Every place where a thing is named, in all files. */
export const references: Feature = {
  capabilities: () => ({ referencesProvider: true }),
  register: (session) => {
    session.connection.onReferences(answering<ReferenceParams, Location[] | null>(session, null, async ({ textDocument, position, context }, token) => {
      if (!(await namesRead(session, token))) return cancelled();
      const document = session.current(textDocument.uri);
      if (document === undefined) return null;
      const { revision } = session.workspace;
      const found = await inTurns(referencesAt(document.file, toOffset(position, document.source), session.workspace, context.includeDeclaration), token);
      if (found === undefined) return cancelled();
      session.scheduler.flush();
      if (session.workspace.revision !== revision) return outdated();
      return found.result?.flatMap((place) => toLocation(place, session) ?? []) ?? null;
    }));
  },
};
