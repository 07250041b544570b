import { FileChangeType, type CreateFilesParams, type DeleteFilesParams, type FileEvent, type FileOperationRegistrationOptions, type RenameFilesParams } from 'vscode-languageserver';
import { noticing, type Feature } from '../feature.ts';
import { filesChanged } from '../loading.ts';

const OURS: FileOperationRegistrationOptions = { filters: [{ pattern: { glob: '**/*.{yaml,yml}', matches: 'file' } }, { pattern: { glob: '**', matches: 'folder' } }] };

const created = (uri: string): FileEvent => ({ uri, type: FileChangeType.Created });
const deleted = (uri: string): FileEvent => ({ uri, type: FileChangeType.Deleted });

/** What the user does to files and folders in the editor: told by clients that watch nothing, and of folders by no watcher. */
export const fileOperations: Feature = {
  capabilities: () => ({ workspace: { fileOperations: { didCreate: OURS, didRename: OURS, didDelete: OURS } } }),
  register: (session) => {
    const { connection } = session;
    const follow = (events: readonly FileEvent[]): Promise<void> => filesChanged(session, events);
    connection.onNotification('workspace/didCreateFiles', noticing(session, ({ files }: CreateFilesParams) => follow(files.map(({ uri }) => created(uri)))));
    connection.onNotification('workspace/didDeleteFiles', noticing(session, ({ files }: DeleteFilesParams) => follow(files.map(({ uri }) => deleted(uri)))));
    connection.onNotification('workspace/didRenameFiles', noticing(session, ({ files }: RenameFilesParams) => follow(files.flatMap(({ oldUri, newUri }) => [deleted(oldUri), created(newUri)]))));
  },
};
