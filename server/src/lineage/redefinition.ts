/**
 * Entries of catalogues about something that is built in: laws, registers, categories, parties.
 * They can narrow it. What would widen it does not count, and is said here so that it can be told.
 */
import { strictestOf } from '../knowledge/own-categories.ts';
import type { KnowledgeBase } from '../knowledge/types.ts';
import type { Path, UnitKey } from '../model/path.ts';
import type { Catalog, Party } from '../model/pipeline.ts';
import type { RegisterInfo } from './environment.ts';
import { lawExcess, lawNarrowing, type Excess, type LawNarrowing, type Surroundings } from './narrow-law.ts';
import { narrowRegister } from './narrow-register.ts';

/** Part of an entry that does not count, because it would widen what is built in. */
export interface Redefinition {
  readonly unit: UnitKey;
  /** The entry, and below it what does not count; the entry itself where all of it does not. */
  readonly path: Path;
  readonly kind: 'law' | 'register' | 'category' | 'group' | 'party';
  readonly id: string;
  /** As the file says it: `grants: bsn`. */
  readonly what: string;
}

/** What the catalogues make of the built-in laws and registers. */
export interface Narrowed {
  /** By the id of the law. */
  readonly laws: ReadonlyMap<string, readonly LawNarrowing[]>;
  readonly registers: ReadonlyMap<string, RegisterInfo>;
  readonly refused: readonly Redefinition[];
}

/** Lays the catalogues over what is built in, in file order. */
export function narrowBuiltIn(base: KnowledgeBase, catalogs: readonly Catalog[], builtIn: ReadonlyMap<string, RegisterInfo>, surroundings: Surroundings): Narrowed {
  const laws = new Map<string, LawNarrowing[]>();
  const registers = new Map<string, RegisterInfo>();
  const refused: Redefinition[] = [];
  for (const catalog of catalogs) {
    const refuse = (kind: Redefinition['kind'], id: string, path: Path, excess: readonly Excess[]): void => {
      for (const { key, values } of excess) {
        refused.push({ unit: catalog.key, path: [...path, ...key.split('.').filter((part) => part !== '')], kind, id, what: key === '' ? values.join(', ') : `${key}: ${values.join(', ')}` });
      }
    };
    for (const own of catalog.laws.values()) {
      const narrowing = lawNarrowing(own, base);
      if (narrowing === undefined) continue;
      laws.set(narrowing.law.id, [...(laws.get(narrowing.law.id) ?? []), narrowing]);
      refuse('law', own.id, own.path, lawExcess(narrowing, surroundings));
    }
    for (const own of catalog.registers.values()) {
      const known = builtIn.get(own.id);
      if (known === undefined) continue;
      refuse('register', own.id, own.path, narrowRegister(known, own, surroundings.taxonomy).excess);
      registers.set(own.id, narrowRegister(registers.get(own.id) ?? known, own, surroundings.taxonomy).register);
    }
    for (const { id, path, parent } of catalog.categories.values()) {
      if (base.groups.some((group) => group.id === id) && !base.categories.some((category) => category.id === id)) refuse('group', id, path, [{ key: '', values: [id] }]);
      const known = base.categories.find((category) => category.id === id);
      if (known === undefined || parent === undefined || known.parents.includes(parent)) continue;
      const wanted = strictestOf(base, parent);
      const now = strictestOf(base, id, parent);
      // A stricter class counts; a milder one does not, nor a milder role under the same class.
      if (wanted !== undefined && now !== undefined && (wanted.class !== now.class || (wanted.role !== now.role && known.class === now.class))) refuse('category', id, path, [{ key: 'parent', values: [parent] }]);
    }
    for (const party of catalog.parties.values()) {
      const known = base.parties.find(({ id }) => id === party.id);
      if (known === undefined) continue;
      if (party.kind !== undefined && party.kind !== known.kind) refuse('party', party.id, party.path, [{ key: 'kind', values: [party.kind] }]);
      if (party.country !== undefined && party.country !== known.country) refuse('party', party.id, party.path, [{ key: 'country', values: [party.country] }]);
    }
  }
  return { laws, registers, refused };
}

/** Parties of a catalogue; of a built-in one, kind and country stay what they are. */
export function factual(parties: Iterable<Party>, base: KnowledgeBase): readonly Party[] {
  return [...parties].map((party) => {
    const known = base.parties.find(({ id }) => id === party.id);
    return known === undefined ? party : { ...party, kind: known.kind, country: known.country };
  });
}
