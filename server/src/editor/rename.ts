/** Giving a thing another name in all files at once, or saying why not. */
import type { FileId } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { Workspace } from '../service/workspace.ts';
import { nameAt, type NameAt } from './names/at.ts';
import { clashOf } from './names/clash.ts';
import { stopsNaming } from './names/field-uses.ts';
import { faultOfName } from './names/name-form.ts';
import { byFile, editsIn } from './names/rename-edits.ts';
import { comparing } from './names/same-meaning.ts';
import { isBuiltIn, type Thing } from './names/thing.ts';
import { nameIn, usesInTurns, type Use } from './names/uses.ts';
import { FORMS, same, type Refusal } from './rename-refusals.ts';

/** What of the surroundings decides whether a name may change. */
export interface Surroundings {
  /** Whether a file may be edited: one that is read along may not. */
  mayEdit(file: FileId): boolean;
  /** Whether a configuration file names a rule. */
  isConfigured(rule: string): boolean;
}

export interface Renameable {
  readonly span: Span;
  readonly name: string;
}

/** The name at an offset, where it can be changed; why not, where it cannot; undefined where there is none. One turn at a time. */
export function* renameableAt(file: FileId, offset: number, workspace: Workspace, surroundings: Surroundings): Generator<void, Renameable | { readonly refused: Refusal } | undefined> {
  const name = nameAt(file, offset, workspace);
  if (name === undefined) return undefined;
  const prepared = yield* prepare(file, name, workspace, surroundings);
  return 'refused' in prepared ? prepared : { span: name.span, name: name.thing.name };
}

/**
 * Works out the edits of a rename, one turn at a time, so that others can go first in between.
 * @returns edits per file, or why there are none; undefined where nothing is named
 */
export function* renaming(file: FileId, offset: number, newName: string, workspace: Workspace, surroundings: Surroundings): Generator<void, { readonly edits: ReadonlyMap<FileId, readonly TextEdit[]> } | { readonly refused: Refusal } | undefined> {
  const name = nameAt(file, offset, workspace);
  if (name === undefined) return undefined;
  const { thing } = name;
  const prepared = yield* prepare(file, name, workspace, surroundings);
  if ('refused' in prepared) return prepared;
  const fault = faultOfName(newName, thing);
  if (fault === 'empty') return refuse('empty', {});
  if (fault !== undefined) return refuse('invalid', { name: same(newName), why: FORMS[fault] });
  const edits = new Map<FileId, readonly TextEdit[]>();
  if (newName === thing.name) return { edits };
  const clash = clashOf(thing, newName, prepared.uses, workspace);
  if (clash?.mayPass === false) return refuse('clash', { name: same(newName), place: clash.place });
  for (const [id, uses] of byFile(prepared.uses)) {
    const own = editsIn(id, uses, newName, workspace);
    if (own === undefined) return refuse('shared', { name: same(thing.name), file: same(id) });
    edits.set(id, own);
    yield;
  }
  const changed = yield* comparing(edits, workspace);
  if (changed === undefined) return { edits };
  return clash !== undefined ? refuse('clash', { name: same(newName), place: clash.place }) : refuse('otherMeaning', { name: same(newName), place: same(changed) });
}

function refuse(reason: Refusal['reason'], params: Refusal['params']): { readonly refused: Refusal } {
  return { refused: { reason, params } };
}

/** The uses that carry this very name, where all of them can be changed. */
function* prepare(file: FileId, { thing }: NameAt, workspace: Workspace, { mayEdit, isConfigured }: Surroundings): Generator<void, { readonly uses: readonly Use[] } | { readonly refused: Refusal }> {
  const name = same(thing.name);
  if (workspace.file(file)?.parsed.unreadable !== false) return refuse('unreadable', { file: same(file) });
  if (isBuiltIn(thing, workspace) || isOfBuiltInRegister(thing, workspace)) return refuse('builtIn', { name });
  const uses = (yield* usesInTurns(thing, workspace, 'name')).filter((use) => nameIn(use) === thing.name);
  yield;
  if (!uses.some(({ role }) => role === 'declaration')) return refuse('undeclared', { name });
  for (const id of byFile(uses).keys()) {
    if (workspace.file(id)?.parsed.unreadable !== false) return refuse('unreadable', { file: same(id) });
    if (!mayEdit(id)) return refuse('outside', { name, file: same(id) });
  }
  // What cannot be read may name it too; a source or step is named in its own file only.
  if (thing.kind !== 'node') for (const id of workspace.fileIds()) {
    const state = workspace.file(id)!;
    if (state.parsed.unreadable && state.source.text.includes(thing.name)) return refuse('unreadable', { file: same(id) });
  }
  if (thing.kind === 'rule' && isConfigured(thing.id)) return refuse('configured', { name });
  return { uses };
}

/** Registers of the knowledge base name their fields, whoever selects them. */
function isOfBuiltInRegister(thing: Thing, workspace: Workspace): boolean {
  return thing.kind === 'field' && stopsNaming(thing, workspace).some(({ stop }) => stop.kind === 'register' && workspace.environment.register(stop.register)?.builtIn !== undefined);
}
