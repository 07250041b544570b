import assert from 'node:assert/strict';
import { CancellationTokenSource, type CodeAction, type Hover, type Location, type LocationLink, type Position, type WorkspaceEdit } from 'vscode-languageserver/node';
import { rule as combination } from '../../server/src/rules/combination/combination-without-ground.ts';
import { SourceFile, fileId } from '../../server/src/text/source-file.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { startSession, type TestSession } from '../harness/session.ts';
import { cursorIn } from '../harness/cursor.ts';
import { FILES, HEAD, TAIL } from '../editor/example-workspace.ts';

const TRIGGER = combination.examples.trigger as string;
const FILE = 'voorbeeld.pipeline.yaml';
const RESOLVES = { capabilities: { textDocument: { codeAction: { resolveSupport: { properties: ['edit'] }, dataSupport: true }, definition: { linkSupport: true } }, workspace: { workspaceEdit: { documentChanges: true } } } };

function positionOf(text: string, needle: string, nth = 1): Position {
  return new SourceFile(fileId('x'), text).positionAt(cursorIn(text, needle, nth).offset);
}

function applied(text: string, edit: WorkspaceEdit | undefined, uri: string): string {
  const source = new SourceFile(fileId('x'), text);
  const change = edit?.documentChanges?.find((item) => 'textDocument' in item && item.textDocument.uri === uri);
  const edits = edit?.changes?.[uri] ?? (change !== undefined && 'edits' in change ? change.edits : []);
  return applyEdits(text, edits.map((item) => {
    assert.ok('newText' in item);
    return { span: { start: source.offsetAt(item.range.start), end: source.offsetAt(item.range.end) }, newText: item.newText };
  }));
}

async function actionsAt(session: TestSession, path: string, text: string, needle: string, only?: string[]): Promise<CodeAction[]> {
  const position = positionOf(text, needle);
  return session.client.sendRequest('textDocument/codeAction', {
    textDocument: { uri: session.uri(path) }, range: { start: position, end: position }, context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
  });
}

describe('requests of the language server', () => {
  it('answer a hover as Markdown with its range, in the language of the client', async () => {
    const session = await startSession(FILES, { locale: 'en' });
    await session.open('staart.pipeline.yaml');
    const hover: Hover = await session.client.sendRequest('textDocument/hover', { textDocument: { uri: session.uri('staart.pipeline.yaml') }, position: positionOf(TAIL, 'kop/door') });
    assert.ok(typeof hover.contents === 'object' && 'kind' in hover.contents);
    assert.equal(hover.contents.kind, 'markdown');
    assert.match(hover.contents.value, /\*\*output\*\* `door`/);
    assert.deepEqual(hover.range?.start, { line: 4, character: TAIL.split('\n')[4]!.indexOf('kop/door') });
    assert.equal(await session.client.sendRequest('textDocument/hover', { textDocument: { uri: session.uri('staart.pipeline.yaml') }, position: { line: 999, character: 999 } }), null);
    await session.end();
  });

  it('answer a hover as plain text to who takes no Markdown', async () => {
    const session = await startSession(FILES, { capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } } });
    await session.open('staart.pipeline.yaml');
    const { contents }: Hover = await session.client.sendRequest('textDocument/hover', { textDocument: { uri: session.uri('staart.pipeline.yaml') }, position: positionOf(TAIL, 'kop/door') });
    assert.ok(typeof contents === 'object' && 'kind' in contents);
    assert.equal(contents.kind, 'plaintext');
    assert.match(contents.value, /^uitvoer door\n/);
    assert.doesNotMatch(contents.value, /[*`\\]/);
    await session.end();
  });

  it('follow the newest text, also right after an edit', async () => {
    const session = await startSession(FILES);
    await session.open('staart.pipeline.yaml');
    await session.change('staart.pipeline.yaml', `# regel\n${TAIL}`);
    const hover: Hover = await session.client.sendRequest('textDocument/hover', { textDocument: { uri: session.uri('staart.pipeline.yaml') }, position: { ...positionOf(TAIL, 'kop/door'), line: 5 } });
    assert.equal(hover.range?.start.line, 5);
    await session.end();
  });

  it('lead to another file that is not open', async () => {
    for (const params of [{}, RESOLVES]) {
      const session = await startSession(FILES, params);
      await session.open('staart.pipeline.yaml');
      const found: (Location | LocationLink)[] = await session.client.sendRequest('textDocument/definition', { textDocument: { uri: session.uri('staart.pipeline.yaml') }, position: positionOf(TAIL, 'kop/door') });
      const [target] = found.map((item) => ('uri' in item ? { uri: item.uri, range: item.range } : { uri: item.targetUri, range: item.targetSelectionRange }));
      assert.equal(target?.uri, session.uri('kop.pipeline.yaml'));
      assert.equal(HEAD.split('\n')[target.range.start.line]!.trim().slice(0, 5), 'door:');
      await session.end();
    }
  });

  it('offer fixes whose edits are made when one is chosen, with versions', async () => {
    const session = await startSession({ [FILE]: TRIGGER }, RESOLVES);
    await session.open(FILE);
    const actions = await actionsAt(session, FILE, TRIGGER, 'join: [aanvragen');
    const fix = actions.find(({ title }) => title === 'Laat «inkomen» weg (minimale gegevens; neemt 1 bevinding weg)')!;
    assert.equal(fix.kind, 'quickfix');
    assert.equal(fix.edit, undefined);
    assert.deepEqual(fix.diagnostics?.map(({ code }) => code), ['combination-without-ground']);
    const resolved: CodeAction = await session.client.sendRequest('codeAction/resolve', fix);
    const change = resolved.edit?.documentChanges?.[0];
    assert.ok(change !== undefined && 'textDocument' in change);
    assert.equal(change.textDocument.version, 1);
    assert.equal(applied(TRIGGER, resolved.edit, session.uri(FILE)), TRIGGER.replace('{ klantnummer: case-number, inkomen: income }', '{ klantnummer: case-number }'));
    await session.end();
  });

  it('offer edits at once to a client that does not ask again', async () => {
    const session = await startSession({ [FILE]: TRIGGER });
    await session.open(FILE);
    const actions = await actionsAt(session, FILE, TRIGGER, 'join: [aanvragen');
    const fix = actions.find(({ title }) => title.startsWith('Laat «inkomen» weg'));
    assert.equal(applied(TRIGGER, fix?.edit, session.uri(FILE)), TRIGGER.replace('{ klantnummer: case-number, inkomen: income }', '{ klantnummer: case-number }'));
    await session.end();
  });

  it('offer the comment that ignores a finding, which is silent once the comment is filled in', async () => {
    const session = await startSession({ [FILE]: TRIGGER });
    await session.open(FILE);
    const actions = await actionsAt(session, FILE, TRIGGER, 'join: [aanvragen', ['quickfix']);
    const ignore = actions.find(({ title }) => title === 'Negeer «combination-without-ground» hier, met een reden');
    const text = applied(TRIGGER, ignore?.edit, session.uri(FILE));
    assert.ok(text.includes('  # grondslag: ignore[combination-without-ground] by=TODO until=2027-05-21 -- TODO\n  koppel: {'), text);
    await session.change(FILE, text);
    const codes = async (): Promise<readonly unknown[]> => (await session.shown(FILE)).map(({ code }) => code).filter((code) => code === 'combination-without-ground' || code === 'incomplete-ignore');
    assert.deepEqual(await codes(), ['incomplete-ignore', 'combination-without-ground'], 'it holds nothing until somebody says who and why');
    await session.change(FILE, text.replace('by=TODO', 'by=fg').replace('-- TODO', '-- zie DPIA-1'));
    assert.deepEqual(await codes(), []);
    await session.end();
  });

  it('offer the page of a rule to a client that can show it', async () => {
    const own = await startSession({ [FILE]: TRIGGER }, { initializationOptions: { opensRulePages: true } });
    await own.open(FILE);
    const [page] = (await actionsAt(own, FILE, TRIGGER, 'join: [aanvragen')).filter(({ command }) => command !== undefined);
    assert.deepEqual([page?.command?.command, page?.command?.arguments], ['grondslag.openRulePage', ['combination-without-ground']]);
    assert.deepEqual(own.initialized.capabilities.executeCommandProvider?.commands, ['grondslag.server.checkWorkspace']);
    await own.end();

    const other = await startSession({ [FILE]: TRIGGER }, { capabilities: { window: { showDocument: { support: true } } } }, 'file:///docs/rules');
    const shown: string[] = [];
    other.client.onRequest('window/showDocument', ({ uri }: { uri: string }) => {
      shown.push(uri);
      return { success: true };
    });
    await other.open(FILE);
    const [asked] = (await actionsAt(other, FILE, TRIGGER, 'join: [aanvragen')).filter(({ command }) => command !== undefined);
    await other.client.sendRequest('workspace/executeCommand', { command: asked?.command?.command, arguments: asked?.command?.arguments });
    assert.deepEqual(shown, ['file:///docs/rules/combination-without-ground.nl.md']);
    await assert.rejects(other.client.sendRequest('workspace/executeCommand', { command: 'grondslag.openRulePage', arguments: ['../../../etc/passwd'] }));
    await other.end();
  });

  it('refuse the edit of an action on a text that has changed', async () => {
    const session = await startSession({ [FILE]: TRIGGER }, RESOLVES);
    await session.open(FILE);
    const [action] = await actionsAt(session, FILE, TRIGGER, 'join: [aanvragen');
    await session.change(FILE, `${TRIGGER}\n`);
    await assert.rejects(session.client.sendRequest('codeAction/resolve', action), { code: -32801 });
    await session.end();
  });

  it('end when they are cancelled', async () => {
    const session = await startSession({ [FILE]: TRIGGER }, { capabilities: { textDocument: { diagnostic: {} } } });
    await session.open(FILE);
    for (const [method, params] of [['workspace/diagnostic', { previousResultIds: [] }], ['textDocument/hover', { textDocument: { uri: session.uri(FILE) }, position: { line: 1, character: 1 } }]] as const) {
      const source = new CancellationTokenSource();
      const answer = session.client.sendRequest(method, params, source.token);
      source.cancel();
      await assert.rejects(answer, { code: -32800 }, method);
    }
    await session.end();
  });

  it('answer nothing for documents that are not there or not ours, and live on', async () => {
    const session = await startSession(FILES);
    await session.open('ander.yaml', 'a: 1\n', 'yaml');
    for (const uri of [session.uri('ander.yaml'), session.uri('nergens.yaml'), 'untitled:x', 'geen uri', 'file:///%ZZ']) {
      const position = { line: 0, character: 0 };
      assert.equal(await session.client.sendRequest('textDocument/hover', { textDocument: { uri }, position }), null);
      assert.equal(await session.client.sendRequest('textDocument/definition', { textDocument: { uri }, position }), null);
      assert.deepEqual(await session.client.sendRequest('textDocument/codeAction', { textDocument: { uri }, range: { start: position, end: position }, context: { diagnostics: [] } }), []);
    }
    await session.client.sendNotification('textDocument/didChange', { textDocument: { uri: session.uri('nooit-geopend.yaml'), version: 3 }, contentChanges: [{ text: 'x' }] });
    await session.client.sendNotification('textDocument/didOpen', {});
    await session.settled();
    assert.ok(session.logged.length > 0, 'what went wrong is in the log');
    await session.end();
  });
});
