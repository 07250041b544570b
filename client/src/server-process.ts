/** The server as a process of Node. */
import { Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type Launch, NAME } from './client.ts';

/** A client whose server is a process beside the extension host. */
export const launchProcess: Launch = ({ extensionUri }, options) => {
  const module = Uri.joinPath(extensionUri, 'server', 'dist', 'server.cjs').fsPath;
  const server = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  return new LanguageClient(NAME, NAME, server, options);
};
