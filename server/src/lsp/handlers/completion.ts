import type { CompletionItem, CompletionList, CompletionParams } from 'vscode-languageserver';
import { completeAt, completeConfigAt } from '../../editor/complete/complete.ts';
import { documentation } from '../../editor/complete/document.ts';
import { withoutMarkup } from '../../editor/markdown.ts';
import { itemOf, topicOf, TRIGGERS } from '../completion-items.ts';
import { toOffset } from '../convert.ts';
import { CONFIG_NAME } from '../../service/config.ts';
import type { FileId, SourceFile } from '../../text/source-file.ts';
import { answering, type Feature } from '../feature.ts';
import type { Session } from '../session.ts';

/** What can be written at the cursor; the words about one item are made when somebody looks at it. */
export const completion: Feature = {
  capabilities: () => ({ completionProvider: { triggerCharacters: TRIGGERS, resolveProvider: true, completionItem: { labelDetailsSupport: true } } }),
  register: (session) => {
    const nothing: CompletionList = { isIncomplete: false, items: [] };
    session.connection.onCompletion(answering<CompletionParams, CompletionList>(session, nothing, ({ textDocument, position }) => {
      const document = session.current(textDocument.uri) ?? configuration(textDocument.uri, session);
      if (document === undefined) return nothing;
      const { file, source } = document;
      const offset = toOffset(position, source);
      const client = { locale: session.preferences.locale, snippets: session.client.completion.snippets };
      const { items, isIncomplete } = 'isConfig' in document ? completeConfigAt(source, offset, session.analysis(), client) : completeAt(file, offset, session.analysis(), client);
      return { isIncomplete, items: items.map((item) => itemOf(item, offset, textDocument.uri, source, session.client.completion)) };
    }));
    session.connection.onCompletionResolve((item, token) => answering<CompletionItem, CompletionItem>(session, item, (asked) => {
      const found = topicOf(asked);
      const document = found && (session.current(found.uri) ?? configuration(found.uri, session));
      if (found === undefined || document === undefined) return asked;
      const markdown = documentation(found.topic, document.file, found.document, session.analysis(), session.preferences.locale);
      return markdown === undefined ? asked : { ...asked, documentation: session.client.completion.markdown ? { kind: 'markdown', value: markdown } : { kind: 'plaintext', value: withoutMarkup(markdown) } };
    })(item, token));
  },
};

/** A configuration file that is open: no part of the workspace that is checked, and written in the same editor. */
function configuration(uri: string, session: Session): { readonly file: FileId; readonly source: SourceFile; readonly isConfig: true } | undefined {
  const file = session.uris.idOf(uri);
  const source = file.split('/').pop() === CONFIG_NAME ? session.documents.get(file)?.source : undefined;
  return source && { file, source, isConfig: true };
}
