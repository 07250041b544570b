/** Edits of several files as a client takes them: with versions, with a new file, and with a word on what is changed elsewhere. */
import type { AnnotatedTextEdit, ChangeAnnotation, CreateFile, SnippetTextEdit, TextDocumentEdit, TextEdit as LspTextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { FileId } from '../text/source-file.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { toTextEdits } from './convert.ts';
import type { Session } from './session.ts';

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
    return source === undefined ? [] : [{ file, uri: session.uriOf(file), version: session.documents.get(file)?.version ?? null, edits: toTextEdits(list, source) }];
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
  for (const { file, uri, version, edits: list } of files) {
    const isElsewhere = home !== undefined && file !== home;
    const written = isElsewhere ? noted('elsewhere', ELSEWHERE[locale], list) : preview ? noted('here', HERE[locale], list) : stops && client.snippetEdits ? list.map(toStops) : list;
    changes.push({ textDocument: { uri, version }, edits: written });
  }
  return { documentChanges: changes, ...(Object.keys(annotations).length === 0 ? {} : { changeAnnotations: annotations }) };
}

const PLACES = /\b(?:TODO|(?<=until=)\d{4}-\d\d-\d\d)/g;

/**
 * The same text with a stop at each place to fill in. Only for what begins a line or stays on one:
 * an editor indents the later lines of a snippet as it sees fit.
 */
function toStops(edit: LspTextEdit): LspTextEdit | SnippetTextEdit {
  const { range, newText } = edit;
  const fits = range.start.character === 0 || !/[\r\n]/.test(newText);
  if (!fits || !newText.includes('TODO')) return edit;
  let number = 0;
  const value = newText.replace(/[\\$}]/g, '\\$&').replace(PLACES, (place) => `\${${++number}:${place}}`);
  return { range, snippet: { kind: 'snippet', value } };
}
