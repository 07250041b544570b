/** What the tests do in the editor, and how they look at what it shows. */
import assert from 'node:assert/strict';
import {
  type CodeAction,
  CodeActionKind,
  commands,
  ConfigurationTarget,
  type Diagnostic,
  languages,
  type Position,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';

/** How many code actions are asked for with their edits worked out. */
const RESOLVED_ACTIONS = 50;

/** Opens a file of the workspace in an editor. */
export async function open(path: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(inWorkspace(path));
  await window.showTextDocument(document);
  return document;
}

/** A path in the workspace, which is a temporary copy. */
export function inWorkspace(path: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  assert.ok(folder);
  return Uri.joinPath(folder.uri, path);
}

/** Writes a file in the workspace and opens it. */
export async function write(path: string, text: string): Promise<TextDocument> {
  const uri = inWorkspace(path);
  await workspace.fs.writeFile(uri, Buffer.from(text));
  return workspace.openTextDocument(uri);
}

/** Changes a setting of the workspace; undefined takes the default again. */
export async function set(name: string, value: string | undefined): Promise<void> {
  await workspace.getConfiguration('grondslag').update(name, value, ConfigurationTarget.Workspace);
}

/** The quick-fixes at a finding, in the order in which the editor shows them, with their edits worked out. */
export async function quickFixes(document: TextDocument, { range }: Diagnostic): Promise<CodeAction[]> {
  return commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    CodeActionKind.QuickFix.value,
    RESOLVED_ACTIONS,
  );
}

/** A place in the workspace where a source takes the output of another pipeline. */
export async function consumer(): Promise<{ document: TextDocument; position: Position; pipeline: string }> {
  for (const uri of await workspace.findFiles('**/*.pipeline.yaml')) {
    const document = await workspace.openTextDocument(uri);
    const found = /^ +output: +(?<pipeline>[^\s/]+)\/\S/mu.exec(document.getText());
    const pipeline = found?.groups?.['pipeline'];
    if (found !== null && pipeline !== undefined) {
      return { document, position: document.positionAt(found.index + found[0].length - 1), pipeline };
    }
  }
  throw new Error('No pipeline in the workspace takes the output of another');
}

/** The files that have a finding, open or not. */
export function reportedFiles(): Uri[] {
  return languages
    .getDiagnostics()
    .filter(([, all]) => all.some(({ source }) => source === 'grondslag'))
    .map(([uri]) => uri);
}

/** The name of the rule of a finding. */
export function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
