/** Whatever a client says of itself, or leaves unsaid, each answer is one that it can take. */
import assert from 'node:assert/strict';
import type { CallHierarchyItem, CodeAction, CodeLens, CompletionItem, CompletionList, DocumentLink, Hover, InlayHint, InitializeParams, LocationLink, Position, RegistrationParams, TypeHierarchyItem, WorkspaceEdit, WorkspaceSymbol } from 'vscode-languageserver/node';
import { SourceFile, fileId } from '../../server/src/text/source-file.ts';
import { FILES, HEAD, TAIL } from '../editor/example-workspace.ts';
import { EVERYTHING } from '../harness/capabilities.ts';
import { cursorIn } from '../harness/cursor.ts';
import { startSession, type TestSession } from '../harness/session.ts';

type Capabilities = InitializeParams['capabilities'];

const CLIENTS: Readonly<Record<string, Capabilities>> = { 'that says nothing': {}, 'that can do everything': EVERYTHING };
const [KOP, STAART] = ['kop.pipeline.yaml', 'staart.pipeline.yaml'];

interface Asked {
  readonly session: TestSession;
  /** Of the client that says nothing. */
  readonly silent: boolean;
  ask<R>(method: string, params?: object): Promise<R>;
}

function at(text: string, needle: string, nth = 1): Position {
  return new SourceFile(fileId('x'), text).positionAt(cursorIn(text, needle, nth).offset);
}

const WHOLE = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
const output = { position: at(TAIL, 'door') };

/** An edit as this client takes it: never a file that is made, and versions only for who knows of them. */
function takes(edit: WorkspaceEdit | undefined | null, silent: boolean, { creates = false } = {}): void {
  assert.ok(edit);
  const text = JSON.stringify(edit);
  assert.equal(edit.documentChanges !== undefined, !silent, text);
  assert.equal(edit.changes !== undefined, silent, text);
  if (silent || !creates) assert.doesNotMatch(text, /"kind":"(?:create|rename|delete)"/);
  if (silent) assert.doesNotMatch(text, /annotationId|changeAnnotations|"snippet"/);
}

const noMarkup = (text: string): void => assert.doesNotMatch(text, /\*\*|`/);

/** What is asked, and what the answer is for either client. `null` alone would prove nothing. */
const METHODS: Readonly<Record<string, (asked: Asked) => Promise<void>>> = {
  'textDocument/hover': async ({ ask, silent }) => {
    const { contents } = await ask<Hover>('textDocument/hover', output);
    assert.ok(typeof contents === 'object' && 'kind' in contents);
    assert.equal(contents.kind, silent ? 'plaintext' : 'markdown');
    if (silent) noMarkup(contents.value);
  },
  'textDocument/definition': (asked) => links('textDocument/definition', asked),
  'textDocument/declaration': (asked) => links('textDocument/declaration', asked),
  'textDocument/typeDefinition': (asked) => links('textDocument/typeDefinition', asked, 'kop: {'),
  'textDocument/references': async ({ ask }) => {
    const found = await ask<{ uri: string }[]>('textDocument/references', { ...output, context: { includeDeclaration: true } });
    assert.equal(new Set(found.map(({ uri }) => uri)).size, 2);
  },
  'textDocument/documentHighlight': async ({ ask }) => assert.ok((await ask<unknown[]>('textDocument/documentHighlight', { position: at(TAIL, 'kop: {') })).length > 1),
  'textDocument/documentSymbol': async ({ ask, silent }) => {
    for (const symbol of await ask<object[]>('textDocument/documentSymbol')) assert.ok(silent ? 'location' in symbol && !('children' in symbol) : 'selectionRange' in symbol);
  },
  'workspace/symbol': async ({ ask, silent }) => {
    const found = await ask<WorkspaceSymbol[]>('workspace/symbol', { query: 'door' });
    assert.ok(found.length > 0);
    for (const { location } of found) assert.equal('range' in location, silent);
    if (!silent) assert.ok('range' in (await ask<WorkspaceSymbol>('workspaceSymbol/resolve', found[0])).location);
  },
  'textDocument/completion': async ({ ask, silent }) => {
    const { items } = await ask<CompletionList>('textDocument/completion', { position: at(TAIL, 'select: kop') });
    assert.ok(items.length > 0);
    if (silent) {
      assert.doesNotMatch(JSON.stringify(items), /\$\{\d|"insertTextFormat":2|"insert":|labelDetails|insertTextMode|triggerSuggest/);
    } else assert.ok(items.some(({ textEdit }) => textEdit !== undefined && 'insert' in textEdit));
    const { documentation } = await ask<CompletionItem>('completionItem/resolve', items.find(({ data }) => data !== undefined));
    assert.ok(typeof documentation === 'object');
    assert.equal(documentation.kind, silent ? 'plaintext' : 'markdown');
    if (silent) noMarkup(documentation.value);
  },
  'textDocument/codeAction': async ({ ask, silent, session }) => {
    await session.open(KOP, HEAD);
    for (const uri of [session.uri(KOP), session.uri(STAART)]) {
      const actions = await ask<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range: WHOLE, context: { diagnostics: [] } });
      assert.ok(actions.length > 0, uri);
      for (const action of actions) {
        if (silent) assert.deepEqual([action.data, action.disabled], [undefined, undefined]);
        if (action.command !== undefined || action.disabled !== undefined) continue;
        const { edit } = silent ? action : await ask<CodeAction>('codeAction/resolve', action);
        takes(edit, silent, { creates: true });
      }
    }
  },
  'textDocument/codeLens': async ({ ask, silent }) => {
    const [lens] = await ask<CodeLens[]>('textDocument/codeLens');
    const { command } = await ask<CodeLens>('codeLens/resolve', lens);
    assert.ok(command !== undefined && command.title.length > 0);
    if (silent) assert.equal(command.command, '');
  },
  'textDocument/inlayHint': async ({ ask, silent }) => {
    const [hint] = await ask<InlayHint[]>('textDocument/inlayHint', { range: WHOLE });
    const { tooltip } = await ask<InlayHint>('inlayHint/resolve', hint);
    assert.ok(typeof tooltip === 'object');
    assert.equal(tooltip.kind, silent ? 'plaintext' : 'markdown');
    if (silent) noMarkup(tooltip.value);
  },
  'textDocument/documentLink': async ({ ask, silent }) => {
    const [link] = await ask<DocumentLink[]>('textDocument/documentLink');
    assert.equal(link?.tooltip !== undefined, !silent);
    assert.match((await ask<DocumentLink>('documentLink/resolve', link)).target ?? '', /\.yaml#L\d+,\d+$/);
  },
  'textDocument/foldingRange': async ({ ask, silent }) => {
    const folds = await ask<{ startCharacter?: number }[]>('textDocument/foldingRange');
    assert.ok(folds.length > 0);
    for (const { startCharacter } of folds) assert.equal(startCharacter !== undefined, silent, 'whole lines for who can fold no less');
  },
  'textDocument/selectionRange': async ({ ask }) => assert.equal((await ask<unknown[]>('textDocument/selectionRange', { positions: [output.position] })).length, 1),
  'textDocument/semanticTokens/full': async ({ ask }) => {
    const { resultId, data } = await ask<{ resultId: string; data: number[] }>('textDocument/semanticTokens/full');
    assert.ok(data.length > 0 && data.length % 5 === 0);
    assert.deepEqual((await ask<{ edits: unknown[] }>('textDocument/semanticTokens/full/delta', { previousResultId: resultId })).edits, []);
    assert.deepEqual((await ask<{ data: number[] }>('textDocument/semanticTokens/range', { range: WHOLE })).data, data);
  },
  'textDocument/prepareRename': async ({ ask }) => assert.equal((await ask<{ placeholder: string }>('textDocument/prepareRename', output)).placeholder, 'door'),
  'textDocument/rename': async ({ ask, silent }) => {
    const edit = await ask<WorkspaceEdit>('textDocument/rename', { ...output, newName: 'weg' });
    takes(edit, silent);
    assert.equal(JSON.stringify(edit).match(/pipeline\.yaml/g)?.length, 2);
  },
  'textDocument/formatting': async ({ ask }) => assert.ok(Array.isArray(await ask('textDocument/formatting', { options: { tabSize: 4, insertSpaces: true } }))),
  'textDocument/rangeFormatting': async ({ ask }) => assert.ok(Array.isArray(await ask('textDocument/rangeFormatting', { range: WHOLE, options: { tabSize: 4, insertSpaces: true } }))),
  'textDocument/prepareCallHierarchy': async ({ ask }) => {
    const [item] = await ask<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', output);
    assert.ok((await ask<unknown[]>('callHierarchy/incomingCalls', { item })).length > 0);
    assert.ok((await ask<unknown[]>('callHierarchy/outgoingCalls', { item })).length > 0);
  },
  'textDocument/prepareTypeHierarchy': async ({ ask, session }) => {
    const [item] = await ask<TypeHierarchyItem[]>('textDocument/prepareTypeHierarchy', { textDocument: { uri: session.uri(KOP) }, position: at(HEAD, 'debt') });
    assert.ok((await ask<unknown[]>('typeHierarchy/supertypes', { item })).length > 0);
    assert.ok(Array.isArray(await ask('typeHierarchy/subtypes', { item })));
  },
  'textDocument/diagnostic': async ({ ask }) => assert.equal((await ask<{ kind: string }>('textDocument/diagnostic')).kind, 'full'),
  'workspace/diagnostic': async ({ ask }) => assert.equal((await ask<{ items: unknown[] }>('workspace/diagnostic', { previousResultIds: [] })).items.length, 3),
  'workspace/executeCommand': async ({ ask }) => assert.equal((await ask<{ files: number }>('workspace/executeCommand', { command: 'grondslag.server.checkWorkspace' })).files, 3),
  'grondslag/file': async ({ ask, session }) => assert.equal((await ask<{ preset: string }>('grondslag/file', { uri: session.uri(STAART) })).preset, 'engineer'),
  'grondslag/overview': async ({ ask }) => assert.equal((await ask<{ counts: { files: number } }>('grondslag/overview')).counts.files, 3),
  'grondslag/place': async ({ ask, session }) => assert.ok('range' in (await ask<object>('grondslag/place', { uri: session.uri(KOP), document: 0, path: ['outputs', 'door'] }))),
  'grondslag/choices': async ({ ask }) => assert.ok(await ask('grondslag/choices')),
  'grondslag/newUnit': async ({ ask }) => assert.match((await ask<{ text: string }>('grondslag/newUnit', { kind: 'pipeline' })).text, /^grondslag: 1$/m),
};

async function links(method: string, { ask, silent }: Asked, needle = 'door'): Promise<void> {
  const found = await ask<(LocationLink | { uri: string })[]>(method, { position: at(TAIL, needle) });
  assert.ok(found.length > 0, method);
  for (const item of found) assert.equal('targetUri' in item, !silent, method);
}

for (const [who, capabilities] of Object.entries(CLIENTS)) {
  describe(`a client ${who}`, () => {
    const silent = who === 'that says nothing';
    /** What the server asked or told of its own accord, by method. */
    const asked = new Map<string, unknown[]>();
    let session: TestSession;
    before(async () => {
      const note = (method: string) => (params: unknown): null => {
        asked.set(method, [...(asked.get(method) ?? []), params]);
        return null;
      };
      const requests = ['client/registerCapability', 'client/unregisterCapability', 'workspace/configuration', 'workspace/workspaceFolders', 'workspace/applyEdit', 'window/workDoneProgress/create', 'window/showDocument', 'window/showMessageRequest', 'workspace/diagnostic/refresh', 'workspace/codeLens/refresh', 'workspace/inlayHint/refresh', 'workspace/semanticTokens/refresh', 'workspace/foldingRange/refresh', 'workspace/inlineValue/refresh', 'grondslag/files'];
      session = await startSession(FILES, { capabilities }, undefined, { answers: Object.fromEntries(requests.map((method) => [method, method === 'workspace/configuration' ? (params: unknown) => [note(method)(params)] : note(method)])), heard: { 'grondslag/changed': note('grondslag/changed') } });
      await session.open(STAART, TAIL);
      await session.settled();
    });
    after(() => session.end());

    for (const [method, check] of Object.entries(METHODS)) {
      it(`can take what ${method} answers`, () => check({
        session, silent,
        ask: (name, params = {}) => session.client.sendRequest(name, name.startsWith('textDocument/') ? { textDocument: { uri: session.uri(STAART) }, ...params } : params),
      }));
    }

    it('is asked for nothing that it did not say it can do', async () => {
      // Another text elsewhere, after which whoever can be asked to refresh is asked.
      await session.open(KOP, HEAD);
      await session.change(KOP, HEAD.replace('saldo: debt', 'saldo: income'));
      await session.settled();
      if (silent) assert.deepEqual([...asked.keys()], []);
      else for (const method of ['client/registerCapability', 'workspace/configuration', 'window/workDoneProgress/create']) assert.ok(asked.has(method), method);
      for (const method of ['workspace/applyEdit', 'grondslag/files', 'grondslag/changed', 'window/showMessageRequest']) assert.equal(asked.has(method), false, method);
      assert.deepEqual(session.logged, []);
    });

    it('is promised what it can use', () => {
      const { capabilities: promised } = session.initialized;
      const registered = (asked.get('client/registerCapability') ?? []).flatMap((params) => (params as RegistrationParams).registrations.map(({ method }) => method));
      assert.deepEqual([...new Set(registered)].sort(), silent ? [] : ['textDocument/formatting', 'textDocument/rangeFormatting', 'workspace/didChangeWatchedFiles']);
      assert.equal(promised.documentFormattingProvider, silent ? true : undefined);
      assert.equal(typeof promised.renameProvider, silent ? 'boolean' : 'object');
      assert.equal(typeof promised.workspaceSymbolProvider, silent ? 'boolean' : 'object');
      assert.equal(promised.positionEncoding, 'utf-16');
    });
  });
}
