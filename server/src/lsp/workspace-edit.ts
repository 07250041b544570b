/** Edits of several files as a client takes them: with versions, with a new file, and with a word on what is changed elsewhere. */
import type { AnnotatedTextEdit, ChangeAnnotation, CreateFile, TextDocumentEdit, TextEdit as LspTextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { FileId } from '../text/source-file.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { toTextEdits } from './convert.ts';
import type { Session } from './session.ts';
import { toStops } from './stops.ts';

/** What an edit may ask for beyond the texts themselves. */
export interface EditOptions {
  /** The file the user looks at: changes elsewhere are confirmed first, where the client can ask. */
  readonly home?: FileId;
  /** A file to be made. */
  readonly create?: { readonly uri: string; readonly text: string };
  /** Whether the places that are still to be filled in become stops for the cursor. */
  readonly stops?: boolean;
  /** Whether everything is shown before it is carried out. */
  readonly preview?: boolean;
}

const ELSEWHERE = { nl: 'Ook in andere bestanden', en: 'In other files too' };
const HERE = { nl: 'In dit bestand', en: 'In this file' };

/** The edit for the client. */
export function toWorkspaceEdit(edits: ReadonlyMap<FileId, readonly TextEdit[]>, session: Session, { home, create, stops = false, preview = false }: EditOptions = {}): WorkspaceEdit {
  const { client, preferences: { locale } } = session;
  const files = [...edits].flatMap(([file, list]) => {
    const source = session.sourceOf(file);
    return source === undefined ? [] : [{ file, uri: session.uriOf(file), version: session.documents.get(file)?.version ?? null, source, list, edits: toTextEdits(list, source) }];
  });
  if (!client.documentChanges) return { changes: Object.fromEntries(files.map((item) => [item.uri, item.edits])) };
  const annotations: Record<string, ChangeAnnotation> = {};
  const noted = (id: string, label: string, list: readonly LspTextEdit[]): (LspTextEdit | AnnotatedTextEdit)[] => {
    if (!client.changeAnnotations) return [...list];
    annotations[id] = { label, needsConfirmation: true };
    return list.map((edit) => ({ ...edit, annotationId: id }));
  };
  const changes: (TextDocumentEdit | CreateFile)[] = [];
  if (create !== undefined) {
    changes.push({ kind: 'create', uri: create.uri, options: { overwrite: false, ignoreIfExists: false } });
    const start = { line: 0, character: 0 };
    changes.push({ textDocument: { uri: create.uri, version: null }, edits: [{ range: { start, end: start }, newText: create.text }] });
  }
  for (const { file, uri, version, source, list, edits: plain } of files) {
    const isElsewhere = home !== undefined && file !== home;
    const written = isElsewhere ? noted('elsewhere', ELSEWHERE[locale], plain) : preview ? noted('here', HERE[locale], plain) : stops && client.snippetEdits ? toStops(list, source) : plain;
    changes.push({ textDocument: { uri, version }, edits: written });
  }
  return { documentChanges: changes, ...(Object.keys(annotations).length === 0 ? {} : { changeAnnotations: annotations }) };
}
