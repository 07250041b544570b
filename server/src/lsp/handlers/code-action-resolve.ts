import { LSPErrorCodes, ResponseError, type CodeAction } from 'vscode-languageserver';
import { editOf, type ActionData } from '../actions.ts';
import { answering, type Feature } from '../feature.ts';
import { outdated } from '../session.ts';

const IMPOSSIBLE = { nl: 'deze tekst laat die wijziging niet toe', en: 'this text does not allow that change' };

/** The edit of a code action, made when it is chosen. */
export const codeActionResolve: Feature = {
  register: (session) => {
    session.connection.onCodeActionResolve((action, token) => answering<CodeAction, CodeAction>(session, action, (asked) => {
      const data = asked.data as ActionData | undefined;
      if (data === undefined) return asked;
      const document = session.current(data.uri);
      const version = document && (session.documents.get(document.file)?.version ?? null);
      if (document === undefined || version !== data.version) return outdated();
      const edit = editOf(data, document.file, session);
      if (edit === undefined) return new ResponseError<never>(LSPErrorCodes.RequestFailed, IMPOSSIBLE[session.preferences.locale]);
      return { ...asked, edit };
    })(action, token));
  },
};
