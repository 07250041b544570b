import assert from 'node:assert/strict';
import type { DocumentHighlight, Location, LocationLink, Position, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { SourceFile, fileId } from '../../server/src/text/source-file.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { cursorIn } from '../harness/cursor.ts';
import { startSession, type TestSession } from '../harness/session.ts';
import { FILES, HEAD, TAIL } from '../editor/example-workspace.ts';

const [KOP, STAART] = ['kop.pipeline.yaml', 'staart.pipeline.yaml'];

function position(text: string, needle: string, nth = 1): Position {
  return new SourceFile(fileId('x'), text).positionAt(cursorIn(text, needle, nth).offset);
}

function applied(text: string, edits: readonly TextEdit[]): string {
  const source = new SourceFile(fileId('x'), text);
  return applyEdits(text, edits.map(({ range, newText }) => ({ span: { start: source.offsetAt(range.start), end: source.offsetAt(range.end) }, newText })));
}

const CHANGES = { workspace: { workspaceEdit: { documentChanges: true } }, textDocument: { rename: { prepareSupport: true }, definition: { linkSupport: true }, typeDefinition: { linkSupport: true } } };

async function started(capabilities = {}): Promise<TestSession> {
  const session = await startSession(FILES, { capabilities });
  await session.open(KOP, HEAD);
  return session;
}

describe('names over the protocol', () => {
  it('are found in files that are not open, with and without declarations', async () => {
    const session = await started();
    const at = { textDocument: { uri: session.uri(KOP) }, position: position(HEAD, 'bedrag') };
    const all: Location[] = await session.client.sendRequest('textDocument/references', { ...at, context: { includeDeclaration: true } });
    assert.deepEqual(all.map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1)), [KOP, KOP, KOP, STAART]);
    const read: Location[] = await session.client.sendRequest('textDocument/references', { ...at, context: { includeDeclaration: false } });
    assert.equal(read.length, 2);
    await session.end();
  });

  it('are highlighted in the open file, declared or read', async () => {
    const session = await started();
    const found: DocumentHighlight[] = await session.client.sendRequest('textDocument/documentHighlight', { textDocument: { uri: session.uri(KOP) }, position: position(HEAD, 'smal:') });
    assert.deepEqual(found.map(({ range, kind }) => [range.start.line, kind]), [[16, 3], [20, 2]]);
    await session.end();
  });

  it('change in open and closed files, with the versions they are for', async () => {
    const session = await started(CHANGES);
    const at = { textDocument: { uri: session.uri(KOP) }, position: position(HEAD, 'bedrag') };
    const prepared: { range: { start: Position }; placeholder: string } = await session.client.sendRequest('textDocument/prepareRename', at);
    assert.equal(prepared.placeholder, 'bedrag');
    const edit: WorkspaceEdit = await session.client.sendRequest('textDocument/rename', { ...at, newName: 'som' });
    const changes = edit.documentChanges as TextDocumentEdit[];
    assert.deepEqual(changes.map(({ textDocument }) => [textDocument.uri, textDocument.version]), [[session.uri(KOP), 1], [session.uri(STAART), null]]);
    assert.equal(applied(HEAD, changes[0]!.edits as TextEdit[]), HEAD.replace('bedrag', 'som'));
    assert.equal(applied(TAIL, changes[1]!.edits as TextEdit[]), TAIL.replace('bedrag', 'som'));
    await session.end();
  });

  it('change for a client that knows no versions, by the newest text', async () => {
    const session = await started();
    const text = `# eerst\n${HEAD}`;
    void session.change(KOP, text);
    const edit: WorkspaceEdit = await session.client.sendRequest('textDocument/rename', { textDocument: { uri: session.uri(KOP) }, position: position(text, 'saldo: debt'), newName: 'schuld' });
    assert.deepEqual(Object.keys(edit.changes ?? {}), [session.uri(KOP)]);
    assert.equal(applied(text, edit.changes![session.uri(KOP)]!), text.replace('saldo: debt', 'schuld: debt').replace('bedrag: saldo', 'bedrag: schuld'));
    await session.end();
  });

  it('are refused in the language of the user', async () => {
    for (const [locale, said] of [['nl', /hoort bij grondslag zelf/], ['en', /comes with grondslag itself/]] as const) {
      const session = await startSession(FILES, { capabilities: CHANGES, locale });
      await session.open(KOP, HEAD);
      await assert.rejects(session.client.sendRequest('textDocument/prepareRename', { textDocument: { uri: session.uri(KOP) }, position: position(HEAD, 'debt') }), said);
      await session.end();
    }
  });

  it('lead to what gives them their shape, as links where the client takes them', async () => {
    const session = await started(CHANGES);
    const found: LocationLink[] = await session.client.sendRequest('textDocument/typeDefinition', { textDocument: { uri: session.uri(KOP) }, position: position(HEAD, 'soort: klantsoort') });
    assert.equal(found[0]?.targetUri, session.uri('a.catalog.yaml'));
    const declared: Location[] = await session.client.sendRequest('textDocument/declaration', { textDocument: { uri: session.uri(KOP) }, position: position(HEAD, 'adressen') });
    assert.equal(declared[0]?.uri, session.uri('a.catalog.yaml'));
    await session.end();
  });
});
