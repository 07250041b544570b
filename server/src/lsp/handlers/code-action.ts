import { CodeActionTriggerKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver';
import { SOURCES } from '../actions/all.ts';
import type { ActionData, Asked, OfferedAction } from '../actions/source.ts';
import { toSpan } from '../convert.ts';
import { answering, type Feature } from '../feature.ts';
import { cancelled, outdated } from '../session.ts';

/** Fixes for the findings at a place, all safe fixes of a file, and what else can be changed there. */
export const codeAction: Feature = {
  capabilities: () => ({ codeActionProvider: { codeActionKinds: [...new Set(SOURCES.flatMap(({ kinds }) => kinds))], resolveProvider: true } }),
  register: (session) => {
    session.connection.onCodeAction(answering<CodeActionParams, CodeAction[]>(session, [], async ({ textDocument, range, context }, token) => {
      const document = session.current(textDocument.uri);
      if (document === undefined) return [];
      const { file, source } = document;
      const version = session.documents.get(file)?.version ?? null;
      const { revision } = session.workspace;
      const wants = (kind: string): boolean => context.only === undefined || context.only.some((only) => only === '' || kind === only || kind.startsWith(`${only}.`));
      const asked: Asked = { file, span: toSpan(range, source), wants, trigger: context.triggerKind ?? CodeActionTriggerKind.Invoked, wanted: () => !token.isCancellationRequested };
      const lists = await Promise.all(SOURCES.map(async (from) => (await from.list(asked, session)).map((offered) => ({ ...offered, from }))));
      if (token.isCancellationRequested) return cancelled();
      if (session.workspace.revision !== revision) return outdated();
      const data = (from: string, { does }: OfferedAction): Pick<CodeAction, 'data'> => (does === undefined ? {} : { data: { uri: textDocument.uri, version, from, does } satisfies ActionData });
      if (session.client.resolvesEdits) return lists.flat().map(({ from, ...offered }) => ({ ...offered.action, ...data(from.name, offered) }));
      // A client that does not ask again gets the edits now, and only what can be done.
      const whole: CodeAction[] = [];
      for (const { action, does, from } of lists.flat()) {
        const edit = does === undefined ? undefined : await from.edit(does, file, session, asked.wanted);
        if (does === undefined) whole.push(action);
        else if (edit !== undefined) whole.push({ ...action, edit });
      }
      return whole;
    }));
  },
};
