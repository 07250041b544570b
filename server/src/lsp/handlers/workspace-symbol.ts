import type { Location, WorkspaceSymbol, WorkspaceSymbolParams } from 'vscode-languageserver';
import type { Declaration } from '../../editor/declarations.ts';
import { bestOf, matchesIn, symbolQuery, type FoundSymbol } from '../../editor/find-symbols.ts';
import { fileOf } from '../../model/path.ts';
import { locate } from '../../service/locate.ts';
import { toLocation } from '../convert.ts';
import { answering, type Feature } from '../feature.ts';
import { cancelled, type Session } from '../session.ts';
import { symbolKind } from '../symbol-kinds.ts';
import { pause } from '../turns.ts';

/** Nobody reads more; who does not find it types another letter. */
const MOST = 200;

/** What the client gives back when it asks where a symbol is. */
type SymbolData = Pick<Declaration, 'at'>;

/** Declarations of the whole workspace by a few letters. */
export const workspaceSymbol: Feature = {
  capabilities: ({ resolvesSymbols }) => ({ workspaceSymbolProvider: resolvesSymbols ? { resolveProvider: true } : true }),
  register: (session) => {
    session.connection.onWorkspaceSymbol(answering<WorkspaceSymbolParams, WorkspaceSymbol[] | null>(session, null, async ({ query }, token) => {
      session.scheduler.flush();
      const wanted = symbolQuery(query);
      const found: FoundSymbol[] = [];
      for (const unit of [...session.workspace.allUnits()]) {
        await pause();
        if (token.isCancellationRequested) return cancelled();
        for (const match of matchesIn(unit, wanted)) found.push(match);
      }
      const symbols: WorkspaceSymbol[] = [];
      for (const { name, kind, container, at } of bestOf(found, MOST)) {
        const location = session.client.resolvesSymbols ? { uri: session.uriOf(fileOf(at.unit)) } : placeOf(at, session);
        if (location !== undefined) symbols.push({ name, kind: symbolKind(kind), location, ...(container === undefined ? {} : { containerName: container }), data: { at } satisfies SymbolData });
        if (session.client.resolvesSymbols) continue;
        await pause();
        if (token.isCancellationRequested) return cancelled();
      }
      return symbols;
    }));
    session.connection.onWorkspaceSymbolResolve((symbol, token) => answering<WorkspaceSymbol, WorkspaceSymbol>(session, symbol, (given) => {
      session.scheduler.flush();
      const location = placeOf((given.data as SymbolData).at, session);
      return location === undefined ? given : { ...given, location };
    })(symbol, token));
  },
};

function placeOf(at: Declaration['at'], session: Session): Location | undefined {
  const place = locate(at, session.workspace);
  return place && toLocation(place, session);
}
