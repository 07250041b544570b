/** The page on editors says of every method of the protocol what the server does with it: what it says is what the server does. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as protocol from 'vscode-languageserver/node';
import type { Hover, InitializeParams, RegistrationParams, ServerCapabilities } from 'vscode-languageserver/node';
import { FILES, HEAD, TAIL } from '../editor/example-workspace.ts';
import { EVERYTHING } from '../harness/capabilities.ts';
import { startSession, type TestSession } from '../harness/session.ts';

type State = 'yes' | 'partly' | 'no';
type Direction = 'clientToServer' | 'serverToClient' | 'both' | undefined;

const STATES: Readonly<Record<string, Readonly<Record<string, State>>>> = { 'editors.md': { yes: 'yes', partly: 'partly', no: 'no' }, 'editors.nl.md': { ja: 'yes', deels: 'partly', nee: 'no' } };
const PAGES = Object.keys(STATES);
const page = (name: string): string => readFileSync(join('docs', name), 'utf8');

/** The methods in the tables of a page, with what they say. */
function matrix(name: string): ReadonlyMap<string, State> {
  const rows = [...page(name).matchAll(/^\| `([^`]+)` \| (\w+) \| (.+) \|$/gm)].flatMap(([, method, state, words]): [string, State][] => {
    const known = STATES[name]![state!];
    return known === undefined || words!.trim() === '' ? [] : [[method!, known]];
  });
  assert.equal(new Set(rows.map(([method]) => method)).size, rows.length, `${name}: a method stands there twice`);
  return new Map(rows);
}

/** All methods the protocol library has a word for, with their direction. */
const METHODS: ReadonlyMap<string, Direction> = new Map(Object.values(protocol).flatMap((value: unknown): [string, Direction][] => {
  const { method, messageDirection } = (typeof value === 'object' || typeof value === 'function' ? value ?? {} : {}) as { method?: unknown; messageDirection?: Direction };
  return typeof method === 'string' && (messageDirection !== undefined || method.includes('/')) ? [[method, messageDirection]] : [];
}));

/** Where the answer to `initialize` promises a method; the others are promised by being registered, or need no promise. */
const PROMISES: Readonly<Record<string, (promised: ServerCapabilities) => unknown>> = {
  'textDocument/didOpen': (p) => syncOf(p).openClose,
  'textDocument/didClose': (p) => syncOf(p).openClose,
  'textDocument/didChange': (p) => syncOf(p).change,
  'textDocument/didSave': (p) => syncOf(p).save,
  'textDocument/willSave': (p) => syncOf(p).willSave,
  'textDocument/willSaveWaitUntil': (p) => syncOf(p).willSaveWaitUntil,
  ...Object.fromEntries(['sync', 'didOpen', 'didChange', 'didSave', 'didClose'].map((what) => [`notebookDocument/${what}`, (p: ServerCapabilities): unknown => p.notebookDocumentSync])),
  'textDocument/diagnostic': (p) => p.diagnosticProvider,
  'workspace/diagnostic': (p) => p.diagnosticProvider?.workspaceDiagnostics,
  'textDocument/codeAction': (p) => p.codeActionProvider,
  'codeAction/resolve': (p) => typeof p.codeActionProvider === 'object' && p.codeActionProvider.resolveProvider,
  'textDocument/codeLens': (p) => p.codeLensProvider,
  'codeLens/resolve': (p) => p.codeLensProvider?.resolveProvider,
  'textDocument/hover': (p) => p.hoverProvider,
  'textDocument/signatureHelp': (p) => p.signatureHelpProvider,
  'textDocument/inlayHint': (p) => p.inlayHintProvider,
  'inlayHint/resolve': (p) => typeof p.inlayHintProvider === 'object' && p.inlayHintProvider.resolveProvider,
  'textDocument/inlineValue': (p) => p.inlineValueProvider,
  'textDocument/semanticTokens': (p) => p.semanticTokensProvider,
  'textDocument/semanticTokens/full': (p) => p.semanticTokensProvider?.full,
  'textDocument/semanticTokens/full/delta': (p) => typeof p.semanticTokensProvider?.full === 'object' && p.semanticTokensProvider.full.delta,
  'textDocument/semanticTokens/range': (p) => p.semanticTokensProvider?.range,
  'textDocument/documentLink': (p) => p.documentLinkProvider,
  'documentLink/resolve': (p) => p.documentLinkProvider?.resolveProvider,
  'textDocument/documentColor': (p) => p.colorProvider,
  'textDocument/colorPresentation': (p) => p.colorProvider,
  'textDocument/foldingRange': (p) => p.foldingRangeProvider,
  'textDocument/selectionRange': (p) => p.selectionRangeProvider,
  'textDocument/documentHighlight': (p) => p.documentHighlightProvider,
  'textDocument/definition': (p) => p.definitionProvider,
  'textDocument/declaration': (p) => p.declarationProvider,
  'textDocument/typeDefinition': (p) => p.typeDefinitionProvider,
  'textDocument/implementation': (p) => p.implementationProvider,
  'textDocument/references': (p) => p.referencesProvider,
  'textDocument/documentSymbol': (p) => p.documentSymbolProvider,
  'workspace/symbol': (p) => p.workspaceSymbolProvider,
  'workspaceSymbol/resolve': (p) => typeof p.workspaceSymbolProvider === 'object' && p.workspaceSymbolProvider.resolveProvider,
  ...Object.fromEntries(['textDocument/prepareCallHierarchy', 'callHierarchy/incomingCalls', 'callHierarchy/outgoingCalls'].map((method) => [method, (p: ServerCapabilities): unknown => p.callHierarchyProvider])),
  ...Object.fromEntries(['textDocument/prepareTypeHierarchy', 'typeHierarchy/supertypes', 'typeHierarchy/subtypes'].map((method) => [method, (p: ServerCapabilities): unknown => p.typeHierarchyProvider])),
  'textDocument/moniker': (p) => p.monikerProvider,
  'textDocument/completion': (p) => p.completionProvider,
  'completionItem/resolve': (p) => p.completionProvider?.resolveProvider,
  'textDocument/inlineCompletion': (p) => p.inlineCompletionProvider,
  'textDocument/rename': (p) => p.renameProvider,
  'textDocument/prepareRename': (p) => typeof p.renameProvider === 'object' && p.renameProvider.prepareProvider,
  'textDocument/linkedEditingRange': (p) => p.linkedEditingRangeProvider,
  'textDocument/formatting': (p) => p.documentFormattingProvider,
  'textDocument/rangeFormatting': (p) => p.documentRangeFormattingProvider,
  'textDocument/rangesFormatting': (p) => typeof p.documentRangeFormattingProvider === 'object' && p.documentRangeFormattingProvider.rangesSupport,
  'textDocument/onTypeFormatting': (p) => p.documentOnTypeFormattingProvider,
  'workspace/didChangeWorkspaceFolders': (p) => p.workspace?.workspaceFolders?.changeNotifications,
  'workspace/didCreateFiles': (p) => p.workspace?.fileOperations?.didCreate,
  'workspace/didRenameFiles': (p) => p.workspace?.fileOperations?.didRename,
  'workspace/didDeleteFiles': (p) => p.workspace?.fileOperations?.didDelete,
  'workspace/willCreateFiles': (p) => p.workspace?.fileOperations?.willCreate,
  'workspace/willRenameFiles': (p) => p.workspace?.fileOperations?.willRename,
  'workspace/willDeleteFiles': (p) => p.workspace?.fileOperations?.willDelete,
  'workspace/executeCommand': (p) => p.executeCommandProvider,
  'workspace/textDocumentContent': (p) => p.workspace?.textDocumentContent,
};
/** Answered or heard without a promise; the scenario shows that they are. */
const UNPROMISED = ['initialize', 'initialized', 'shutdown', 'exit', 'workspace/didChangeConfiguration', 'window/workDoneProgress/cancel'];

function syncOf({ textDocumentSync }: ServerCapabilities): { openClose?: unknown; change?: unknown; save?: unknown; willSave?: unknown; willSaveWaitUntil?: unknown } {
  assert.ok(typeof textDocumentSync === 'object');
  return textDocumentSync;
}

/** A session that notes what the server asks and tells by itself. */
async function noting(capabilities: InitializeParams['capabilities'], elsewhere: { is: boolean } = { is: false }): Promise<{ session: TestSession; seen: Map<string, unknown[]> }> {
  const seen = new Map<string, unknown[]>();
  const note = (method: string) => (params: unknown): null => {
    seen.set(method, [...(seen.get(method) ?? []), params]);
    return null;
  };
  const ours = [...METHODS].flatMap(([method, direction]) => (direction === 'serverToClient' && !['textDocument/publishDiagnostics', 'window/logMessage'].includes(method) ? [method] : []));
  const answers = Object.fromEntries(ours.map((method) => [method, (params: unknown): unknown => (note(method)(params), method === 'workspace/configuration' ? [null] : method === 'window/showDocument' ? { success: true } : null)]));
  const session = await startSession(FILES, { capabilities, locale: 'nl' }, 'file:///docs/rules', {
    answers, heard: Object.fromEntries([...ours, '$/progress'].map((method) => [method, note(method)])),
    host: (usual) => ({ ...usual, project: async (folder) => ({ ...(await usual.project(folder)), configs: elsewhere.is ? ['file:///elders/regels.yaml'] : [] }) }),
  });
  await session.settled();
  return { session, seen };
}

const registeredIn = (seen: ReadonlyMap<string, unknown[]>): ReadonlySet<string> =>
  new Set((seen.get('client/registerCapability') ?? []).flatMap((params) => (params as RegistrationParams).registrations.map(({ method }) => method)));

describe('the page on editors', () => {
  for (const name of PAGES) {
    it(`names each method of the protocol library once: ${name}`, () => assert.deepEqual([...matrix(name).keys()].sort(), [...METHODS.keys()].sort()));
  }

  it('says the same in both languages', () => {
    const [en, nl] = PAGES.map((name) => [...matrix(name)]);
    assert.deepEqual(en, nl);
    const tables = (name: string): readonly string[] => [...page(name).matchAll(/^\| `([^`]+)` \|/gm)].map(([, word]) => word!);
    assert.deepEqual(tables('editors.md'), tables('editors.nl.md'));
  });

  it('says yes to what the server promises a client that can do everything, and partly to what it promises others only', async () => {
    const [all, nothing] = [await noting(EVERYTHING), await noting({})];
    const registered = registeredIn(all.seen);
    for (const [method, direction] of METHODS) {
      if (direction === 'serverToClient' || UNPROMISED.includes(method)) continue;
      const promised = PROMISES[method] ?? ((): boolean => false);
      assert.ok(method in PROMISES || registered.has(method), `${method}: no promise is known`);
      const state = promised(all.session.initialized.capabilities) || registered.has(method) ? 'yes' : promised(nothing.session.initialized.capabilities) ? 'partly' : 'no';
      assert.equal(matrix('editors.md').get(method), state, method);
    }
    await all.session.end();
    await nothing.session.end();
  });

  it('says no to what has no handler, and to nothing that has one', async () => {
    const { session } = await noting(EVERYTHING);
    for (const [method, state] of matrix('editors.md')) {
      const isRequest = Object.values(protocol).some((value: unknown) => {
        const own = (typeof value === 'object' || typeof value === 'function' ? value ?? {} : {}) as { method?: unknown; type?: unknown };
        return own.method === method && (own.type instanceof protocol.ProtocolRequestType || own.type instanceof protocol.ProtocolRequestType0);
      });
      if (!isRequest || METHODS.get(method) !== 'clientToServer' || method === 'shutdown') continue;
      const code = await session.client.sendRequest(method, { textDocument: { uri: session.uri('nergens.yaml') } }).then(() => 0, ({ code: of }: { code: number }) => of);
      assert.equal(code === protocol.ErrorCodes.MethodNotFound, state === 'no', method);
    }
    await session.end();
  });

  it('says yes to what the server asks and tells by itself, and to nothing else', async () => {
    const elsewhere = { is: true };
    const { session, seen } = await noting(EVERYTHING, elsewhere);
    const [kop, staart] = ['kop.pipeline.yaml', 'staart.pipeline.yaml'];
    const textDocument = { uri: session.uri(staart) };
    await session.open(staart, TAIL);
    await session.settled();
    // What is shown of one file, then an edit of another that changes all of it.
    await session.client.sendRequest('textDocument/diagnostic', { textDocument });
    await session.client.sendRequest('textDocument/semanticTokens/full', { textDocument });
    await session.client.sendRequest('textDocument/inlayHint', { textDocument, range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } } });
    await session.open(kop, HEAD);
    await session.change(kop, HEAD.replace('fields: { woonplek: adres, bedrag: saldo }', 'fields: { woonplek: soort, bedrag: soort }'));
    await session.settled();
    await session.client.sendRequest('workspace/executeCommand', { command: 'grondslag.openRulePage', arguments: ['combination-without-ground'] });
    // The folder outside the workspace no longer matters.
    elsewhere.is = false;
    await session.save('grondslag.config.yaml', '');
    await session.client.sendNotification('textDocument/didOpen', {});
    await session.settled();
    // A setting that is sent holds.
    await session.client.sendNotification('workspace/didChangeConfiguration', { settings: { grondslag: { language: 'en' } } });
    const { contents } = await session.client.sendRequest<Hover>('textDocument/hover', { textDocument, position: { line: 4, character: TAIL.split('\n')[4]!.indexOf('door') } });
    assert.match(JSON.stringify(contents), /\*\*output\*\*/);
    if (session.published.length > 0) seen.set('textDocument/publishDiagnostics', session.published);
    if (session.logged.length > 0) seen.set('window/logMessage', session.logged);

    const [begun] = (seen.get('$/progress') ?? []) as { value: { kind: string; cancellable?: boolean } }[];
    assert.deepEqual([begun?.value.kind, begun?.value.cancellable ?? false], ['begin', false]);
    for (const [method, direction] of METHODS) if (direction === 'serverToClient') assert.equal(matrix('editors.md').get(method), seen.has(method) ? 'yes' : 'no', method);
    await session.end();
  });

  it('lists our own requests, options, settings and commands, and no others', async () => {
    const folders = ['server/src/lsp', 'server/src/lsp/handlers', 'server/src/lsp/actions'];
    const source = folders.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(folder, name), 'utf8'))).join('\n');
    const found = (pattern: RegExp): readonly string[] => [...new Set([...source.matchAll(pattern)].map(([, word]) => word!))].sort();
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as { contributes: { configuration: { properties: Record<string, unknown> } } };
    const { session } = await noting({});
    const commands = session.initialized.capabilities.executeCommandProvider!.commands;
    await session.end();
    for (const name of PAGES) {
      const listed = (pattern: RegExp): readonly string[] => [...page(name).matchAll(pattern)].map(([, word]) => word!).sort();
      assert.deepEqual(listed(/^\| `(grondslag\/\w+)` \|/gm), found(/'(grondslag\/\w+)'/g), 'requests');
      // What the editor's own client reads is no setting of the server.
      assert.deepEqual(listed(/^\| `(grondslag\.(?!server\.|openRulePage)[\w.]+)` \|/gm), Object.keys(contributes.configuration.properties).filter((key) => key !== 'grondslag.trace.server').sort(), 'settings');
      assert.deepEqual(listed(/^\| `(grondslag\.(?:server\.\w+|openRulePage))` \|/gm), [...commands].sort(), 'commands');
      assert.deepEqual(listed(/^\| `([a-z]\w*)` \| (?!yes|no|partly|ja|nee|deels)/gm), [...found(/optionsOf\((?:initializationOptions|given)\)\['(\w+)'\]/g), ...found(/optionText\(params\.initializationOptions, '(\w+)'\)/g)].sort(), 'options');
    }
  });
});
