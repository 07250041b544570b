/** All uses of a thing in the workspace: where its name stands, and which part of the text there is that name. */
import { splitReference } from '../../lineage/link.ts';
import type { UnitKey } from '../../model/path.ts';
import type { Unit } from '../../model/pipeline.ts';
import type { FileId } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import type { Workspace } from '../../service/workspace.ts';
import type { NameKind } from '../name-kinds.ts';
import { ruleComments } from './comment-names.ts';
import { fieldUses } from './field-uses.ts';
import type { Along } from './field-walk.ts';
import { inScope, unitsIn, type Scope } from './scope.ts';
import { resolveName, type Thing } from './thing.ts';
import { namesOf, type NameUse, type Occurrence, type Role } from './unit-names.ts';

/** One place where a thing is named. */
export interface Use {
  /** A scalar of a unit, or a word in a comment. */
  readonly at: { readonly unit: UnitKey; readonly occurrence: Occurrence } | { readonly file: FileId; readonly span: Span };
  readonly role: Role;
  /** All that stands there, and from where to where in it the name stands. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The name by which a use names its thing. */
export function nameIn({ text, from, to }: Use): string {
  return text.slice(from, to);
}

/**
 * The uses of a thing, declarations included, units in no order; a field under all its names or (`name`) by the name it has here.
 * @param scope the one file whose uses are wanted; all files without
 */
export function usesOf(thing: Thing, workspace: Workspace, along: Along = 'field', scope?: Scope): readonly Use[] {
  const turns = usesInTurns(thing, workspace, along, scope);
  for (;;) {
    const { done, value } = turns.next();
    if (done === true) return value;
  }
}

/** The same, one turn at a time, so that others can go first in between. */
export function* usesInTurns(thing: Thing, workspace: Workspace, along: Along = 'field', scope?: Scope): Generator<void, readonly Use[]> {
  switch (thing.kind) {
    case 'field': return fieldUses(thing, along, workspace, scope);
    case 'node': return [...inUnit(thing.unit, ['node'], thing.name, workspace, scope), ...fieldUses(thing, along, workspace, scope)];
    case 'own-output': return [...inUnit(thing.unit, ['own-output'], thing.name, workspace, scope), ...readings(thing.unit, thing.name, workspace, scope)];
    case 'unit': return [...inUnit(thing.unit, ['unit'], thing.name, workspace, scope), ...readings(thing.unit, undefined, workspace, scope)];
    case 'rule': return [...(yield* everywhere(['rule'], (use) => use.id === thing.id, workspace, scope)), ...ruleComments(workspace, scope).filter(({ text }) => text === thing.id)];
    default: return yield* everywhere(KINDS[thing.kind], (use, unit) => isSame(resolveName(use, unit, workspace), thing), workspace, scope, thing.kind === 'party' || thing.kind === 'law' ? undefined : thing.name);
  }
}

const KINDS: Readonly<Record<Exclude<Thing['kind'], 'field' | 'node' | 'own-output' | 'unit' | 'rule'>, readonly NameKind[]>> = {
  purpose: ['purpose', 'purpose-or-kind'],
  'purpose-kind': ['purpose-kind', 'purpose-or-kind'],
  party: ['party', 'party-or-kind', 'party-alias'],
  law: ['law'],
  register: ['register'],
  category: ['category'],
  ground: ['ground'],
  principle: ['principle'],
  secrecy: ['secrecy'],
};

/** Whether two names stand for one thing, by whatever names. */
export function isSame(a: Thing | undefined, b: Thing): boolean {
  if (a === undefined || a.kind !== b.kind) return false;
  if ('id' in a && 'id' in b) return a.id === b.id;
  return 'unit' in a && 'unit' in b && a.unit === b.unit && a.name === b.name;
}

function whole(use: NameUse, unit: UnitKey): Use {
  return { at: { unit, occurrence: use }, role: use.role, text: use.id, from: 0, to: use.id.length };
}

function inUnit(key: UnitKey, kinds: readonly NameKind[], name: string, workspace: Workspace, scope?: Scope): readonly Use[] {
  const unit = workspace.unit(key);
  if (unit === undefined || !inScope(key, scope)) return [];
  const { byKind } = namesOf(unit, workspace);
  return kinds.flatMap((kind) => (byKind.get(kind)?.get(name) ?? []).map((use) => whole(use, key)));
}

/** So many units are looked at in one turn. */
const PER_TURN = 32;

/** @param name the one name that counts, where a thing has no other */
function* everywhere(kinds: readonly NameKind[], counts: (use: NameUse, unit: Unit) => boolean, workspace: Workspace, scope?: Scope, name?: string): Generator<void, readonly Use[]> {
  const found: Use[] = [];
  for (const [index, unit] of [...unitsIn(workspace, scope)].entries()) {
    if (index % PER_TURN === PER_TURN - 1) yield;
    const { byKind } = namesOf(unit, workspace);
    for (const kind of kinds) {
      const ofKind = byKind.get(kind);
      const lists = name === undefined ? [...(ofKind?.values() ?? [])] : [ofKind?.get(name) ?? []];
      for (const use of lists.flat()) if (counts(use, unit)) found.push(whole(use, unit.key));
    }
  }
  return found;
}

/** Where other pipelines read a pipeline: the part before the slash, or behind it for one of its outputs. */
function readings(producer: UnitKey, output: string | undefined, workspace: Workspace, scope?: Scope): readonly Use[] {
  const id = workspace.unit(producer)?.id;
  if (id === undefined || workspace.link().pipelines.get(id) !== producer) return [];
  const found: Use[] = [];
  for (const unit of unitsIn(workspace, scope)) {
    for (const [reference, uses] of namesOf(unit, workspace).byKind.get('output') ?? []) {
      const parts = splitReference(reference);
      if (parts.pipeline !== id || (output !== undefined && parts.output !== output)) continue;
      const [from, to] = output === undefined ? [0, id.length] : [id.length + 1, reference.length];
      for (const use of uses) found.push({ at: { unit: unit.key, occurrence: use }, role: use.role, text: reference, from, to });
    }
  }
  return found;
}
