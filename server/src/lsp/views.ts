/** Tells a client that draws views of its own when what they show may have changed. */
import type { Connection } from 'vscode-languageserver';

/** The notification: it says that something is new, not what. Whoever shows something asks for it again. */
export const CHANGED = 'grondslag/changed';

export interface Views {
  /** A file has been checked anew. */
  checked(): void;
  /** There is nothing left to check: what was checked since the last time is told in one notification. */
  atRest(): void;
}

/** @param wanted whether the client asked for it, by `initializationOptions.views: true` */
export function makeViews(connection: Connection, wanted: boolean): Views {
  let anew = false;
  return {
    checked: () => void (anew = true),
    atRest: () => {
      if (!anew || !wanted) return;
      anew = false;
      // A client that is going away may no longer take anything.
      void connection.sendNotification(CHANGED, {}).catch(() => undefined);
    },
  };
}
