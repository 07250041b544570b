import type { Location } from 'vscode-languageserver';
import { unitKey } from '../../model/path.ts';
import { locate } from '../../service/locate.ts';
import { toLocation } from '../convert.ts';
import { answering, type Feature } from '../feature.ts';
import { overviewOf, overviewParams, type Overview } from '../overview.ts';

interface PlaceParams {
  readonly uri: string;
  readonly document: number;
  readonly path: readonly string[];
}

/** `grondslag/overview`: what the views show of the workspace. `grondslag/place`: where a declaration they name stands now. */
export const overview: Feature = {
  register: (session) => {
    session.connection.onRequest('grondslag/overview', answering<unknown, Overview | null>(session, null, (params) => overviewOf(session, overviewParams(params))));
    session.connection.onRequest('grondslag/place', answering<PlaceParams, Location | null>(session, null, ({ uri, document, path }) => {
      session.scheduler.flush();
      const place = locate({ unit: unitKey(session.uris.idOf(uri), document), path, part: 'key' }, session.workspace);
      return (place && toLocation(place, session)) ?? null;
    }));
  },
};
