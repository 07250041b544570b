import { noticing, type Feature } from '../feature.ts';
import { changeFolders } from '../loading.ts';

/** Workspace folders that come and go while the client runs. */
export const folders: Feature = {
  capabilities: () => ({ workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
  register: (session) => {
    session.connection.onNotification('workspace/didChangeWorkspaceFolders', noticing(session, async ({ event }: FoldersChanged) => {
      await session.loaded;
      await changeFolders(session, event.added, event.removed);
    }));
  },
};

interface FoldersChanged {
  readonly event: { readonly added: readonly { uri: string; name: string }[]; readonly removed: readonly { uri: string; name: string }[] };
}
