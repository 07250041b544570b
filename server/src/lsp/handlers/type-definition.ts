import { typeDefinitionAt } from '../../editor/definition.ts';
import { goingTo } from '../definitions.ts';
import type { Feature } from '../feature.ts';

/** From a name to what gives the thing its shape: a field's category or register, a source's register, output or party. */
export const typeDefinition: Feature = {
  capabilities: () => ({ typeDefinitionProvider: true }),
  register: (session) => {
    session.connection.onTypeDefinition(goingTo(typeDefinitionAt, session.client.typeDefinitionLinks, session));
  },
};
