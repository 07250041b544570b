/** The code actions on findings: titles at once, edits when they are asked for. */
import { CodeActionKind, type CodeAction, type WorkspaceEdit } from 'vscode-languageserver';
import type { BilingualText } from '../messages/template.ts';
import type { Operation } from '../edit/operations.ts';
import type { Located } from '../service/analysis.ts';
import { safeFixesForFile } from '../service/fix-all.ts';
import { editsFor, offersFor } from '../service/fixes.ts';
import { ignoreOperation } from '../service/ignore.ts';
import type { FileId } from '../text/source-file.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { toDiagnostic, toTextEdits } from './convert.ts';
import { OPEN_PAGE } from './rule-page.ts';
import type { Session } from './session.ts';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.grondslag`;

/** What an action needs to find its edit again; it goes to the client and back. */
export interface ActionData {
  readonly uri: string;
  readonly version: number | null;
  /** Place of the finding among those of its file; absent for all of them. */
  readonly finding?: number;
  /** Place of the fix among those of the finding; absent for the comment that ignores it. */
  readonly fix?: number;
}

const IGNORE: BilingualText = { nl: 'Negeer «{rule}» hier, met een reden', en: 'Ignore “{rule}” here, with a reason' };
const ALL: BilingualText = { nl: 'Los alles op wat hier veilig op te lossen is', en: 'Fix all that can be fixed safely here' };
const PAGE: BilingualText = { nl: 'Open de pagina van regel «{rule}»', en: 'Open the page of rule “{rule}”' };

/** The actions for one finding, in the order of its rule's fixes, then what can always be done. */
export function actionsFor(located: Located, index: number, file: FileId, session: Session): readonly CodeAction[] {
  const { locale } = session.preferences;
  const analysis = session.analysis();
  const diagnostics = [toDiagnostic(located, analysis.pathOf(located.finding), session, session.diagnosticOptions())];
  const data: ActionData = { ...anchorOf(file, session), finding: index };
  const offers = offersFor(located, analysis);
  const preferred = offers.findIndex(({ kind }) => kind === 'safe');
  const fixes = offers.map(({ title }, fix): CodeAction => ({
    title: title[locale], kind: CodeActionKind.QuickFix, diagnostics, data: { ...data, fix }, ...(fix === preferred ? { isPreferred: true } : {}),
  }));
  const named = (text: BilingualText): string => text[locale].replace('{rule}', located.rule.id);
  const ignore: CodeAction[] = ignoreOperation(located, analysis) === undefined ? [] : [{ title: named(IGNORE), kind: CodeActionKind.QuickFix, diagnostics, data }];
  const page: CodeAction[] = session.opensPages && located.rule.declaration === undefined ? [{ title: named(PAGE), kind: CodeActionKind.QuickFix, diagnostics, command: { title: named(PAGE), command: OPEN_PAGE, arguments: [located.rule.id] } }] : [];
  return [...fixes, ...ignore, ...page];
}

/** The action that applies every safe fix of a file, where there is one. */
export function fixAllAction(file: FileId, session: Session): CodeAction | undefined {
  const analysis = session.analysis();
  const some = analysis.inFile(file).some((located) => located.suppressed === undefined && located.rule.fix === 'safe' && offersFor(located, analysis).some(({ kind }) => kind === 'safe'));
  return some ? { title: ALL[session.preferences.locale], kind: FIX_ALL, data: anchorOf(file, session) } : undefined;
}

function anchorOf(file: FileId, session: Session): ActionData {
  return { uri: session.uriOf(file), version: session.documents.get(file)?.version ?? null };
}

/** The edit of an action against the newest texts; undefined where it can no longer be made. */
export function editOf(data: ActionData, file: FileId, session: Session): WorkspaceEdit | undefined {
  const analysis = session.analysis();
  if (data.finding === undefined) {
    const { files } = safeFixesForFile(file, analysis);
    return files.size === 0 ? undefined : toWorkspaceEdit(new Map([...files].map(([id, { edits }]) => [id, edits])), session);
  }
  const located = analysis.inFile(file)[data.finding];
  if (located === undefined) return undefined;
  const ignore = data.fix === undefined ? ignoreOperation(located, analysis) : undefined;
  const operations: readonly Operation[] | undefined = data.fix === undefined ? ignore && [ignore] : offersFor(located, analysis)[data.fix]?.operations;
  const edits = operations && editsFor(operations, analysis);
  return edits && toWorkspaceEdit(edits, session);
}

function toWorkspaceEdit(edits: ReadonlyMap<FileId, readonly TextEdit[]>, session: Session): WorkspaceEdit {
  const files = [...edits].flatMap(([file, list]) => {
    const source = session.sourceOf(file);
    return source === undefined ? [] : [{ uri: session.uriOf(file), version: session.documents.get(file)?.version ?? null, edits: toTextEdits(list, source) }];
  });
  if (!session.client.documentChanges) return { changes: Object.fromEntries(files.map((item) => [item.uri, item.edits])) };
  return { documentChanges: files.map(({ uri, version, edits: list }) => ({ textDocument: { uri, version }, edits: list })) };
}
