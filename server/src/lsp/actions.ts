/** The code actions on findings: titles at once, edits when they are asked for. */
import { CodeActionKind, type CodeAction, type WorkspaceEdit } from 'vscode-languageserver';
import { digest } from '../base/digest.ts';
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
  /** The rule whose finding it answers, and a digest of what it does to the texts; absent for all safe fixes of the file. */
  readonly does?: { readonly rule: string; readonly digest: string };
}

/** An action and its edit against the newest texts: undefined where that cannot be made, or where the action is a command. */
export interface OfferedAction {
  readonly action: CodeAction;
  edit(): WorkspaceEdit | undefined;
}

const IGNORE: BilingualText = { nl: 'Negeer «{rule}» hier, met een reden', en: 'Ignore “{rule}” here, with a reason' };
const ALL: BilingualText = { nl: 'Los alles op wat hier veilig op te lossen is', en: 'Fix all that can be fixed safely here' };
const PAGE: BilingualText = { nl: 'Open de pagina van regel «{rule}»', en: 'Open the page of rule “{rule}”' };

/** The actions for one finding, in the order of its rule's fixes, then what can always be done. */
export function actionsFor(located: Located, file: FileId, session: Session): readonly OfferedAction[] {
  const { locale } = session.preferences;
  const analysis = session.analysis();
  const diagnostics = [toDiagnostic(located, analysis.pathOf(located.finding), session, session.diagnosticOptions())];
  const offered = (title: string, operations: readonly Operation[], more: Partial<CodeAction> = {}): OfferedAction => ({
    action: { title, kind: CodeActionKind.QuickFix, diagnostics, data: { ...anchorOf(file, session), does: { rule: located.rule.id, digest: digestOf(operations) } } satisfies ActionData, ...more },
    edit: () => operationsEdit(operations, session),
  });
  const offers = offersFor(located, analysis);
  const preferred = offers.findIndex(({ kind }) => kind === 'safe');
  const fixes = offers.map(({ title, operations }, index) => offered(title[locale], operations, index === preferred ? { isPreferred: true } : {}));
  const named = (text: BilingualText): string => text[locale].replace('{rule}', located.rule.id);
  const comment = ignoreOperation(located, analysis);
  const ignore = comment === undefined ? [] : [offered(named(IGNORE), [comment])];
  if (!session.opensPages || located.rule.declaration !== undefined) return [...fixes, ...ignore];
  const page: CodeAction = { title: named(PAGE), kind: CodeActionKind.QuickFix, diagnostics, command: { title: named(PAGE), command: OPEN_PAGE, arguments: [located.rule.id] } };
  return [...fixes, ...ignore, { action: page, edit: () => undefined }];
}

/** The action that applies every safe fix of a file, where there is one. */
export function fixAllAction(file: FileId, session: Session): OfferedAction | undefined {
  const analysis = session.analysis();
  const some = analysis.inFile(file).some((located) => located.suppressed === undefined && located.rule.fix === 'safe' && offersFor(located, analysis).some(({ kind }) => kind === 'safe'));
  return some ? { action: { title: ALL[session.preferences.locale], kind: FIX_ALL, data: anchorOf(file, session) }, edit: () => allEdit(file, session) } : undefined;
}

function anchorOf(file: FileId, session: Session): ActionData {
  return { uri: session.uriOf(file), version: session.documents.get(file)?.version ?? null };
}

/**
 * The edit of an action against the newest texts; undefined where it can no longer be made. It is found
 * again by what it does: findings come and go with other files, so their places do not tell them apart.
 */
export function editOf({ does }: ActionData, file: FileId, session: Session): WorkspaceEdit | undefined {
  if (does === undefined) return allEdit(file, session);
  const analysis = session.analysis();
  for (const located of analysis.inFile(file)) {
    if (located.rule.id !== does.rule || located.suppressed !== undefined) continue;
    const comment = ignoreOperation(located, analysis);
    const candidates = [...offersFor(located, analysis).map(({ operations }) => operations), ...(comment === undefined ? [] : [[comment]])];
    const operations = candidates.find((candidate) => digestOf(candidate) === does.digest);
    if (operations !== undefined) return operationsEdit(operations, session);
  }
  return undefined;
}

function digestOf(operations: readonly Operation[]): string {
  return digest(JSON.stringify(operations));
}

function operationsEdit(operations: readonly Operation[], session: Session): WorkspaceEdit | undefined {
  const edits = editsFor(operations, session.analysis());
  return edits && toWorkspaceEdit(edits, session);
}

function allEdit(file: FileId, session: Session): WorkspaceEdit | undefined {
  const { files } = safeFixesForFile(file, session.analysis());
  return files.size === 0 ? undefined : toWorkspaceEdit(new Map([...files].map(([id, { edits }]) => [id, edits])), session);
}

function toWorkspaceEdit(edits: ReadonlyMap<FileId, readonly TextEdit[]>, session: Session): WorkspaceEdit {
  const files = [...edits].flatMap(([file, list]) => {
    const source = session.sourceOf(file);
    return source === undefined ? [] : [{ uri: session.uriOf(file), version: session.documents.get(file)?.version ?? null, edits: toTextEdits(list, source) }];
  });
  if (!session.client.documentChanges) return { changes: Object.fromEntries(files.map((item) => [item.uri, item.edits])) };
  return { documentChanges: files.map(({ uri, version, edits: list }) => ({ textDocument: { uri, version }, edits: list })) };
}
