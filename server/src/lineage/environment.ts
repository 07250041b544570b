/**
 * What every pipeline of a workspace may name: parties, purposes, registers, laws and categories
 * of the catalogues and of the built-in knowledge base. One immutable value; it changes only when
 * a catalogue changes, and its identity is part of every cache key.
 */
import { PLACEHOLDER } from '../base/placeholder.ts';
import { resolveLaw } from '../knowledge/citation.ts';
import { buildTaxonomy, type Taxonomy } from '../knowledge/taxonomy.ts';
import type { Bilingual, Evidence, KnowledgeBase, KnownParty, Law, LawArticle, Register } from '../knowledge/types.ts';
import type { Anchor, UnitKey } from '../model/path.ts';
import type { Catalog, Field, OwnRegister, Party, PartyKind, Pipeline, Purpose, SubjectsDecl, Unit } from '../model/pipeline.ts';
import type { PlainMap } from '../model/read.ts';
import { declaredRules, type DeclaredRule } from './declared-rules.ts';
import { lawNarrowing, narrowLaw, type Surroundings } from './narrow-law.ts';
import { ownLaw } from './own-law.ts';
import { factual, narrowBuiltIn, type Narrowed, type Redefinition } from './redefinition.ts';

export interface PartyInfo {
  readonly id: string;
  readonly name: string;
  readonly kind: PartyKind | undefined;
  readonly country: string | undefined;
  /** Whether a kind is stated at all, known or still to be filled in. */
  readonly statesKind: boolean;
  /** Other ids and names for the same party. */
  readonly aliases: readonly string[];
  /** How data may reach it outside the EEA, as declared. */
  readonly transfer: PlainMap | undefined;
  readonly declaration: Anchor | undefined;
}

export interface RegisterInfo {
  readonly id: string;
  readonly title: Bilingual;
  readonly keeper: string | undefined;
  readonly subjects: Pick<SubjectsDecl, 'kind' | 'count' | 'selection'> | undefined;
  readonly collectedFor: readonly string[];
  readonly access: string | undefined;
  /** A statutory route that stands: its users need no further disclosure. */
  readonly standingRoute: Bilingual | undefined;
  readonly secrecy: readonly string[];
  readonly use: string | undefined;
  readonly staysIn: string | undefined;
  readonly retention: string | undefined;
  /** What that period rests on, as a catalogue says. */
  readonly retentionBasis: readonly string[];
  /** Field name → category id. */
  readonly fields: ReadonlyMap<string, string>;
  readonly domain: string;
  /** Where a catalogue declares it; undefined for a built-in register. */
  readonly declaration: Anchor | undefined;
  readonly builtIn: Register | undefined;
}

/** What is known of a cited law. `article` is what the knowledge base knows of the cited article. */
export interface KnownLaw {
  readonly kind: 'known';
  readonly id: string;
  readonly title: Bilingual;
  readonly citation: string;
  readonly status: string;
  readonly validFrom: string | undefined;
  readonly validTo: string | undefined;
  readonly grants: readonly string[];
  readonly covers: readonly string[] | undefined;
  readonly controllers: readonly string[] | undefined;
  readonly reason: Bilingual | undefined;
  readonly evidence: Evidence;
  readonly checkedOn: string | undefined;
  readonly declaration: Anchor | undefined;
  /** A catalogue took every power away: not the same as none on record. */
  readonly grantsNothing: boolean;
  /** The last entry of a catalogue that speaks of this built-in law. */
  readonly narrowing: Anchor | undefined;
}

export type LawReading = KnownLaw | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] } | { readonly kind: 'unknown' } | { readonly kind: 'placeholder' };

/** What of a unit decides what its names mean. */
export type Scope = Pick<Unit, 'key' | 'parties' | 'purposes'>;

export interface Environment {
  readonly base: KnowledgeBase;
  readonly taxonomy: Taxonomy;
  /** Resolves in the unit, then in the catalogues, then among the known parties; an alias counts only where nowhere a party has that id. */
  party(unit: Scope, id: string): PartyInfo | undefined;
  purpose(unit: Scope, id: string): Purpose | undefined;
  register(id: string): RegisterInfo | undefined;
  law(text: string): LawReading;
  partyIds(unit: Scope): readonly string[];
  purposeIds(unit: Scope): readonly string[];
  registerIds(): readonly string[];
  readonly rules: readonly DeclaredRule[];
  /** What catalogues say of something built in that would widen it, and therefore does not count. */
  readonly refused: readonly Redefinition[];
}

const NO_TEXTS: readonly string[] = [];

/** Builds the environment of a workspace from its catalogues, in file order; the first declaration of an id counts. */
export function buildEnvironment(base: KnowledgeBase, catalogs: readonly Catalog[]): Environment {
  const own = new Map<string, { id: string; parent: string; nl?: string; en?: string }>();
  const parties: PartyTable = { ids: new Map(), aliases: new Map() };
  const purposes = new Map<string, Purpose>();
  const registers = new Map<string, RegisterInfo>();
  const laws = new Map<string, KnownLaw>();
  for (const catalog of catalogs) {
    for (const category of catalog.categories.values()) {
      if (category.parent !== undefined && !own.has(category.id)) {
        own.set(category.id, { id: category.id, parent: category.parent, ...(category.nl === undefined ? {} : { nl: category.nl }), ...(category.en === undefined ? {} : { en: category.en }) });
      }
    }
    for (const [id, purpose] of catalog.purposes) if (!purposes.has(id)) purposes.set(id, purpose);
    for (const [id, register] of catalog.registers) if (!registers.has(id) && !id.includes('/')) registers.set(id, ownRegister(register));
    for (const [id, law] of catalog.laws) if (!laws.has(id) && lawNarrowing(law, base) === undefined) laws.set(id, ownLaw(law));
  }
  const known = knownParties(base);
  for (const catalog of catalogs) addParties(parties, factual(catalog.parties.values(), base), catalog.key);
  const builtIn = builtInRegisters(base);
  const taxonomy = buildTaxonomy(base, [...own.values()]);
  const partyKind = (id: string): string | undefined => (parties.ids.get(id) ?? known.ids.get(id) ?? parties.aliases.get(id) ?? known.aliases.get(id))?.kind;
  const narrowed = narrowBuiltIn(base, catalogs, builtIn, { taxonomy, partyKind });
  const readings = new Map<string, LawReading>();
  const scopes = new WeakMap<Scope['parties'], readonly PartyTable[]>();
  const scopesOf = (unit: Scope): readonly PartyTable[] => {
    let found = scopes.get(unit.parties);
    if (found === undefined) scopes.set(unit.parties, (found = [addParties({ ids: new Map(), aliases: new Map() }, unit.parties.values(), unit.key), parties, known]));
    return found;
  };
  return {
    base,
    taxonomy,
    party: (unit, id) => {
      const tables = scopesOf(unit);
      for (const { ids } of tables) if (ids.has(id)) return ids.get(id);
      for (const { aliases } of tables) if (aliases.has(id)) return aliases.get(id);
      return undefined;
    },
    purpose: (unit, id) => unit.purposes.get(id) ?? purposes.get(id),
    register: (id) => narrowed.registers.get(id) ?? registers.get(id) ?? builtIn.get(id),
    law: (text) => {
      let reading = readings.get(text);
      if (reading === undefined) readings.set(text, (reading = text === PLACEHOLDER ? { kind: 'placeholder' } : laws.get(text) ?? readLaw(base, text, narrowed.laws, { taxonomy, partyKind })));
      return reading;
    },
    partyIds: (unit) => scopesOf(unit).flatMap(({ ids, aliases }) => [...ids.keys(), ...aliases.keys()]),
    purposeIds: (unit) => [...unit.purposes.keys(), ...purposes.keys()],
    registerIds: () => [...registers.keys(), ...builtIn.keys()],
    rules: declaredRules(catalogs),
    refused: narrowed.refused,
  };
}

const KINDS: ReadonlySet<string> = new Set<PartyKind>(['public-authority', 'private', 'mixed', 'partnership']);

/** A kind that the format does not know, or that is still to be filled in, is reported as such and proves nothing. */
function kindOf({ kind }: Party | KnownParty): PartyKind | undefined {
  return kind !== undefined && KINDS.has(kind) ? kind : undefined;
}

interface PartyTable {
  readonly ids: Map<string, PartyInfo>;
  readonly aliases: Map<string, PartyInfo>;
}

/** Adds the parties of one unit (or of the knowledge base, which is none) to a table; the first of an id or alias counts. */
function addParties(table: PartyTable, declared: Iterable<Party | KnownParty>, unit?: UnitKey): PartyTable {
  for (const party of declared) {
    const { id, name = id, country, aliases } = party;
    const transfer = 'path' in party ? party.transfer : undefined;
    const info: PartyInfo = { id, name, kind: kindOf(party), statesKind: party.kind !== undefined, country, aliases, transfer, declaration: unit === undefined || !('path' in party) ? undefined : { unit, path: party.path, part: 'key' } };
    if (!table.ids.has(id)) table.ids.set(id, info);
    for (const alias of aliases) if (!table.aliases.has(alias)) table.aliases.set(alias, info);
  }
  return table;
}

const knownTables = new WeakMap<KnowledgeBase, PartyTable>();

function knownParties(base: KnowledgeBase): PartyTable {
  let table = knownTables.get(base);
  if (table === undefined) knownTables.set(base, (table = addParties({ ids: new Map(), aliases: new Map() }, base.parties)));
  return table;
}

const registerTables = new WeakMap<KnowledgeBase, ReadonlyMap<string, RegisterInfo>>();

function builtInRegisters(base: KnowledgeBase): ReadonlyMap<string, RegisterInfo> {
  let table = registerTables.get(base);
  if (table === undefined) {
    table = new Map(base.registers.map((register) => [register.id, {
      id: register.id,
      title: register.title,
      keeper: register.keeper,
      subjects: { kind: register.subjects.kind, count: register.subjects.count, selection: register.subjects.selection },
      collectedFor: register.collectedFor,
      access: register.access,
      standingRoute: register.standingRoute,
      secrecy: register.secrecy,
      use: register.use,
      staysIn: register.staysIn,
      retention: register.retention,
      retentionBasis: NO_TEXTS,
      fields: new Map(register.fields.map((field) => [field.name, field.category])),
      domain: register.domain,
      declaration: undefined,
      builtIn: register,
    }]));
    registerTables.set(base, table);
  }
  return table;
}

function ownRegister(register: OwnRegister): RegisterInfo {
  const title = register.title ?? register.id;
  const categories = new Map<string, string>();
  for (const field of register.fields.values() as Iterable<Field>) if (field.category !== undefined) categories.set(field.name, field.category.id);
  return {
    id: register.id,
    title: { nl: title, en: title },
    keeper: register.keeper?.id,
    subjects: register.subjects,
    collectedFor: register.collectedFor.map((ref) => ref.id),
    access: register.access,
    standingRoute: undefined,
    secrecy: register.secrecy.map((ref) => ref.id),
    use: register.use,
    staysIn: register.staysIn,
    retention: register.retention?.period,
    retentionBasis: register.retention?.basis ?? NO_TEXTS,
    fields: categories,
    domain: register.collectedFor[0]?.id ?? register.id,
    declaration: { unit: register.unit, path: register.path, part: 'key' },
    builtIn: undefined,
  };
}

function readLaw(base: KnowledgeBase, text: string, narrowings: Narrowed['laws'], surroundings: Surroundings): LawReading {
  const found = resolveLaw(base, text);
  if (found.kind === 'ambiguous') return { kind: 'ambiguous', candidates: found.candidates.map((law) => law.id) };
  if (found.kind === 'unknown') return found;
  return narrowLaw(knownLaw(found.law, found.article, found.citation), found, narrowings.get(found.law.id) ?? [], surroundings);
}

function knownLaw(law: Law, article: LawArticle | undefined, citation: string): KnownLaw {
  return {
    kind: 'known',
    id: law.id,
    title: article?.title ?? law.title,
    citation,
    status: article?.status ?? law.status,
    validFrom: article?.validFrom ?? law.validFrom,
    validTo: article?.validTo ?? law.validTo,
    grants: article?.grants ?? [],
    covers: article?.covers,
    controllers: article?.controllers,
    reason: article?.reason,
    evidence: article?.evidence ?? law.evidence,
    checkedOn: law.checkedOn,
    declaration: undefined,
    grantsNothing: false,
    narrowing: undefined,
  };
}

/** Whether a law may be leaned on at `today` (ISO date): in force and within its dates. Status decides before dates. */
export function inForce(law: KnownLaw, today: string): boolean {
  if (law.status !== 'in-force') return false;
  return (law.validFrom === undefined || law.validFrom <= today) && (law.validTo === undefined || today <= law.validTo);
}

/** The controllers of a pipeline as parties, those that resolve. */
export function controllersOf(pipeline: Scope & Pick<Pipeline, 'controllers'>, environment: Environment): readonly PartyInfo[] {
  return pipeline.controllers.flatMap((ref) => environment.party(pipeline, ref.id) ?? []);
}

/** Whether an id, or an alias of it, names a controller of the pipeline. An id that resolves to nothing is compared as it is written. */
export function isController(id: string, pipeline: Pipeline, environment: Environment): boolean {
  const party = (written: string): string => environment.party(pipeline, written)?.id ?? written;
  return pipeline.controllers.some((ref) => party(ref.id) === party(id));
}

/** Whether the keeper of a register is a controller of the pipeline; a municipality is one of the municipalities that keep theirs. */
export function keepsItself(keeper: string, pipeline: Pipeline, environment: Environment): boolean {
  if (isController(keeper, pipeline, environment)) return true;
  const known = environment.base.parties.find(({ id }) => id === keeper);
  if (known?.collective !== true) return false;
  const words = [known.name, known.id, ...known.aliases].map((name) => name.toLowerCase());
  return controllersOf(pipeline, environment).some((party) => [party.name, party.id].some((name) => words.includes(/^\p{L}+/u.exec(name.toLowerCase())?.[0] ?? '')));
}
