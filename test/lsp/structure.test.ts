import assert from 'node:assert/strict';
import { CancellationTokenSource, type DocumentSymbol, type FoldingRange, type InitializeParams, type Location, type Position, type Range, type SelectionRange, type SymbolInformation, type WorkspaceSymbol } from 'vscode-languageserver/node';
import { SourceFile, fileId } from '../../server/src/text/source-file.ts';
import { FILES, HEAD, TAIL } from '../editor/example-workspace.ts';
import { cursorIn } from '../harness/cursor.ts';
import { startSession, type TestSession } from '../harness/session.ts';

const KOP = 'kop.pipeline.yaml';
const STAART = 'staart.pipeline.yaml';

function client(textDocument: NonNullable<InitializeParams['capabilities']['textDocument']>, workspace: InitializeParams['capabilities']['workspace'] = {}): Partial<InitializeParams> {
  return { capabilities: { textDocument, workspace }, locale: 'en' };
}

function positionOf(text: string, needle: string, nth = 1): Position {
  return new SourceFile(fileId('x'), text).positionAt(cursorIn(text, needle, nth).offset);
}

function textAt(text: string, { start, end }: Range): string {
  const source = new SourceFile(fileId('x'), text);
  return text.slice(source.offsetAt(start), source.offsetAt(end));
}

async function ask<R>(session: TestSession, method: string, path: string, more: object = {}): Promise<R> {
  return session.client.sendRequest(method, { textDocument: { uri: session.uri(path) }, ...more });
}

describe('the structure of a document', () => {
  it('is told as a tree, with names within what they name', async () => {
    const session = await startSession(FILES, client({ documentSymbol: { hierarchicalDocumentSymbolSupport: true } }));
    await session.open(KOP);
    const [unit] = await ask<DocumentSymbol[]>(session, 'textDocument/documentSymbol', KOP);
    assert.equal(unit!.name, 'kop');
    assert.deepEqual(unit!.children!.map(({ name }) => name), ['sources', 'steps', 'outputs']);
    const output = unit!.children![2]!.children![0]!;
    assert.equal(textAt(HEAD, output.selectionRange), 'door');
    assert.match(output.detail!, /^organisation, /);
    await session.end();
  });

  it('is told as a list to a client that knows no trees', async () => {
    const session = await startSession(FILES);
    await session.open(KOP);
    const list = await ask<SymbolInformation[]>(session, 'textDocument/documentSymbol', KOP);
    assert.deepEqual(list.map(({ name, containerName }) => [name, containerName]).slice(0, 4), [['kop', undefined], ['register', 'kop'], ['betalingen', 'kop'], ['nummer', 'betalingen']]);
    await session.end();
  });

  it('follows what is typed, and is nothing for a file that is not ours', async () => {
    const session = await startSession(FILES, client({ documentSymbol: { hierarchicalDocumentSymbolSupport: true } }));
    await session.open(KOP);
    await session.change(KOP, HEAD.replace('  smal:', '  nieuw:\n    select: [\n  smal:'));
    const [unit] = await ask<DocumentSymbol[]>(session, 'textDocument/documentSymbol', KOP);
    assert.ok(unit!.children!.some(({ children }) => children?.some(({ name }) => name === 'nieuw')));
    await session.open('other.yaml', 'a: 1\n', 'yaml');
    assert.equal(await ask(session, 'textDocument/documentSymbol', 'other.yaml'), null);
    assert.equal(await ask(session, 'textDocument/foldingRange', 'other.yaml'), null);
    assert.equal(await ask(session, 'textDocument/selectionRange', 'other.yaml', { positions: [{ line: 0, character: 0 }] }), null);
    await session.end();
  });

  it('folds by lines or by characters, and no more than the client wants', async () => {
    for (const [foldingRange, columns] of [[{ lineFoldingOnly: true, rangeLimit: 2 }, false], [{ rangeLimit: 2 }, true]] as const) {
      const session = await startSession(FILES, client({ foldingRange }));
      await session.open(KOP);
      const folds = await ask<FoldingRange[]>(session, 'textDocument/foldingRange', KOP);
      assert.equal(folds.length, 2);
      assert.equal(HEAD.split('\n')[folds[0]!.startLine], 'sources:');
      assert.equal(folds[0]!.startCharacter !== undefined, columns);
      await session.end();
    }
  });

  it('gives selections for each of several places', async () => {
    const session = await startSession(FILES);
    await session.open(STAART);
    const found = await ask<SelectionRange[]>(session, 'textDocument/selectionRange', STAART, { positions: [positionOf(TAIL, 'door'), positionOf(TAIL, 'woonplek')] });
    assert.deepEqual(found.map(({ range }) => textAt(TAIL, range)), ['door', 'woonplek']);
    assert.equal(textAt(TAIL, found[0]!.parent!.range), 'kop/door');
    await session.end();
  });
});

describe('declarations of the whole workspace', () => {
  it('are found with their places, or with places that are asked for later', async () => {
    for (const resolves of [false, true]) {
      const session = await startSession(FILES, client({}, { symbol: resolves ? { resolveSupport: { properties: ['location.range'] } } : {} }));
      const [first] = await session.client.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query: 'door' });
      assert.deepEqual([first!.name, first!.containerName, first!.location.uri], ['door', 'kop', session.uri(KOP)]);
      assert.equal('range' in first!.location, !resolves);
      const { location } = resolves ? await session.client.sendRequest<WorkspaceSymbol>('workspaceSymbol/resolve', first) : first!;
      assert.equal(textAt(HEAD, (location as Location).range), 'door');
      await session.end();
    }
  });

  it('follow the newest texts, and may be called off', async () => {
    const session = await startSession(FILES);
    await session.open(STAART);
    await session.change(STAART, TAIL.replace('lijst:', 'overzicht:'));
    assert.deepEqual((await session.client.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query: 'overzicht' })).map(({ name }) => name), ['overzicht']);
    assert.deepEqual(await session.client.sendRequest('workspace/symbol', { query: 'lijst' }), []);
    const source = new CancellationTokenSource();
    const asked = session.client.sendRequest('workspace/symbol', { query: 'a' }, source.token);
    source.cancel();
    await assert.rejects(asked, { code: -32800 });
    await session.end();
  });
});
