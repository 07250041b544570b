import { LSPErrorCodes, ResponseError, type CodeAction } from 'vscode-languageserver';
import { SOURCES } from '../actions/all.ts';
import type { ActionData } from '../actions/source.ts';
import { answering, type Feature } from '../feature.ts';
import { outdated } from '../session.ts';

const IMPOSSIBLE = { nl: 'deze tekst laat die wijziging niet toe', en: 'this text does not allow that change' };

/** The edit of a code action, made when it is chosen. */
export const codeActionResolve: Feature = {
  register: (session) => {
    session.connection.onCodeActionResolve((action, token) => answering<CodeAction, CodeAction>(session, action, async (asked) => {
      const data = asked.data as ActionData | undefined;
      if (data === undefined) return asked;
      const document = session.current(data.uri);
      const version = document && (session.documents.get(document.file)?.version ?? null);
      if (document === undefined || version !== data.version) return outdated();
      const edit = await SOURCES.find(({ name }) => name === data.from)?.edit(data.does, document.file, session, () => !token.isCancellationRequested);
      if (edit === undefined) return new ResponseError<never>(LSPErrorCodes.RequestFailed, IMPOSSIBLE[session.preferences.locale]);
      return { ...asked, edit };
    })(action, token));
  },
};
