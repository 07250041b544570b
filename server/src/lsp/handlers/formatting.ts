import { DocumentFormattingRequest, DocumentRangeFormattingRequest, type DocumentFormattingParams, type DocumentRangeFormattingParams, type FormattingOptions, type TextEdit } from 'vscode-languageserver';
import { formatIn, type FormatOptions } from '../../editor/format.ts';
import { toSpan, toTextEdits } from '../convert.ts';
import { answering, type Feature } from '../feature.ts';
import type { Session } from '../session.ts';

/** Other YAML files have formatters of their own: where the client can tell languages apart, it is ours alone that comes here. */
const OWN_LANGUAGE = { documentSelector: [{ language: 'grondslag' }] };

/** Formatting of a document or a part of it, of our own files only. */
export const formatting: Feature = {
  capabilities: ({ registersFormatting }) => (registersFormatting ? {} : { documentFormattingProvider: true, documentRangeFormattingProvider: true }),
  register: (session) => {
    const { connection, client } = session;
    if (client.registersFormatting) {
      session.onInitialized(async () => {
        const registrations = [connection.client.register(DocumentFormattingRequest.type, OWN_LANGUAGE), connection.client.register(DocumentRangeFormattingRequest.type, OWN_LANGUAGE)];
        await Promise.all(registrations);
      });
    }
    connection.onDocumentFormatting(answering<DocumentFormattingParams, TextEdit[] | null>(session, null, ({ textDocument, options }) => edits(textDocument.uri, undefined, options, session)));
    connection.onDocumentRangeFormatting(answering<DocumentRangeFormattingParams, TextEdit[] | null>(session, null, ({ textDocument, range, options }) => edits(textDocument.uri, range, options, session)));
  },
};

function edits(uri: string, range: DocumentRangeFormattingParams['range'] | undefined, options: FormattingOptions, session: Session): TextEdit[] | null {
  const document = session.current(uri);
  if (document === undefined) return null;
  const { file, source } = document;
  const found = formatIn(file, range && toSpan(range, source), optionsOf(options), session.workspace);
  return found === undefined ? null : toTextEdits(found, source);
}

function optionsOf({ tabSize, insertSpaces, trimTrailingWhitespace, insertFinalNewline, trimFinalNewlines }: FormattingOptions): FormatOptions {
  return {
    // YAML is never indented with tabs: how wide one is says nothing.
    tabSize: insertSpaces ? tabSize : undefined,
    ...(trimTrailingWhitespace === undefined ? {} : { trimTrailingWhitespace }),
    ...(insertFinalNewline === undefined ? {} : { insertFinalNewline }),
    ...(trimFinalNewlines === undefined ? {} : { trimFinalNewlines }),
  };
}
