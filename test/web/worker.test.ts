/** A session with the server as it is shipped for browsers. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction, Diagnostic, Hover } from 'vscode-languageserver';
import { nodeHost } from '../../server/src/lsp/files.node.ts';
import { ROOT } from '../harness/golden.ts';
import { SCHEME, serve } from '../harness/served-files.ts';
import { startSession } from '../harness/session.ts';
import { startWorker, type WorkerSession } from './worker.ts';

describe('the server in a web worker', () => {
  let folder: string;
  let session: WorkerSession | undefined;
  const root = `${SCHEME}:/map`;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'grondslag-'));
    cpSync(join(ROOT, 'seeds/pipelines'), join(folder, 'map'), { recursive: true });
  });
  afterEach(() => {
    session?.end();
    rmSync(folder, { recursive: true, force: true });
  });
  const start = async (): Promise<WorkerSession> =>
    (session = await startWorker({ workspaceFolders: [{ uri: root, name: 'map' }] }, serve(folder)));

  it('finds in the worked pipelines what the server on Node finds, in the same places', async () => {
    const { shown, logged } = await start();
    const here = [...await shown()];
    const disk = pathToFileURL(join(folder, 'map')).href;
    const node = await startSession({}, { locale: 'en', rootUri: disk, workspaceFolders: [{ uri: disk, name: 'map' }], capabilities: {} }, undefined, { host: () => nodeHost(join(folder, 'none'), 'test') });
    await node.settled();
    const there = new Map(node.published.map(({ uri, diagnostics }) => [uri, diagnostics]));
    await node.end();
    const sorted = (all: readonly (readonly [string, readonly Diagnostic[]])[]): string =>
      JSON.stringify(all.filter(([, list]) => list.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)), undefined, 1);
    assert.ok(here.length > 5);
    assert.equal(sorted(here), sorted([...there]).replaceAll(disk, root));
    assert.deepEqual(logged, []);
  });

  it('answers about a text as it is typed, with a fix that takes the finding away', async () => {
    const { client, shown } = await start();
    const uri = `${root}/nieuw.pipeline.yaml`;
    const text = 'grondslag: 1\npipeline: nieuw\nsources:\n  a: { party: wij, fields: { b: bsnn } }\n';
    await client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'grondslag', version: 1, text } });
    const found = ((await shown()).get(uri) ?? []).find(({ message }) => String(message).includes('bsnn'));
    assert.ok(found);
    const actions: CodeAction[] = await client.sendRequest('textDocument/codeAction', { textDocument: { uri }, range: found.range, context: { diagnostics: [] } });
    const edits = actions.map(({ edit }) => edit?.changes?.[uri]?.[0]?.newText);
    assert.ok(edits.includes('bsn'), JSON.stringify(actions));
    await client.sendNotification('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: text.replace('bsnn', 'bsn') }] });
    assert.ok(((await shown()).get(uri) ?? []).every(({ message }) => !String(message).includes('bsnn')));
    const hover: Hover | null = await client.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line: 3, character: 33 } });
    assert.match(JSON.stringify(hover), /citizen service number/i);
  });

  it('hears of files and configurations that come, change and go', async () => {
    const { client, shown } = await start();
    const codes = async (name: string): Promise<readonly unknown[]> => ((await shown()).get(`${root}/${name}`) ?? []).map(({ code }) => code);
    const path = 'later.pipeline.yaml';
    const tell = (name: string, type: 1 | 2 | 3): Promise<void> => client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: `${root}/${name}`, type }] });
    writeFileSync(join(folder, 'map', path), 'grondslag: 1\npipeline: later\nsteps:\n  s: { select: nergens, fields: [a] }\n');
    await tell(path, 1);
    assert.ok((await codes(path)).includes('unknown-reference'));
    writeFileSync(join(folder, 'map/grondslag.config.yaml'), 'rules: { unknown-reference: off }\n');
    await tell('grondslag.config.yaml', 1);
    assert.ok(!(await codes(path)).includes('unknown-reference'));
    writeFileSync(join(folder, 'map/grondslag.config.yaml'), 'exclude: [later.pipeline.yaml]\n');
    await tell('grondslag.config.yaml', 2);
    assert.deepEqual(await codes(path), []);
    rmSync(join(folder, 'map/grondslag.config.yaml'));
    await tell('grondslag.config.yaml', 3);
    assert.ok((await codes(path)).includes('unknown-reference'));
    rmSync(join(folder, 'map', path));
    await tell(path, 3);
    assert.deepEqual(await codes(path), []);
  });

  it('reads no files of a client that serves none, and checks what is open', async () => {
    const { client, logged, shown } = session = await startWorker({ workspaceFolders: [{ uri: root, name: 'map' }] });
    assert.equal((await shown()).size, 0);
    // Asked all the same, it would have refused.
    assert.deepEqual(logged, []);
    const uri = `${root}/open.pipeline.yaml`;
    await client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'grondslag', version: 1, text: 'grondslag: 1\npipeline: open\nsteps:\n  s: { select: nergens, fields: [a] }\n' } });
    const found = (await shown()).get(uri) ?? [];
    assert.ok(found.some(({ code }) => code === 'unknown-reference'));
  });
});
