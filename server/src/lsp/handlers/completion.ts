import type { CompletionItem, CompletionList, CompletionParams } from 'vscode-languageserver';
import { completeAt } from '../../editor/complete/complete.ts';
import { documentation } from '../../editor/complete/document.ts';
import { itemOf, topicOf, TRIGGERS } from '../completion-items.ts';
import { toOffset } from '../convert.ts';
import { answering, type Feature } from '../feature.ts';

/** What can be written at the cursor; the words about one item are made when somebody looks at it. */
export const completion: Feature = {
  capabilities: () => ({ completionProvider: { triggerCharacters: TRIGGERS, resolveProvider: true, completionItem: { labelDetailsSupport: true } } }),
  register: (session) => {
    const nothing: CompletionList = { isIncomplete: false, items: [] };
    session.connection.onCompletion(answering<CompletionParams, CompletionList>(session, nothing, ({ textDocument, position }) => {
      const document = session.current(textDocument.uri);
      if (document === undefined) return nothing;
      const { file, source } = document;
      const offset = toOffset(position, source);
      const { items, isIncomplete } = completeAt(file, offset, session.analysis(), { locale: session.preferences.locale, snippets: session.client.completion.snippets });
      return { isIncomplete, items: items.map((item) => itemOf(item, offset, textDocument.uri, source, session.client.completion)) };
    }));
    session.connection.onCompletionResolve((item, token) => answering<CompletionItem, CompletionItem>(session, item, (asked) => {
      const found = topicOf(asked);
      const document = found && session.current(found.uri);
      if (found === undefined || document === undefined) return asked;
      const markdown = documentation(found.topic, document.file, found.document, session.analysis(), session.preferences.locale);
      return markdown === undefined ? asked : { ...asked, documentation: { kind: session.client.completion.markdown ? 'markdown' : 'plaintext', value: markdown } };
    })(item, token));
  },
};
