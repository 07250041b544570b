/** The node or field in which a place of a text lies, as far as changes to it can be tried. */
import { unitKey } from '../model/path.ts';
import { nodeAt } from '../syntax/navigate.ts';
import type { FileId } from '../text/source-file.ts';
import { spotAt, type Spot } from '../service/what-if.ts';
import type { Workspace } from '../service/workspace.ts';
import { treeOf } from './at.ts';

/** A path of a document at an offset of the newest text; undefined for a text that cannot be read, in which nothing may be changed. */
export function pathAt(file: FileId, offset: number, workspace: Workspace): Spot | undefined {
  const state = workspace.file(file);
  if (state === undefined || state.parsed.unreadable) return undefined;
  for (const [document, { root }] of treeOf(state).documents.entries()) {
    const at = root === undefined ? undefined : nodeAt(root, offset);
    if (at !== undefined) return { unit: unitKey(file, document), path: at.path };
  }
  return undefined;
}

/** The source, field, step or output at an offset. */
export function spotOf(file: FileId, offset: number, workspace: Workspace): Spot | undefined {
  const at = pathAt(file, offset, workspace);
  return at && spotAt(at.unit, at.path);
}
