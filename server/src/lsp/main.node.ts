/** The server on Node: `server.cjs`, started by an editor over IPC or stdio, or loaded by the command line. */
import { realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './files.node.ts';
import { startServer } from './server.ts';

declare const GRONDSLAG_VERSION: string | undefined;

/** Serves one client over standard input and output, until it says `exit` or hangs up. */
export function startStdio(): void {
  startServer(createConnection(ProposedFeatures.all, process.stdin, process.stdout), host());
}

/** Serves over what the arguments name: `--stdio`, `--node-ipc`, `--socket=…` or `--pipe=…`. */
function startAsTold(): void {
  startServer(createConnection(ProposedFeatures.all), host());
}

function host(): ReturnType<typeof nodeHost> {
  // Beside the program: server/dist/server.cjs and docs/rules in one package.
  const script = realpathSync(process.argv[1] ?? process.execPath);
  return nodeHost(join(script, '..', '..', '..', 'docs', 'rules'), typeof GRONDSLAG_VERSION === 'string' ? GRONDSLAG_VERSION : '0.0.0');
}

// Loaded by the command line this is a module like any other; as the program itself it starts at once.
if (/^(?:server|main\.node)(?:\.c?js)?$/.test(basename(process.argv[1] ?? ''))) startAsTold();
