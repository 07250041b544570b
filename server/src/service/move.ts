/**
 * Moving a declaration between a pipeline and a catalogue: purposes and parties that others use too
 * belong where all can read them; one that is used once may stand with its pipeline.
 */
import { planCarryOver, type Written } from '../edit/carry-over.ts';
import { planEdits, type EditFailure } from '../edit/apply.ts';
import type { Operation } from '../edit/operations.ts';
import { outputsAfter } from '../lineage/reach.ts';
import { byCodeUnit } from '../base/sorted.ts';
import { fileOf, unitKey, type Path, type UnitKey } from '../model/path.ts';
import type { Catalog } from '../model/pipeline.ts';
import { parse } from '../syntax/parse.ts';
import { applyEdits } from '../text/text-edit.ts';
import { fileId, type FileId } from '../text/source-file.ts';
import { treeOf } from './recent-trees.ts';
import type { Moved } from './same-findings.ts';
import type { Workspace } from './workspace.ts';

/** A declaration that can be moved: a section of a unit and a name in it. */
export interface Movable {
  readonly unit: UnitKey;
  readonly section: 'purposes' | 'parties';
  readonly name: string;
}

/** Why a declaration stays where it is: the text does not allow it, outputs would come to serve another purpose, or the name is built in and no catalogue may fill it in otherwise. */
export type Refusal = EditFailure | 'other-purpose' | 'built-in';

/** The declaration in which a path lies. */
export function movableAt(unit: UnitKey, path: Path, workspace: Workspace): Movable | undefined {
  const [section, name] = path;
  if ((section !== 'purposes' && section !== 'parties') || name === undefined) return undefined;
  return workspace.unit(unit)?.[section].has(name) === true ? { unit, section, name } : undefined;
}

/** The catalogues that can take it, those in nearer folders first. */
export function catalogsFor({ unit, section, name }: Movable, workspace: Workspace): readonly { readonly unit: UnitKey; readonly id: string }[] {
  return catalogsNear(unit, workspace).filter((other) => !other[section].has(name)).map(({ key, id }) => ({ unit: key, id }));
}

/** The catalogues that can be read, those in folders nearer to a unit first. */
export function catalogsNear(unit: UnitKey, workspace: Workspace): readonly Catalog[] {
  const home = fileOf(unit).split('/').slice(0, -1);
  const shared = (file: FileId): number => {
    const folder = file.split('/').slice(0, -1);
    const differs = home.findIndex((segment, index) => folder[index] !== segment);
    return differs === -1 ? home.length : differs;
  };
  return [...workspace.allUnits()]
    .filter((other): other is Catalog => other.kind === 'catalog' && workspace.file(other.file)?.parsed.unreadable === false)
    .sort((a, b) => shared(b.file) - shared(a.file) || byCodeUnit(a.key, b.key));
}

/** A catalogue that is not there yet, beside the file of this unit. */
export function newCatalogFor(unit: UnitKey, wanted: string, workspace: Workspace): { readonly file: FileId; readonly id: string } {
  const folder = fileOf(unit).split('/').slice(0, -1);
  const ids = new Set([...workspace.allUnits()].map(({ id }) => id));
  for (let number = 1; ; number++) {
    const id = number === 1 ? wanted : `${wanted}-${number}`;
    const file = fileId([...folder, `${id}.catalog.yaml`].join('/'));
    if (!ids.has(id) && workspace.file(file) === undefined) return { file, id };
  }
}

/** Moves a declaration of a pipeline into a catalogue of the workspace, or into a new one. */
export function extract(what: Movable, to: UnitKey | { readonly file: FileId; readonly id: string }, workspace: Workspace): Moved | { readonly failure: Refusal } {
  const from = written(what.unit, workspace);
  const left = leaving(what, workspace);
  if (from === undefined) return { failure: 'not-yaml' };
  if (what.section === 'parties' && workspace.environment.base.parties.some(({ id }) => id === what.name)) return { failure: 'built-in' };
  if (!Array.isArray(left)) return { failure: 'other-purpose' };
  const removal = planEdits(from.text, from.tree, [...left, { op: 'remove', unit: what.unit, path: [what.section, what.name] }]);
  if ('failure' in removal) return removal;
  const home = fileOf(what.unit);
  if (typeof to === 'string') {
    const target = written(to, workspace);
    // Two plans for one text would each count in a text that the other one changes.
    if (target === undefined || fileOf(to) === home) return { failure: 'not-yaml' };
    const addition = planCarryOver(from, [what.section, what.name], target);
    return 'failure' in addition ? addition : { edits: new Map([[home, removal.edits], [fileOf(to), addition.edits]]) };
  }
  const empty = `grondslag: 1\ncatalog: ${to.id}\n`;
  const addition = planCarryOver(from, [what.section, what.name], { text: empty, tree: parse(empty), unit: unitKey(to.file, 0) });
  return 'failure' in addition ? addition : { edits: new Map([[home, removal.edits]]), create: { file: to.file, text: applyEdits(empty, addition.edits) } };
}

/** Copies a declaration of a catalogue into a pipeline, where it then counts; the catalogue keeps it for others. */
export function inline({ unit, section, name }: Movable, into: UnitKey, workspace: Workspace): Moved | { readonly failure: Refusal } {
  const [from, to] = [written(unit, workspace), written(into, workspace)];
  if (from === undefined || to === undefined) return { failure: 'not-yaml' };
  const addition = planCarryOver(from, [section, name], to);
  return 'failure' in addition ? addition : { edits: new Map([[fileOf(into), addition.edits]]) };
}

function written(unit: UnitKey, workspace: Workspace): Written | undefined {
  const state = workspace.file(fileOf(unit));
  if (state === undefined || state.parsed.unreadable) return undefined;
  return { text: state.source.text, tree: treeOf(state.source, state.limits), unit };
}

/** What must be said once the only purpose is no longer in the file: nodes that leave theirs out served that one. */
function leaving({ unit, section, name }: Movable, workspace: Workspace): readonly Operation[] | 'other-purpose' {
  const flow = section === 'purposes' ? workspace.flow(unit) : undefined;
  if (flow === undefined) return [];
  const { purposes } = flow.pipeline;
  const silent = flow.outputs.filter(({ decl }) => decl.purpose === undefined);
  if (purposes.size > 1) return purposes.size === 2 && silent.length > 0 ? 'other-purpose' : [];
  const dead = flow.steps.filter((step) => step.decl.purpose === undefined && outputsAfter(flow, step).length === 0);
  return [...dead, ...silent].map(({ path }): Operation => ({ op: 'insert', unit, path, key: 'purpose', value: name }));
}
