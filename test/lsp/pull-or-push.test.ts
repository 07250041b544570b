/** Clients that take findings in one way only, on the program as it is shipped: over several files, with edits. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter, type DocumentDiagnosticReport, type InitializeParams, type InitializeResult, type ProtocolConnection, type PublishDiagnosticsParams, type WorkspaceDiagnosticReport } from 'vscode-languageserver/node';

const PROGRAM = fileURLToPath(new URL('../../../server/dist/cli.cjs', import.meta.url));
const RULE = 'combination-without-ground';

/** Two pipelines, the second of which reads the first; what the first hands on decides what is found in the second. */
const HEAD = `grondslag: 1
pipeline: kop
controller: gemeente
parties:
  gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL }
purposes:
  intake: { description: Aanvragen van inwoners aannemen en doorgeven, kind: service, ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }, covers: [contact], retention: P3M }
sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { nummer: case-number, gegeven: phone } }
outputs:
  door: { from: aanvragen, audience: organisation, recipients: [gemeente] }
`;
const TAIL = HEAD.replace('pipeline: kop', 'pipeline: staart').replace(/sources:[^]*/, `sources:
  kop: { output: kop/door }
  namen: { party: gemeente, collectedFor: service, fields: { nummer: case-number, naam: name } }
steps:
  koppel: { join: [kop, namen], on: nummer }
outputs:
  lijst: { from: koppel, audience: team, recipients: [gemeente] }
`);
const INCOME = HEAD.replace('gegeven: phone', 'gegeven: income');

type Capabilities = InitializeParams['capabilities'];

describe('the program, over standard input and output', () => {
  let folder: string;
  let server: ChildProcess;
  let client: ProtocolConnection;
  let promised: InitializeResult['capabilities'];
  let told: PublishDiagnosticsParams[];
  let refreshed: number;
  const uri = (path: string): string => `${pathToFileURL(folder).href}/${path}`;
  const [KOP, STAART, KAPOT] = ['kop.pipeline.yaml', 'staart.pipeline.yaml', 'kapot.pipeline.yaml'];

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'grondslag-')));
    for (const [path, text] of [[KOP, HEAD], [STAART, TAIL], [KAPOT, 'grondslag: 1\npipeline: [']] as const) writeFileSync(join(folder, path), text);
    [told, refreshed] = [[], 0];
  });
  afterEach(async () => {
    const ended = once(server, 'exit');
    await client.sendRequest('shutdown');
    await client.sendNotification('exit');
    assert.deepEqual(await ended, [0, null]);
    client.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = async (capabilities: Capabilities, initializationOptions: object = {}): Promise<void> => {
    const child = spawn(process.execPath, [PROGRAM, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    server = child;
    client = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    client.onNotification('textDocument/publishDiagnostics', (notice: PublishDiagnosticsParams) => void told.push(notice));
    client.onRequest('workspace/diagnostic/refresh', () => {
      refreshed++;
      return null;
    });
    client.listen();
    ({ capabilities: promised } = await client.sendRequest<InitializeResult>('initialize', { processId: process.pid, rootUri: uri(''), workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'map' }], capabilities, initializationOptions }));
    await client.sendNotification('initialized', {});
  };
  const open = (path: string, text: string): Promise<void> => client.sendNotification('textDocument/didOpen', { textDocument: { uri: uri(path), languageId: 'grondslag', version: 1, text } });
  const change = (path: string, version: number, text: string): Promise<void> => client.sendNotification('textDocument/didChange', { textDocument: { uri: uri(path), version }, contentChanges: [{ text }] });
  const pull = (path: string, previousResultId?: string): Promise<DocumentDiagnosticReport> => client.sendRequest('textDocument/diagnostic', { textDocument: { uri: uri(path) }, ...(previousResultId === undefined ? {} : { previousResultId }) });
  const pullAll = (known: WorkspaceDiagnosticReport['items'] = []): Promise<WorkspaceDiagnosticReport> =>
    client.sendRequest('workspace/diagnostic', { previousResultIds: known.flatMap(({ uri: of, resultId }) => (resultId === undefined ? [] : [{ uri: of, value: resultId }])) });
  const finds = (items: readonly { code?: unknown }[]): boolean => items.some(({ code }) => code === RULE);
  const kinds = ({ items }: WorkspaceDiagnosticReport): Record<string, string> => Object.fromEntries(items.map((item) => [item.uri.slice(uri('').length), item.kind]));

  describe('gives a client that only pulls', () => {
    const PULLS: Capabilities = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };

    it('documents and the workspace with ids, what has changed alone, and word when another file changed what it knows', async () => {
      await start(PULLS);
      assert.deepEqual(promised.diagnosticProvider, { identifier: 'grondslag', interFileDependencies: true, workspaceDiagnostics: true });
      await open(STAART, TAIL);
      const first = await pull(STAART);
      assert.ok(first.kind === 'full' && first.resultId !== undefined && !finds(first.items));
      assert.equal('relatedDocuments' in first, false, 'other files are asked for by themselves');
      assert.deepEqual(await pull(STAART, first.resultId), { kind: 'unchanged', resultId: first.resultId });
      const all = await pullAll();
      assert.deepEqual(kinds(all), { [KOP]: 'full', [STAART]: 'full', [KAPOT]: 'full' });
      assert.deepEqual(all.items.map(({ version }) => version), [null, null, 1], 'in the order of their names');
      assert.deepEqual(kinds(await pullAll(all.items)), { [KOP]: 'unchanged', [STAART]: 'unchanged', [KAPOT]: 'unchanged' });

      const before = refreshed;
      await open(KOP, HEAD);
      await change(KOP, 2, INCOME);
      const later = await pullAll(all.items);
      assert.equal(kinds(later)[STAART], 'full');
      assert.equal(kinds(later)[KAPOT], 'unchanged');
      assert.ok(refreshed > before, 'it is told to ask again');
      const second = await pull(STAART, first.resultId);
      assert.ok(second.kind === 'full' && finds(second.items));
      const own = second.items.find(({ code }) => code === RULE);
      assert.ok(own?.relatedInformation?.some(({ location }) => location.uri === uri(KOP)));

      await change(KOP, 3, HEAD);
      const third = await pull(STAART, second.resultId);
      assert.ok(third.kind === 'full' && !finds(third.items));
      assert.equal(third.resultId, first.resultId, 'the same findings have the same id');
      assert.deepEqual(told, [], 'nothing is pushed');
    });

    it('nothing any more for a file that has gone', async () => {
      await start(PULLS);
      const all = await pullAll();
      rmSync(join(folder, KAPOT));
      await client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(KAPOT), type: 3 }] });
      const later = await pullAll(all.items);
      assert.deepEqual(later.items.find((item) => item.uri === uri(KAPOT)), { kind: 'full', uri: uri(KAPOT), version: null, items: [] });
      assert.deepEqual(kinds(await pullAll(later.items)), { [KOP]: 'unchanged', [STAART]: 'unchanged' });
    });
  });

  describe('gives a client that only takes pushes', () => {
    const PUSHES: Capabilities = { textDocument: { publishDiagnostics: { relatedInformation: true, versionSupport: true } } };
    /** What the client holds of a file once the server has nothing left to do. */
    const held = async (path: string): Promise<PublishDiagnosticsParams | undefined> => {
      await client.sendRequest('grondslag/overview', {});
      await pullAll();
      return told.findLast((notice) => notice.uri === uri(path));
    };

    it('all files, open or not, versions of those that are open, and what is no longer found', async () => {
      await start(PUSHES);
      assert.deepEqual((await held(KAPOT))?.diagnostics.map(({ code }) => code), ['invalid-yaml']);
      assert.equal((await held(KAPOT))?.version, undefined);
      assert.ok(!finds((await held(STAART))?.diagnostics ?? []));

      await open(KOP, HEAD);
      await change(KOP, 2, INCOME);
      assert.equal((await held(KOP))?.version, 2);
      const closed = await held(STAART);
      assert.ok(finds(closed?.diagnostics ?? []), 'a file that is not open follows one that is');
      assert.equal(closed?.version, undefined);

      await open(STAART, TAIL);
      await change(STAART, 2, `\n${TAIL}`);
      const moved = await held(STAART);
      assert.equal(moved?.version, 2);
      assert.equal(moved.diagnostics.find(({ code }) => code === RULE)!.range.start.line, closed!.diagnostics.find(({ code }) => code === RULE)!.range.start.line + 1);

      await change(KOP, 3, HEAD);
      assert.ok(!finds((await held(STAART))!.diagnostics), 'it is taken back');
      await change(KOP, 4, INCOME);
      assert.ok(finds((await held(STAART))!.diagnostics));
      await client.sendNotification('textDocument/didClose', { textDocument: { uri: uri(KOP) } });
      assert.ok(!finds((await held(STAART))!.diagnostics), 'what was never saved is gone');

      rmSync(join(folder, KAPOT));
      await client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(KAPOT), type: 3 }] });
      assert.deepEqual((await held(KAPOT))?.diagnostics, []);
      assert.equal(refreshed, 0);
    });

    it('no offer of pulling where it asks for pushes by name', async () => {
      await start(PUSHES, { diagnostics: 'push' });
      assert.equal(promised.diagnosticProvider, undefined);
      assert.deepEqual((await held(KAPOT))?.diagnostics.map(({ code }) => code), ['invalid-yaml']);
    });
  });
});
