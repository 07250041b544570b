import { DidChangeWatchedFilesNotification, WatchKind } from 'vscode-languageserver';
import { noticing, type Feature } from '../feature.ts';
import { filesChanged } from '../loading.ts';

/** Files that change on disk. The configuration and `.gitignore` say which files are ours. */
export const watchedFiles: Feature = {
  register: (session) => {
    const { connection, client } = session;
    connection.onDidChangeWatchedFiles(noticing(session, ({ changes }) => filesChanged(session, changes)));
    session.onInitialized(async () => {
      if (!client.watchesFiles) return;
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [
          { globPattern: '**/*.{yaml,yml}' },
          { globPattern: '**/.gitignore' },
          // A folder that comes or goes can be all that is told of the files in it.
          { globPattern: '**', kind: WatchKind.Create | WatchKind.Delete },
        ],
      });
    });
  },
};
