import { definitionAt } from '../../editor/definition.ts';
import { goingTo } from '../definitions.ts';
import type { Feature } from '../feature.ts';

/** From a name to where it is declared, in whatever file. */
export const definition: Feature = {
  capabilities: () => ({ definitionProvider: true }),
  register: (session) => {
    session.connection.onDefinition(goingTo(definitionAt, session.client.definitionLinks, session));
  },
};
