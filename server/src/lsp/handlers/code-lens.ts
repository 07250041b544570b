import { CodeLensRefreshRequest, type CodeLens, type CodeLensParams } from 'vscode-languageserver';
import { lensesIn } from '../../editor/lens.ts';
import { documentOf } from '../../model/path.ts';
import { toRange } from '../convert.ts';
import { answering, type Feature } from '../feature.ts';
import { titleOf, type LensData } from '../lenses.ts';

/** Lines above outputs and joins: places at once, words when they are seen. */
export const codeLens: Feature = {
  capabilities: () => ({ codeLensProvider: { resolveProvider: true } }),
  register: (session) => {
    session.connection.onCodeLens(answering<CodeLensParams, CodeLens[]>(session, [], ({ textDocument: { uri } }) => {
      const document = session.preferences.codeLens ? session.current(uri) : undefined;
      if (document === undefined) return [];
      const version = session.documents.get(document.file)?.version ?? null;
      return lensesIn(document.file, session.analysis()).flatMap(({ unit, path, span, hasFindings }) => {
        const lens = (shows: LensData['shows']): CodeLens => ({ range: toRange(span, document.source), data: { uri, version, document: documentOf(unit), path: [...path], shows } satisfies LensData });
        return hasFindings ? [lens('facts'), lens('change')] : [lens('facts')];
      });
    }));
    session.connection.onCodeLensResolve((asked, token) => answering<CodeLens, CodeLens>(session, asked, async (lens) => {
      const data = lens.data as LensData | undefined;
      return data === undefined ? lens : { ...lens, command: await titleOf(data, session, () => !token.isCancellationRequested) };
    })(asked, token));
    session.onRest(() => {
      // A client that is going away may refuse.
      if (session.client.refreshesLenses) void session.connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
    });
  },
};
