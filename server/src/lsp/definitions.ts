/** Places that a name leads to, as the client takes them: what definitions, declarations and type definitions share. */
import type { DefinitionParams, Location, LocationLink } from 'vscode-languageserver';
import type { Definition } from '../editor/definition.ts';
import type { Workspace } from '../service/workspace.ts';
import type { FileId } from '../text/source-file.ts';
import { toLocation, toOffset, toRange } from './convert.ts';
import { answering } from './feature.ts';
import type { Session } from './session.ts';

type Answer = Location[] | LocationLink[] | null;

/** A handler for one way of going from a name to other places. */
export function goingTo(find: (file: FileId, offset: number, workspace: Workspace) => Definition | undefined, links: boolean, session: Session): (params: DefinitionParams, token: Parameters<ReturnType<typeof answering<DefinitionParams, Answer>>>[1]) => ReturnType<ReturnType<typeof answering<DefinitionParams, Answer>>> {
  return answering<DefinitionParams, Answer>(session, null, ({ textDocument, position }) => {
    const document = session.current(textDocument.uri);
    if (document === undefined) return null;
    const found = find(document.file, toOffset(position, document.source), session.workspace);
    const targets = found?.targets.flatMap((target) => toLocation(target, session) ?? []) ?? [];
    if (found === undefined || targets.length === 0) return null;
    if (!links) return targets;
    const originSelectionRange = toRange(found.span, document.source);
    return targets.map(({ uri, range }) => ({ originSelectionRange, targetUri: uri, targetRange: range, targetSelectionRange: range }));
  });
}
