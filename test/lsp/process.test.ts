import assert from 'node:assert/strict';
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createProtocolConnection, IPCMessageReader, IPCMessageWriter, StreamMessageReader, StreamMessageWriter, type InitializeResult, type ProtocolConnection, type PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { rule as combination } from '../../server/src/rules/combination/combination-without-ground.ts';

const SERVER = fileURLToPath(new URL('../../server/src/lsp/main.node.js', import.meta.url));
const TRIGGER = combination.examples.trigger as string;

/** Ways a client may start the server. */
const STARTS: Readonly<Record<string, () => { process: ChildProcess; client: ProtocolConnection }>> = {
  'over standard input and output': () => {
    const process_ = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    return { process: process_, client: createProtocolConnection(new StreamMessageReader(process_.stdout), new StreamMessageWriter(process_.stdin)) };
  },
  'over IPC': () => {
    const process_ = fork(SERVER, ['--node-ipc'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    return { process: process_, client: createProtocolConnection(new IPCMessageReader(process_), new IPCMessageWriter(process_)) };
  },
};

describe('the server as a process', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'grondslag-'));
    writeFileSync(join(folder, 'gevonden.pipeline.yaml'), TRIGGER);
    writeFileSync(join(folder, 'kapot.pipeline.yaml'), 'grondslag: 1\npipeline: [');
    writeFileSync(join(folder, 'overgeslagen.yaml'), 'a: [');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  for (const [way, start] of Object.entries(STARTS)) {
    it(`serves ${way}, reads the folder, and ends with code 0 when told to`, async () => {
      const { process: server, client } = start();
      const ended = once(server, 'exit');
      const told = new Map<string, readonly unknown[]>();
      client.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) => void told.set(uri, diagnostics.map(({ code }) => code)));
      client.listen();
      const rootUri = pathToFileURL(folder).href;
      const { capabilities, serverInfo }: InitializeResult = await client.sendRequest('initialize', { processId: process.pid, rootUri, workspaceFolders: [{ uri: rootUri, name: 'map' }], capabilities: {} });
      assert.equal(serverInfo?.name, 'grondslag');
      assert.equal(capabilities.hoverProvider, true);
      await client.sendNotification('initialized', {});
      await client.sendNotification('textDocument/didOpen', { textDocument: { uri: 'untitled:a', languageId: 'grondslag', version: 1, text: TRIGGER.replace('pipeline: voorbeeld', 'pipeline: ander') } });
      await client.sendRequest('workspace/diagnostic', { previousResultIds: [] });
      assert.deepEqual(Object.fromEntries(told), {
        'untitled:a': ['combination-without-ground'],
        [`${rootUri}/gevonden.pipeline.yaml`]: ['combination-without-ground'],
        [`${rootUri}/kapot.pipeline.yaml`]: ['invalid-yaml'],
      });
      await client.sendRequest('shutdown');
      await client.sendNotification('exit');
      assert.deepEqual(await ended, [0, null]);
    });
  }

  it('survives hostile documents', async () => {
    const { process: server, client } = STARTS['over standard input and output']!();
    const ended = once(server, 'exit');
    client.listen();
    await client.sendRequest('initialize', { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities: {} });
    await client.sendNotification('initialized', {});
    const hostile: Readonly<Record<string, string>> = {
      brackets: '['.repeat(1_000_000),
      deep: Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      dashes: '- '.repeat(100_000),
      unclosed: `${TRIGGER}x: "${'y'.repeat(100_000)}`,
      control: `${TRIGGER}\u0000\u0001`,
      line: `grondslag: 1\npipeline: ${'x'.repeat(1_000_000)}\n`,
      bomb: `grondslag: 1\npipeline: p\na: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'.split('').map((name, i) => `${name}: &${name} [${`*${'abcdefgh'[i]},`.repeat(9)}x]`).join('\n')}\n`,
      prototype: 'grondslag: 1\npipeline: __proto__\nsources: { __proto__: { party: constructor, fields: { toString: hasOwnProperty } } }\nsteps: { __proto__: { select: __proto__, fields: [__proto__] } }\n',
      surrogates: 'grondslag: 1\npipeline: \ud800\n',
    };
    for (const [name, text] of Object.entries(hostile)) {
      const uri = `untitled:${name}`;
      await client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'grondslag', version: 1, text } });
      await client.sendNotification('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: ' ' }] });
      for (const position of [{ line: 0, character: 5 }, { line: 1, character: 12 }, { line: 9999, character: 0 }]) {
        await client.sendRequest('textDocument/hover', { textDocument: { uri }, position });
        await client.sendRequest('textDocument/definition', { textDocument: { uri }, position });
        await client.sendRequest('textDocument/codeAction', { textDocument: { uri }, range: { start: position, end: position }, context: { diagnostics: [] } });
      }
    }
    const { uri } = { uri: 'untitled:gewoon' };
    await client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'grondslag', version: 1, text: TRIGGER } });
    const { items }: { items: { code: unknown }[] } = await client.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    assert.deepEqual(items.map(({ code }) => code), ['combination-without-ground']);
    await client.sendRequest('shutdown');
    await client.sendNotification('exit');
    assert.deepEqual(await ended, [0, null]);
  });
});
