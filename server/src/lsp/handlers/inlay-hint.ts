import { InlayHintRequest, InlayHintResolveRequest, type InlayHint, type InlayHintParams } from 'vscode-languageserver';
import { hintsIn } from '../../editor/hints.ts';
import { answering, type Feature } from '../feature.ts';
import { toSpan } from '../convert.ts';
import { resolvedHint, toHint, type HintData } from '../inlay-hints.ts';

/** Levels, grounds and inherited categories between the words; where they come from is worked out when somebody points at one. */
export const inlayHint: Feature = {
  capabilities: () => ({ inlayHintProvider: { resolveProvider: true } }),
  register: (session) => {
    session.connection.onRequest(InlayHintRequest.type, answering<InlayHintParams, InlayHint[] | null>(session, null, ({ textDocument, range }) => {
      const document = session.current(textDocument.uri);
      if (document === undefined) return null;
      const { file, source } = document;
      const work = (): InlayHint[] => {
        const { codeLens, hints, locale } = session.preferences;
        return hintsIn(file, toSpan(range, source), { ...hints, belowLenses: codeLens && session.client.showsLenses }, session.workspace, locale).map((hint) => toHint(hint, textDocument.uri, source, session));
      };
      const answer = work();
      session.shown.answered('hints', file, source, answer, work);
      return answer;
    }));
    session.connection.onRequest(InlayHintResolveRequest.type, (asked, token) => answering<InlayHint, InlayHint>(session, asked, (hint) => {
      const data = hint.data as HintData | undefined;
      return data === undefined ? hint : resolvedHint(hint, data, session);
    })(asked, token));
  },
};
