/** What a name stands for: one thing, whatever file it is named in. */
import { splitReference } from '../../lineage/link.ts';
import type { UnitKey } from '../../model/path.ts';
import type { Unit } from '../../model/pipeline.ts';
import { ruleById } from '../../rules/registry.ts';
import type { Workspace } from '../../service/workspace.ts';
import type { FieldStop } from './field-walk.ts';
import type { NameUse } from './unit-names.ts';

export type Thing =
  | { readonly kind: 'field'; readonly stop: FieldStop; readonly name: string }
  /** A source or step, an output, or a pipeline or catalogue itself. */
  | { readonly kind: 'node'; readonly unit: UnitKey; readonly name: string }
  | { readonly kind: 'own-output' | 'unit'; readonly unit: UnitKey; readonly name: string }
  /** A purpose, by the unit that declares it. */
  | { readonly kind: 'purpose'; readonly unit: UnitKey; readonly name: string }
  /** A party; its name here may be one of its other names. */
  | { readonly kind: 'party'; readonly id: string; readonly name: string }
  | { readonly kind: 'law' | 'register' | 'category' | 'purpose-kind' | 'ground' | 'principle' | 'secrecy' | 'rule'; readonly id: string; readonly name: string };

/** Kinds of parties, which stand where a party may. */
const PARTY_KINDS: ReadonlySet<string> = new Set(['public-authority', 'private', 'mixed', 'partnership']);

/** What a name in a unit stands for; undefined for one that stands for nothing. The two parts of `pipeline/output` are told by `resolveOutput`. */
export function resolveName({ kind, id, path }: Pick<NameUse, 'kind' | 'id' | 'path'>, unit: Unit, workspace: Workspace): Thing | undefined {
  const { environment } = workspace;
  switch (kind) {
    case 'node': return { kind, unit: unit.key, name: id };
    case 'own-output':
    case 'unit': return { kind, unit: unit.key, name: id };
    case 'output':
    case 'ground-block': return undefined;
    case 'register-field': return { kind: 'field', stop: { kind: 'register', register: path[1] ?? '', name: id }, name: id };
    case 'party-or-kind': return PARTY_KINDS.has(id) ? undefined : { kind: 'party', id: environment.party(unit, id)?.id ?? id, name: id };
    case 'party': return { kind, id: environment.party(unit, id)?.id ?? id, name: id };
    case 'party-alias': return { kind: 'party', id: path[1] ?? id, name: id };
    case 'purpose':
    case 'purpose-or-kind': {
      if (kind === 'purpose-or-kind' && environment.base.matrix.kinds.some((known) => known.id === id)) return { kind: 'purpose-kind', id, name: id };
      const declaring = environment.purpose(unit, id)?.unit ?? (path[2] === 'compatibility' ? upstreamPurpose(unit.key, id, workspace) : undefined);
      return declaring === undefined ? undefined : { kind: 'purpose', unit: declaring, name: id };
    }
    case 'law': {
      const reading = environment.law(id);
      return { kind, id: reading.kind === 'known' ? reading.id : id, name: id };
    }
    default: return { kind, id, name: id };
  }
}

/** The purpose of a pipeline further up whose data come here: the use they were collected for may be named by its id. */
function upstreamPurpose(unit: UnitKey, id: string, workspace: Workspace): UnitKey | undefined {
  const { reads } = workspace.link();
  const open = new Set(reads.get(unit));
  for (const key of open) {
    if (workspace.unit(key)?.purposes.has(id) === true) return key;
    for (const next of reads.get(key) ?? []) open.add(next);
  }
  return undefined;
}

/** The pipeline and the output that `pipeline/output` names, as far as there are such. */
export function resolveOutput(reference: string, workspace: Workspace): { readonly pipeline: Thing | undefined; readonly output: Thing | undefined; readonly slash: number } {
  const { pipeline, output } = splitReference(reference);
  const unit = workspace.link().pipelines.get(pipeline);
  return {
    pipeline: unit === undefined ? undefined : { kind: 'unit', unit, name: pipeline },
    output: unit === undefined || output === '' ? undefined : { kind: 'own-output', unit, name: output },
    slash: pipeline.length,
  };
}

/** Whether the program itself brings a thing: nobody can give it another name. */
export function isBuiltIn(thing: Thing, workspace: Workspace): boolean {
  const { base } = workspace.environment;
  switch (thing.kind) {
    // A party that files declare is theirs, also where the program knows one that may be called so.
    case 'party': return base.parties.some(({ id, aliases }) => id === thing.id || (aliases.includes(thing.name) && !isDeclared(thing.id, workspace)));
    case 'register': return base.registers.some(({ id }) => id === thing.id);
    case 'category': return base.categories.some(({ id }) => id === thing.id) || base.groups.some(({ id }) => id === thing.id);
    case 'law': return base.laws.some(({ id }) => id === thing.id);
    case 'rule': return ruleById(thing.id) !== undefined;
    case 'purpose-kind':
    case 'ground':
    case 'principle':
    case 'secrecy': return true;
    default: return false;
  }
}

function isDeclared(party: string, workspace: Workspace): boolean {
  for (const unit of workspace.allUnits()) if (unit.parties.has(party)) return true;
  return false;
}
