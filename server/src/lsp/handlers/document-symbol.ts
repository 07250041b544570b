import type { DocumentSymbol, DocumentSymbolParams, SymbolInformation } from 'vscode-languageserver';
import { outlineOf, type Outline } from '../../editor/outline.ts';
import type { SourceFile } from '../../text/source-file.ts';
import { toRange } from '../convert.ts';
import { answering, type Feature } from '../feature.ts';
import { symbolKind } from '../symbol-kinds.ts';

/** The outline of a document: a tree, or a list for clients that cannot show one. */
export const documentSymbol: Feature = {
  capabilities: () => ({ documentSymbolProvider: { label: 'grondslag' } }),
  register: (session) => {
    session.connection.onDocumentSymbol(answering<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[] | null>(session, null, ({ textDocument }) => {
      const document = session.current(textDocument.uri);
      if (document === undefined) return null;
      const outline = outlineOf(document.file, session.workspace, session.preferences.locale);
      return session.client.nestedSymbols ? outline.map((item) => nested(item, document.source)) : outline.flatMap((item) => listed(item, undefined, textDocument.uri, document.source));
    }));
  },
};

function nested({ name, detail, kind, span, nameSpan, children }: Outline, source: SourceFile): DocumentSymbol {
  return {
    name, kind: symbolKind(kind), range: toRange(span, source), selectionRange: toRange(nameSpan, source),
    ...(detail === undefined ? {} : { detail }),
    ...(children.length === 0 ? {} : { children: children.map((child) => nested(child, source)) }),
  };
}

function listed({ name, kind, span, children }: Outline, container: string | undefined, uri: string, source: SourceFile): SymbolInformation[] {
  const own: SymbolInformation = { name, kind: symbolKind(kind), location: { uri, range: toRange(span, source) }, ...(container === undefined ? {} : { containerName: container }) };
  // A section is no name that anybody looks for in a list.
  return [...(kind === 'section' ? [] : [own]), ...children.flatMap((child) => listed(child, kind === 'section' ? container : name, uri, source))];
}
