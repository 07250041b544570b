/** The server on Node: `server.cjs`, started by an editor over IPC or stdio, or loaded by the command line. */
import { realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { createConnection, ProposedFeatures, type Connection } from 'vscode-languageserver/node';
import { askClient } from './ask-client.ts';
import { bothHosts, clientHost } from './files.client.ts';
import { nodeHost } from './files.node.ts';
import { startServer } from './server.ts';
import { VERSION } from './version.ts';

/** Serves one client over standard input and output, until it says `exit` or hangs up. */
export function startStdio(): void {
  serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout));
}

/** Serves over what the arguments name: `--stdio`, `--node-ipc`, `--socket=…` or `--pipe=…`. */
function startAsTold(): void {
  serve(createConnection(ProposedFeatures.all));
}

function serve(connection: Connection): void {
  // Beside the program: server/dist/server.cjs and docs/rules in one package.
  const script = realpathSync(process.argv[1] ?? process.execPath);
  const disk = nodeHost(join(script, '..', '..', '..', 'docs', 'rules'), VERSION);
  startServer(connection, (client) => bothHosts(disk, clientHost(askClient(connection, client), VERSION)));
}

// Loaded by the command line this is a module like any other; as the program itself it starts at once.
if (/^(?:server|main\.node)(?:\.c?js)?$/.test(basename(process.argv[1] ?? ''))) startAsTold();
