/** The documents that are open in the editor: their text there counts, not the one on disk. */
import type { TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver';
import { toSpan } from './convert.ts';
import { SourceFile, type FileId } from '../text/source-file.ts';

export interface OpenDocument {
  /** As the client writes it; answers use the same spelling. */
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly source: SourceFile;
}

/** A document as it was opened. */
export function opened(id: FileId, { uri, languageId, version, text }: TextDocumentItem): OpenDocument {
  return { uri, languageId, version, source: new SourceFile(id, text) };
}

/** A document after the changes of one notification, each made to what the one before it left. */
export function changed(document: OpenDocument, version: number, changes: readonly TextDocumentContentChangeEvent[]): OpenDocument {
  let source = document.source;
  for (const change of changes) {
    if (!('range' in change)) {
      source = new SourceFile(source.id, change.text);
      continue;
    }
    const { start, end } = toSpan(change.range, source);
    source = new SourceFile(source.id, source.text.slice(0, start) + change.text + source.text.slice(end));
  }
  return { ...document, version, source };
}
