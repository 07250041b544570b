/** Renames as tests carry them out: all turns at once, the edits applied. */
import assert from 'node:assert/strict';
import { renaming, type Surroundings } from '../../server/src/editor/rename.ts';
import type { Refusal } from '../../server/src/editor/rename-refusals.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import type { Workspace } from '../../server/src/service/workspace.ts';
import { Workspace as NewWorkspace } from '../../server/src/service/workspace.ts';
import type { Files } from '../harness/check.ts';

export const FREE: Surroundings = { mayEdit: () => true, isConfigured: () => false };

export function workspaceOf(files: Files): Workspace {
  const workspace = new NewWorkspace({ keepLastGood: true });
  workspace.apply(Object.entries(files).map(([name, text]) => ({ file: fileId(name), text })));
  workspace.settle();
  return workspace;
}

/** The texts after a rename at an offset, or why there are none; undefined where nothing is named. */
export function renamed(files: Files, file: string, offset: number, name: string, workspace: Workspace = workspaceOf(files), surroundings: Surroundings = FREE): { readonly files: Files; movedTo(file: string, offset: number): number } | { readonly refused: Refusal } | undefined {
  const work = renaming(fileId(file), offset, name, workspace, surroundings);
  for (;;) {
    const { done, value } = work.next();
    if (done !== true) continue;
    if (value === undefined || 'refused' in value) return value;
    const after: Record<string, string> = { ...files };
    for (const [id, edits] of value.edits) {
      assert.ok(edits.length > 0, `edits of ${id}`);
      after[id] = applyEdits(files[id]!, edits);
    }
    return {
      files: after,
      movedTo: (id, at) => at + (value.edits.get(fileId(id)) ?? []).reduce((moved, { span, newText }) => (span.end <= at ? moved + newText.length - (span.end - span.start) : moved), 0),
    };
  }
}
