/** Files outside the workspace folders that count: what a configuration extends or reads along. A client is asked to watch their folders. */
import { DidChangeWatchedFilesNotification, type Disposable } from 'vscode-languageserver';
import { byCodeUnit } from '../base/sorted.ts';
import { reasonOf, type Session } from './session.ts';

interface Watch {
  readonly folders: readonly string[];
  readonly registered: Promise<Disposable | undefined>;
}

const watches = new WeakMap<Session, Watch>();

/** Asks the client to watch the folders that matter now, and no longer those that did. Returns at once. */
export function watchElsewhere(session: Session): void {
  const { client, connection } = session;
  if (!client.watchesFiles || !client.watchesElsewhere) return;
  const folders = foldersElsewhere(session);
  const before = watches.get(session);
  if (folders.join('\n') === (before?.folders ?? []).join('\n')) return;
  const watchers = folders.map((baseUri) => ({ globPattern: { baseUri, pattern: '*.{yaml,yml}' } }));
  const registered = Promise.resolve(watchers.length === 0 ? undefined : connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })).catch((error: unknown) => {
    connection.console.error(reasonOf(error));
    return undefined;
  });
  watches.set(session, { folders, registered });
  void before?.registered.then((watch) => watch?.dispose());
}

function foldersElsewhere({ projects, listed, uris }: Session): readonly string[] {
  const files = [...[...projects.values()].flatMap(({ configs }) => configs), ...[...listed.values()].map(({ uri }) => uri)];
  const elsewhere = files.filter((uri) => uris.folderOf(uris.idOf(uri)) === undefined);
  return [...new Set(elsewhere.map((uri) => uri.slice(0, uri.lastIndexOf('/'))))].sort(byCodeUnit);
}
