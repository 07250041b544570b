import { definitionAt } from '../../editor/definition.ts';
import { goingTo } from '../definitions.ts';
import type { Feature } from '../feature.ts';

/** The same as the definition: what the format declares is declared and defined at one place. */
export const declaration: Feature = {
  capabilities: () => ({ declarationProvider: true }),
  register: (session) => {
    session.connection.onDeclaration(goingTo(definitionAt, session.client.declarationLinks, session));
  },
};
