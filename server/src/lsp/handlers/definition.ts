import type { DefinitionParams, Location, LocationLink } from 'vscode-languageserver';
import { definitionAt } from '../../editor/definition.ts';
import { toLocation, toOffset, toRange } from '../convert.ts';
import { answering, type Feature } from '../feature.ts';

/** From a name to where it is declared, in whatever file. */
export const definition: Feature = {
  capabilities: () => ({ definitionProvider: true }),
  register: (session) => {
    session.connection.onDefinition(answering<DefinitionParams, Location[] | LocationLink[] | null>(session, null, ({ textDocument, position }) => {
      const document = session.current(textDocument.uri);
      if (document === undefined) return null;
      const found = definitionAt(document.file, toOffset(position, document.source), session.workspace);
      const targets = found?.targets.flatMap((target) => toLocation(target, session) ?? []) ?? [];
      if (found === undefined || targets.length === 0) return null;
      if (!session.client.definitionLinks) return targets;
      const originSelectionRange = toRange(found.span, document.source);
      return targets.map(({ uri, range }) => ({ originSelectionRange, targetUri: uri, targetRange: range, targetSelectionRange: range }));
    }));
  },
};
