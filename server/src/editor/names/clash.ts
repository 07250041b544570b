/** Whether a new name is free everywhere the old one goes. */
import { fileOf, type UnitKey } from '../../model/path.ts';
import type { BilingualText } from '../../messages/template.ts';
import { rulesOf } from '../../rules/own/rule-set.ts';
import type { Workspace } from '../../service/workspace.ts';
import { same } from '../rename-refusals.ts';
import { stopsNaming } from './field-uses.ts';
import type { Thing } from './thing.ts';
import { namesOf } from './unit-names.ts';
import type { Use } from './uses.ts';

const BUILT_IN: BilingualText = { nl: 'grondslag heeft zelf iets wat zo heet', en: 'grondslag itself has something of that name' };

/** A place where a name is taken, in words. */
export interface Clash {
  readonly place: BilingualText;
  /** A join may tell the two apart by the names of its inputs: whether all still means the same is to be seen. */
  readonly mayPass: boolean;
}

/** Where the name is taken; undefined where it is free. */
export function clashOf(thing: Thing, name: string, uses: readonly Use[], workspace: Workspace): Clash | undefined {
  const place = placeOfClash(thing, name, uses, workspace);
  if (place !== undefined) return { place, mayPass: false };
  return thing.kind === 'field' || thing.kind === 'node' ? fieldClash(thing, name, workspace) : undefined;
}

function placeOfClash(thing: Thing, name: string, uses: readonly Use[], workspace: Workspace): BilingualText | undefined {
  const { environment } = workspace;
  switch (thing.kind) {
    case 'field': return undefined;
    case 'node': return inUnit(thing.unit, name, 'node', workspace);
    case 'own-output': return inUnit(thing.unit, name, 'own-output', workspace);
    case 'unit': {
      for (const unit of workspace.allUnits()) if (unit.id === name) return same(fileOf(unit.key));
      return undefined;
    }
    case 'purpose': {
      if (environment.base.matrix.kinds.some(({ id }) => id === name)) return BUILT_IN;
      const units = new Set([thing.unit, ...uses.flatMap(({ at }) => ('unit' in at ? [at.unit] : []))]);
      for (const key of units) {
        const unit = workspace.unit(key);
        const taken = unit && environment.purpose(unit, name);
        if (taken !== undefined) return same(fileOf(taken.unit));
      }
      return undefined;
    }
    case 'party': {
      if (['public-authority', 'private', 'mixed', 'partnership'].includes(name)) return BUILT_IN;
      for (const unit of workspace.allUnits()) {
        const party = environment.party(unit, name);
        // What somebody may call a party of the knowledge base is free as long as nobody does.
        const isFree = party?.declaration === undefined && party?.id !== name && namesOf(unit, workspace).byKind.get('party')?.has(name) !== true;
        if (party !== undefined && !isFree) return party.declaration === undefined ? BUILT_IN : same(fileOf(party.declaration.unit));
      }
      return undefined;
    }
    case 'register': {
      const register = environment.register(name);
      return register && (register.declaration === undefined ? BUILT_IN : same(fileOf(register.declaration.unit)));
    }
    case 'category': return environment.taxonomy.get(name) !== undefined || environment.taxonomy.isGroup(name) ? declaredOr(name, 'category', workspace) : undefined;
    case 'law': return environment.law(name).kind === 'unknown' ? undefined : declaredOr(name, 'law', workspace);
    case 'rule': return rulesOf(environment).byId(name) !== undefined ? declaredOr(name, 'rule', workspace) : undefined;
    default: return BUILT_IN;
  }
}

/** The catalogue that declares a name, else the program. */
function declaredOr(name: string, kind: 'category' | 'law' | 'rule', workspace: Workspace): BilingualText {
  for (const key of workspace.link().catalogs) {
    const unit = workspace.unit(key);
    if (unit !== undefined && namesOf(unit, workspace).byKind.get(kind)?.get(name)?.some(({ role }) => role === 'declaration') === true) return same(fileOf(key));
  }
  return BUILT_IN;
}

function inUnit(key: UnitKey, name: string, kind: 'node' | 'own-output', workspace: Workspace): BilingualText | undefined {
  const unit = workspace.unit(key);
  return unit !== undefined && namesOf(unit, workspace).byKind.get(kind)?.has(name) === true ? same(fileOf(key)) : undefined;
}

/** A field of the new name wherever the old one is carried, under its own name or behind that of an input. */
function fieldClash(thing: Extract<Thing, { kind: 'field' | 'node' }>, name: string, workspace: Workspace): Clash | undefined {
  let soft: Clash | undefined;
  for (const { stop, from, to } of stopsNaming(thing, workspace)) {
    if (stop.kind === 'register') {
      if (workspace.environment.register(stop.register)?.fields.has(name) === true) return { place: same(stop.register), mayPass: false };
      continue;
    }
    const { fields, group } = stop;
    const old = fields.names.get(group) ?? '';
    const wanted = old.slice(0, from) + name + old.slice(to);
    const holdsBoth = ({ groups }: (typeof fields.nodes)[number]): boolean => groups.get(old) === group && groups.has(wanted);
    // Only where the two first meet: what comes after has them both from there.
    const node = fields.nodes.find((candidate) => holdsBoth(candidate) && !candidate.inputs.some((input) => holdsBoth(fields.nodes[input]!)));
    if (node === undefined) continue;
    const place = { nl: `«${node.name}» in ${fileOf(fields.unit)} heeft al een veld dat zo heet`, en: `“${node.name}” in ${fileOf(fields.unit)} has a field of that name` };
    if (!node.isJoin) return { place, mayPass: false };
    soft ??= { place, mayPass: true };
  }
  return soft;
}
