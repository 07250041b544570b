/** What the editor offers to change: with numbers, on save, and lines above outputs and joins. */
import assert from 'node:assert/strict';
import { type CodeAction, CodeActionKind, type CodeLens, commands, ConfigurationTarget, languages, Position, Range, type TextDocument, window, workspace } from 'vscode';
import { inWorkspace, write } from './editing.ts';
import { chained } from './fixtures.ts';
import { eventually, findings, someFindings } from './waiting.ts';

/** How many actions and lenses are asked for with all they have. */
const ALL = 50;

async function actionsAt(document: TextDocument, needle: string, kind: CodeActionKind): Promise<CodeAction[]> {
  const at = document.positionAt(document.getText().indexOf(needle) + 1);
  return commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new Range(at, at), kind.value, ALL);
}

const reported = (): number => languages.getDiagnostics().reduce((sum, [, all]) => sum + all.filter(({ source }) => source === 'grondslag').length, 0);

/** Two pipelines: the second joins what the first hands on with data of its own. */
async function chain(name: string): Promise<{ head: TextDocument; tail: TextDocument }> {
  const { head, tail } = chained(name);
  const documents = { head: await write(`${name}/head.pipeline.yaml`, head), tail: await write(`${name}/tail.pipeline.yaml`, tail) };
  await window.showTextDocument(documents.head);
  await someFindings(documents.tail.uri);
  return documents;
}

/** Registers the tests. */
export function actionTests(): void {
  it('says how many findings a change takes away in all files, and that is how many go', async () => {
    const { head } = await chain('weighed');
    const action = await eventually('a change with a number', async () => (await actionsAt(head, 'debt: debt', CodeActionKind.Refactor)).find(({ title }) => title.includes('removes')));
    const number = Number(/removes (\d+) finding/u.exec(action.title)?.[1]);
    const before = reported();
    assert.ok(action.edit && number > 1, action.title);
    assert.ok(await workspace.applyEdit(action.edit));
    await eventually(`${number} findings less`, () => (reported() === before - number ? true : undefined));
    assert.equal(head.getText().includes('debt: debt'), false);
    await commands.executeCommand('undo');
  });

  it('shows lines above joins and outputs, with the change that helps most', async () => {
    const { tail } = await chain('lines');
    const titles = await eventually('the lines', async () => {
      const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', tail.uri, ALL);
      const shown = lenses.filter(({ isResolved, command }) => isResolved && command !== undefined && command.title !== '');
      return shown.some(({ command }) => command?.title.startsWith('what if:')) ? shown.map(({ command }) => command!) : undefined;
    });
    assert.ok(titles.some(({ title }) => /^directly identifying · letters · no DPIA declared · \d+ findings$/u.test(title)), JSON.stringify(titles));
    const best = titles.find(({ title }) => title.startsWith('what if: leave “debt” out of source “clients” of pipeline'));
    assert.equal(best?.command, 'grondslag.previewChange');
  });

  it('makes the safe fixes on save, where that is asked for', async () => {
    const settings = workspace.getConfiguration('editor', { languageId: 'grondslag' });
    await settings.update('codeActionsOnSave', { 'source.fixAll.grondslag': 'explicit' }, ConfigurationTarget.Workspace, true);
    try {
      const { tail } = await chain('saved');
      const editor = await window.showTextDocument(tail);
      await eventually('the unused field', () => findings(tail.uri).find(({ message }) => message.includes('born')));
      // VS Code gives what happens on save a second or so, and saves without it when the machine is slower than that.
      await eventually('the fix on save', async () => {
        await editor.edit((edit) => edit.insert(new Position(0, 0), '# a line\n'));
        await tail.save();
        return tail.getText().includes('born') ? undefined : true;
      });
      assert.ok(tail.getText().includes('mail: email'));
    } finally {
      await settings.update('codeActionsOnSave', undefined, ConfigurationTarget.Workspace, true);
    }
  });

  it('moves a purpose to a catalogue that it makes', async () => {
    const { head } = await chain('moved');
    const [action] = await eventually('the action', async () => {
      const found = (await actionsAt(head, 'letters: {', CodeActionKind.RefactorExtract)).filter(({ title }) => title.includes('new catalogue'));
      return found.length > 0 ? found : undefined;
    });
    assert.ok(action?.edit);
    assert.ok(await workspace.applyEdit(action.edit));
    const catalog = await workspace.openTextDocument(inWorkspace('moved/shared.catalog.yaml'));
    assert.match(catalog.getText(), /^grondslag: 1\ncatalog: shared\npurposes:\n {2}letters: \{ description: /u);
    assert.equal(/^purposes:/mu.test(head.getText()), false);
    await catalog.save();
    await head.save();
  });

  it('goes to where a comment that ignores a finding is to be filled in', async () => {
    const { tail } = await chain('ignored');
    const editor = await window.showTextDocument(tail);
    const ignore = await eventually('the action', async () => (await actionsAt(tail, 'join: [', CodeActionKind.QuickFix)).find(({ title }) => title.startsWith('Ignore')));
    assert.ok(ignore.edit);
    assert.ok(await workspace.applyEdit(ignore.edit));
    assert.match(tail.getText(), /# grondslag: ignore\[[a-z-]+\] by=TODO until=\d{4}-\d\d-\d\d -- TODO\n {2}both: /u);
    assert.equal(tail.getText(editor.selection), 'TODO');
  });
}
