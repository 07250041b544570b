/** The commands of the extension; their titles are in package.nls.json. */
import { commands, type ExtensionContext, languages, Uri, window, workspace } from 'vscode';
import { NAME, type Session } from './client.ts';
import { language } from './language.ts';
import { l10n } from './l10n.ts';

/** Registers every command named in package.json. */
export function registerCommands(context: ExtensionContext, session: Session): void {
  context.subscriptions.push(
    commands.registerCommand(`${NAME}.checkWorkspace`, () => checkWorkspace(session)),
    commands.registerCommand(`${NAME}.restartServer`, () => session.restart()),
    commands.registerCommand(`${NAME}.showOutput`, () => session.output.show()),
    commands.registerCommand(`${NAME}.openDocumentation`, () => commands.executeCommand('markdown.showPreview', Uri.joinPath(context.extensionUri, 'README.md'))),
    commands.registerCommand(`${NAME}.openRulePage`, (rule?: unknown) => openRulePage(context, rule)),
    commands.registerCommand(`${NAME}.previewChange`, (change?: unknown) => previewChange(session, change)),
  );
}

/** What the server answers to `grondslag.server.checkWorkspace`: counts over all files it checks. */
interface WorkspaceSummary {
  readonly files: number;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

/** Has the server read every file again, then opens the list of problems and says what was found. */
async function checkWorkspace(session: Session): Promise<void> {
  const client = await session.running();
  // Something went wrong, and the output says what.
  const summary = await client?.sendRequest<WorkspaceSummary | null>('workspace/executeCommand', { command: `${NAME}.server.checkWorkspace` });
  if (summary === undefined || summary === null) return session.output.show();
  await commands.executeCommand('workbench.actions.view.problems');
  void window.showInformationMessage(
    l10n.t(
      'Files: {files}. Errors: {error}, warnings: {warning}, notes: {info}.',
      { files: summary.files, error: summary.error, warning: summary.warning, info: summary.info },
    ),
  );
}

/** Has the server make the edit of a change it spoke of, and shows that before it is carried out. */
async function previewChange(session: Session, change: unknown): Promise<void> {
  if (typeof change !== 'object' || change === null) return;
  const client = await session.running();
  const resolved = await client?.sendRequest<{ edit?: Parameters<typeof client.protocol2CodeConverter.asWorkspaceEdit>[0] }>('codeAction/resolve', change);
  const edit = await client?.protocol2CodeConverter.asWorkspaceEdit(resolved?.edit);
  if (edit !== undefined) await workspace.applyEdit(edit, { isRefactoring: true });
}

const RULE_NAME = /^[a-z]+(-[a-z]+)*$/u;

/** Shows the page of a rule in the user's language; without a rule the user picks one. */
async function openRulePage(context: ExtensionContext, rule: unknown): Promise<void> {
  const folder = Uri.joinPath(context.extensionUri, 'docs', 'rules');
  const name = typeof rule === 'string' ? rule : await pickRule(folder);
  // The name can come from a link in a hover: only a rule's own page may be opened with it.
  if (name === undefined || !RULE_NAME.test(name)) return;
  const page = Uri.joinPath(folder, `${name}.${language()}.md`);
  try {
    await commands.executeCommand('markdown.showPreview', page);
  } catch {
    // An editor without VS Code's own preview shows the text.
    await window.showTextDocument(page);
  }
}

/** Lists the rules that have a page, with those reported on the open file first. */
async function pickRule(folder: Uri): Promise<string | undefined> {
  const suffix = `.${language()}.md`;
  const pages = (await workspace.fs.readDirectory(folder)).map(([file]) => file);
  const rules = pages.filter((file) => file.endsWith(suffix)).map((file) => file.slice(0, -suffix.length));
  const open = window.activeTextEditor?.document.uri;
  const reported = new Set(open === undefined ? [] : languages.getDiagnostics(open).map(({ code }) => codeValue(code)));
  const ordered = [...rules.filter((rule) => reported.has(rule)), ...rules.filter((rule) => !reported.has(rule))];
  return window.showQuickPick(ordered, { placeHolder: l10n.t('Which rule?') });
}

function codeValue(code: string | number | { value: string | number } | undefined): string {
  return String(typeof code === 'object' ? code.value : code);
}
