import { CodeActionKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver';
import { touches } from '../../text/span.ts';
import { actionsFor, FIX_ALL, fixAllAction } from '../actions.ts';
import { toSpan } from '../convert.ts';
import { answering, type Feature } from '../feature.ts';

/** Fixes for the findings at a place, and all safe fixes of a file. */
export const codeAction: Feature = {
  capabilities: () => ({ codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL], resolveProvider: true } }),
  register: (session) => {
    session.connection.onCodeAction(answering<CodeActionParams, CodeAction[]>(session, [], ({ textDocument, range, context }) => {
      const document = session.current(textDocument.uri);
      if (document === undefined) return [];
      const { file, source } = document;
      const wanted = (kind: string): boolean => context.only === undefined || context.only.some((only) => only === '' || kind === only || kind.startsWith(`${only}.`));
      const span = toSpan(range, source);
      const quick = !wanted(CodeActionKind.QuickFix) ? [] : session.analysis().inFile(file).flatMap((located) =>
        located.suppressed === undefined && touches(located.span, span) ? actionsFor(located, file, session) : []);
      const all = wanted(FIX_ALL) ? fixAllAction(file, session) : undefined;
      const actions = all === undefined ? quick : [...quick, all];
      if (session.client.resolvesEdits) return actions.map(({ action }) => action);
      // A client that does not ask again gets the edits now, and only what can be done.
      return actions.flatMap(({ action, edit: make }): CodeAction[] => {
        if (action.command !== undefined) return [action];
        const edit = make();
        return edit === undefined ? [] : [{ ...action, edit }];
      });
    }));
  },
};
