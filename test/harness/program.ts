/** The program as it is shipped, in a process of its own: run to its end, or as the server of an editor. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter, type Diagnostic, type InitializeParams, type WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { ROOT } from './golden.ts';

export const PROGRAM = join(ROOT, 'server/dist/cli.cjs');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Env = Readonly<Record<string, string>>;

/** Nothing of the machine but where programs are. */
const environment = (env: Env): Env => ({ PATH: process.env['PATH'] ?? '', ...env });

/** Runs the program in a folder until it ends. */
export function runProgram(args: readonly string[], cwd: string, env: Env = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { cwd, encoding: 'utf8', env: environment(env), maxBuffer: 1e9, input: '' });
  return { code: status, stdout, stderr };
}

/** What a client that takes no pushes and has opened one file of a folder is told when it asks, by path, with how the server ended. */
export async function pulled(folder: string, opened: string, env: Env = {}): Promise<{ readonly documents: Readonly<Record<string, readonly Diagnostic[]>>; readonly document: readonly Diagnostic[]; readonly code: number | null }> {
  const uri = (path: string): string => `${pathToFileURL(folder).href}/${path}`;
  const server = spawn(process.execPath, [PROGRAM, 'lsp', '--stdio'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'], env: environment(env) });
  const client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  const capabilities: InitializeParams['capabilities'] = { textDocument: { diagnostic: {}, hover: {}, completion: {} }, workspace: { diagnostics: {} } };
  client.listen();
  await client.sendRequest('initialize', { processId: process.pid, rootUri: uri(''), workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'map' }], capabilities });
  await client.sendNotification('initialized', {});
  const textDocument = { uri: uri(opened) };
  await client.sendNotification('textDocument/didOpen', { textDocument: { ...textDocument, languageId: 'grondslag', version: 1, text: readFileSync(join(folder, opened), 'utf8') } });
  const { items } = await client.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
  const { items: document } = await client.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument });
  for (const method of ['hover', 'completion', 'definition', 'documentLink', 'documentSymbol']) await client.sendRequest(`textDocument/${method}`, { textDocument, position: { line: 1, character: 3 } });
  const ended = once(server, 'exit');
  await client.sendRequest('shutdown');
  await client.sendNotification('exit');
  const [code] = (await ended) as [number | null];
  client.dispose();
  const all = items.flatMap((item) => (item.kind === 'full' ? [[decodeURIComponent(item.uri.slice(uri('').length)), item.items] as const] : []));
  return { documents: Object.fromEntries(all), document, code };
}
