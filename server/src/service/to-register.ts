/**
 * Moving what describes a source to a register of a catalogue: what the data are, who keeps them and
 * what they were collected for is the same for every use; the power to give them, the authorisation
 * and the choice of fields belong to one use and stay.
 */
import { planEdits, type EditFailure } from '../edit/apply.ts';
import { planCarryOver, type Written } from '../edit/carry-over.ts';
import { editPieces, editsOf, wholeText } from '../edit/composition.ts';
import { divideSource, type Division } from '../edit/to-register.ts';
import { fileOf, unitKey, type Path, type UnitKey } from '../model/path.ts';
import type { Pipeline, Source } from '../model/pipeline.ts';
import { parse } from '../syntax/parse.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import type { FileId } from '../text/source-file.ts';
import { treeOf } from './recent-trees.ts';
import type { Moved, Spot } from './same-findings.ts';
import type { Workspace } from './workspace.ts';

/** A plain supply: a source that names a party and fields. */
export interface Supplied {
  readonly unit: UnitKey;
  readonly name: string;
}

/** Why a source stays as it is: its text does not allow it, its party is not declared, or shared catalogues know another party by that name. */
export type RegisterRefusal = EditFailure | 'unknown-party' | 'other-party';

/** Keys of a source that say what the data are, whoever uses them. */
const DESCRIBES: readonly string[] = ['subjects', 'collectedFor', 'secrecy', 'use', 'retention'];
/** What counts of a field only where it is said by the source that uses it. */
const REFINES: ReadonlySet<string> = new Set(['contains', 'inference', 'publicRole']);

/** The plain supply that a path is in, at its name or at what describes it; undefined below its fields and at what belongs to one use. */
export function suppliedAt(unit: UnitKey, path: Path, workspace: Workspace): Supplied | undefined {
  const [section, name, key, field] = path;
  if (section !== 'sources' || name === undefined || field !== undefined && key === 'fields') return undefined;
  if (key !== undefined && key !== 'party' && key !== 'fields' && !DESCRIBES.includes(key)) return undefined;
  return supplyIn({ unit, name }, workspace) === undefined ? undefined : { unit, name };
}

/** What becomes of a source, and where its parts stand afterwards. */
export interface ToRegister extends Moved {
  /** The place of a finding before or after, with all that was moved taken for the source. */
  placeOf(spot: Spot): Spot;
}

/**
 * Moves what describes a source to a register of a catalogue of the workspace, or of a new one. The
 * text alone: whether all is found as before is for `changedRules` to say.
 */
export function toRegister(what: Supplied, to: UnitKey | { readonly file: FileId; readonly id: string }, workspace: Workspace): ToRegister | { readonly failure: RegisterRefusal } {
  const supply = supplyIn(what, workspace);
  const from = written(what.unit, workspace);
  if (supply === undefined || from === undefined) return { failure: 'not-yaml' };
  const { pipeline, source } = supply;
  const target = typeof to === 'string' ? written(to, workspace) : emptyCatalog(to);
  const home = fileOf(what.unit);
  // Two plans for one text would each count in a text that the other one changes.
  if (target === undefined || fileOf(target.unit) === home) return { failure: 'not-yaml' };

  const keeper = keeperIn(pipeline, source, target.unit, workspace);
  if ('failure' in keeper) return keeper;
  const id = freeId(what.name, workspace);
  const moves = DESCRIBES.filter((key) => key !== 'collectedFor' || meansTheSame(pipeline, source, target.unit, workspace));
  const divided = dividedOnce(from, { source: what.name, id, title: titleOf(what.name), keeper: keeper.id, moves: new Set(moves), refines: REFINES });
  if ('failure' in divided) return divided;

  let catalog = target;
  let pieces = wholeText(target.text);
  for (const [owner, path] of [...(keeper.path === undefined ? [] : [[from, keeper.path] as const]), [divided.register, ['registers', id]] as const]) {
    const addition = planCarryOver(owner, path, catalog);
    if ('failure' in addition) return addition;
    pieces = editPieces(pieces, addition.edits);
    const text = applyEdits(catalog.text, addition.edits);
    catalog = { text, tree: parse(text), unit: target.unit };
  }
  const edits = new Map<FileId, readonly TextEdit[]>([[home, divided.edits]]);
  if (typeof to === 'string') edits.set(fileOf(to), editsOf(pieces, target.text.length));
  return { edits, ...(typeof to === 'string' ? {} : { create: { file: to.file, text: catalog.text } }), placeOf: placesOf(what, target.unit, id, moves) };
}

const known = new WeakMap<Written['tree'], Map<string, ReturnType<typeof divideSource>>>();

/** A source is divided in the same way for each catalogue that could take its register. */
function dividedOnce(from: Written, division: Division): ReturnType<typeof divideSource> {
  let ofTree = known.get(from.tree);
  if (ofTree === undefined) known.set(from.tree, (ofTree = new Map()));
  const key = JSON.stringify([from.unit, division.source, division.id, division.title, division.keeper, [...division.moves]]);
  let divided = ofTree.get(key);
  if (divided === undefined) ofTree.set(key, (divided = divideSource(from, division)));
  return divided;
}

/** A catalogue that is still to be made. */
function emptyCatalog({ file, id }: { readonly file: FileId; readonly id: string }): Written {
  const unit = unitKey(file, 0);
  const start = 'grondslag: 1\n';
  const plan = planEdits(start, parse(start), [{ op: 'insert', unit, path: [], key: 'catalog', value: id }]);
  const text = 'failure' in plan ? start : applyEdits(start, plan.edits);
  return { text, tree: parse(text), unit };
}

function supplyIn({ unit, name }: Supplied, workspace: Workspace): { readonly pipeline: Pipeline; readonly source: Source } | undefined {
  const pipeline = workspace.unit(unit);
  const source = pipeline?.kind === 'pipeline' ? pipeline.sources.get(name) : undefined;
  if (pipeline?.kind !== 'pipeline' || source === undefined) return undefined;
  const plain = source.party !== undefined && source.register === undefined && source.output === undefined && source.fields !== undefined && source.fields.size > 0;
  return plain ? { pipeline, source } : undefined;
}

/** The keeper as the catalogue knows it, and where the pipeline declares it if the catalogue has to hear of it. */
function keeperIn(pipeline: Pipeline, source: Source, catalog: UnitKey, workspace: Workspace): { readonly id: string; readonly path?: Path } | { readonly failure: RegisterRefusal } {
  const { environment } = workspace;
  const party = environment.party(pipeline, source.party!.id);
  if (party === undefined) return { failure: 'unknown-party' };
  const shared = environment.party(scopeOf(catalog, workspace), party.id);
  const own = party.declaration?.unit === pipeline.key ? party.declaration.path : undefined;
  // An id counts before another party's alias.
  if (shared?.id !== party.id) return own === undefined ? { failure: 'unknown-party' } : { id: party.id, path: own };
  return shared.kind === party.kind && shared.country === party.country ? { id: party.id } : { failure: 'other-party' };
}

/** Whether the purposes of the collection are kinds, or purposes that the catalogue knows as the pipeline does: one that only this pipeline knows stays with it. */
function meansTheSame(pipeline: Pipeline, source: Source, catalog: UnitKey, workspace: Workspace): boolean {
  const { environment } = workspace;
  const scope = scopeOf(catalog, workspace);
  return source.collectedFor.every(({ id }) => {
    if (environment.base.matrix.kinds.some((kind) => kind.id === id)) return true;
    const purpose = environment.purpose(pipeline, id);
    return purpose !== undefined && purpose === environment.purpose(scope, id);
  });
}

function scopeOf(catalog: UnitKey, workspace: Workspace): Parameters<Workspace['environment']['party']>[0] {
  return workspace.unit(catalog) ?? { key: catalog, parties: new Map(), purposes: new Map() };
}

/** An id for the register that nothing has, after the name of the source. A slash would make it one that is built in. */
function freeId(name: string, workspace: Workspace): string {
  const taken = new Set([...workspace.environment.registerIds(), ...[...workspace.allUnits()].flatMap((unit) => (unit.kind === 'catalog' ? [...unit.registers.keys()] : []))]);
  const wanted = name.replace(/[\s/]+/g, '-').replace(/^-+|-+$/g, '') || 'register';
  for (let number = 1; ; number++) {
    const id = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/** A title for people: the words of the name. */
function titleOf(name: string): string {
  const words = name.replace(/[-_/\s]+/g, ' ').replace(/(\p{Ll})(\p{Lu})(?=\p{Ll})/gu, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`).trim() || name;
  const [first = '', ...rest] = words;
  return first.toUpperCase() + rest.join('');
}

/** Takes a place in what was moved, before or after, for the field or the source it is about. */
function placesOf({ unit, name }: Supplied, catalog: UnitKey, id: string, moves: readonly string[]): ToRegister['placeOf'] {
  const about = ['party', 'register', ...moves];
  return (spot) => {
    const [section, entry, key, field] = spot.path;
    const isSource = spot.unit === unit && section === 'sources' && entry === name;
    const isRegister = spot.unit === catalog && section === 'registers' && entry === id;
    if (!isSource && !isRegister) return spot;
    if (key === 'fields' && field !== undefined) return { unit, path: ['sources', name, 'fields', field] };
    return isRegister || about.includes(key ?? '') ? { unit, path: ['sources', name] } : spot;
  };
}

function written(unit: UnitKey, workspace: Workspace): Written | undefined {
  const state = workspace.file(fileOf(unit));
  if (state === undefined || state.parsed.unreadable) return undefined;
  return { text: state.source.text, tree: treeOf(state.source, state.limits), unit };
}
