import { preferencesOf } from '../client-features.ts';
import { noticing, type Feature } from '../feature.ts';
import type { Session } from '../session.ts';

/** The user's settings, sent along with a change or asked for. */
export const configuration: Feature = {
  register: (session) => {
    session.connection.onDidChangeConfiguration(noticing(session, async ({ settings }: { settings: unknown }) => {
      const own = isRecord(settings) ? settings['grondslag'] : undefined;
      if (isRecord(own)) session.setPreferences(preferencesOf(own, session.client.locale));
      else await ask(session);
    }));
    session.onInitialized(() => ask(session));
  },
};

async function ask(session: Session): Promise<void> {
  if (!session.client.configuration) return;
  const own: unknown = await session.connection.workspace.getConfiguration('grondslag');
  // A client without such settings answers null: what it started the server with still holds.
  if (isRecord(own)) session.setPreferences(preferencesOf(own, session.client.locale));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
