/**
 * What a source brings: the fields it declares, its register or the other pipeline's output, and
 * the conditions that travel along (secrecy, use restriction, collected purposes, retention).
 */
import { PLACEHOLDER } from '../base/placeholder.ts';
import type { Category } from '../knowledge/types.ts';
import type { Anchor } from '../model/path.ts';
import type { Field, Output, Pipeline, Purpose, Source } from '../model/pipeline.ts';
import { text } from '../model/read.ts';
import type { Environment, PartyInfo, RegisterInfo, Scope } from './environment.ts';
import type { BrokenReference } from './flow.ts';
import { uniteLists } from './merge-fields.ts';
import { EMPTY_PROFILE, hasRows, UNKNOWN_PROFILE, type Collected, type FieldFlow, type Origin, type Profile, type Selection, type SubjectGroup, unite } from './profile.ts';
import { exportBound, shorter, sourceBound } from './retention.ts';

/** What a pipeline offers others at one of its outputs. */
export interface Export {
  /** What consumers may ask of the producer itself. */
  readonly pipeline: Pick<Pipeline, 'id' | 'key' | 'controllers' | 'processors' | 'environment' | 'parties' | 'purposes'>;
  readonly output: Output;
  readonly profile: Profile;
  readonly purposes: readonly Purpose[];
}

/** What `pipeline/output` turned out to be; `unreadable` and `cycle` are reported at their root, not here. */
export type Upstream = { readonly kind: 'export'; readonly value: Export } | { readonly kind: 'missing'; readonly candidates: readonly string[] } | { readonly kind: 'cycle' } | { readonly kind: 'unreadable' };

export interface Supply {
  readonly profile: Profile;
  readonly register: RegisterInfo | undefined;
  readonly party: PartyInfo | undefined;
  readonly upstream: Export | undefined;
}

const NO_CATEGORIES: readonly Category[] = [];

/** Resolves a source and computes its profile. */
export function supplyOf(pipeline: Pipeline, source: Source, environment: Environment, upstream: (reference: string) => Upstream, broken: BrokenReference[]): Supply {
  const at: Anchor = { unit: pipeline.key, path: source.path, part: 'key' };
  const party = source.party === undefined ? undefined : environment.party(pipeline, source.party.id);
  if (source.party !== undefined && party === undefined) broken.push({ what: 'party', ref: source.party, candidates: environment.partyIds(pipeline) });
  if (source.output !== undefined) {
    const found = upstream(source.output.id);
    if (found.kind === 'missing') broken.push({ what: 'output', ref: source.output, candidates: found.candidates });
    if (found.kind !== 'export') return { profile: UNKNOWN_PROFILE, register: undefined, party, upstream: undefined };
    return { profile: fromExport(pipeline, source, at, found.value, environment, broken), register: undefined, party, upstream: found.value };
  }
  const register = source.register === undefined ? undefined : environment.register(source.register.id);
  if (source.register !== undefined && register === undefined) {
    broken.push({ what: 'register', ref: source.register, candidates: environment.registerIds() });
    return { profile: { ...UNKNOWN_PROFILE, fields: declaredFields(pipeline, source, undefined, environment, []) }, register, party, upstream: undefined };
  }
  return { profile: ownProfile(pipeline, source, at, register, party, environment, broken), register, party, upstream: undefined };
}

function ownProfile(pipeline: Pipeline, source: Source, at: Anchor, register: RegisterInfo | undefined, party: PartyInfo | undefined, environment: Environment, broken: BrokenReference[]): Profile {
  const keeper = register?.keeper ?? party?.id;
  const kinds = collectedKinds(pipeline, source, register, at, environment, broken);
  const fields = declaredFields(pipeline, source, register, environment, broken);
  const subjects = source.subjects?.kind ?? register?.subjects?.kind ?? unstatedSubjects(fields);
  const domain = register?.domain ?? [...kinds.keys()][0];
  const use = source.use ?? register?.use;
  return {
    ...EMPTY_PROFILE,
    fields,
    subjects: new Map<string, SubjectGroup>([[subjects, { at, count: source.subjects?.count ?? register?.subjects?.count }]]),
    selection: selectionOf(source.subjects?.selection ?? register?.subjects?.selection),
    secrecy: witnessed([...(register?.secrecy ?? []), ...source.secrecy.map((ref) => ref.id)], at),
    uses: witnessed(use === undefined || use === PLACEHOLDER ? [] : [use], at),
    collected: kinds,
    retention: sourceBound(source, register, at, environment),
    parties: witnessed(keeper === undefined ? [] : [keeper], at),
    registers: witnessed(register === undefined ? [] : [register.id], at),
    domains: witnessed(domain === undefined ? [] : [domain], at),
    staysIn: witnessed(register?.staysIn === undefined ? [] : [register.staysIn], at),
  };
}

/** A source that does not say whom it is about is about persons, unless nothing in it can be. */
function unstatedSubjects(fields: ReadonlyMap<string, FieldFlow>): string {
  return [...fields.values()].some((field) => field.unknown || field.categories.some((category) => category.class !== 'none')) ? 'unstated' : 'objects';
}

function selectionOf(text: string | undefined): Selection {
  return text === 'signal' || text === 'sample' ? text : 'all';
}

function witnessed(values: readonly string[], at: Anchor): ReadonlyMap<string, Anchor> {
  return values.length === 0 ? EMPTY_PROFILE.secrecy : new Map(values.map((value) => [value, at]));
}

/** The purposes of the original collection, as kinds; a purpose id counts by its kind. */
function collectedKinds(pipeline: Pipeline, source: Source, register: RegisterInfo | undefined, at: Anchor, environment: Environment, broken: BrokenReference[]): ReadonlyMap<string, Collected> {
  const kinds = new Map<string, Collected>();
  const known = environment.base.matrix.kinds;
  const add = (id: string, where: Anchor): boolean => {
    const purpose = known.some((kind) => kind.id === id) ? undefined : environment.purpose(pipeline, id);
    const kind = purpose === undefined ? id : purpose.kind;
    if (purpose === undefined && !known.some((candidate) => candidate.id === id)) return false;
    if (kind !== undefined && !kinds.has(kind)) kinds.set(kind, { kind, purpose: purpose?.id, at: where, distance: 0, original: true });
    return true;
  };
  if (source.collectedFor.length === 0) for (const id of register?.collectedFor ?? []) add(id, at);
  for (const ref of source.collectedFor) {
    const found = add(ref.id, { unit: pipeline.key, path: ref.path, part: 'value' });
    if (!found && ref.id !== PLACEHOLDER) broken.push({ what: 'purpose', ref, candidates: [...known.map((kind) => kind.id), ...environment.purposeIds(pipeline)] });
  }
  return kinds;
}

function declaredFields(pipeline: Pipeline, source: Source, register: RegisterInfo | undefined, environment: Environment, broken: BrokenReference[]): ReadonlyMap<string, FieldFlow> {
  const fields = new Map<string, FieldFlow>();
  if (source.fields === undefined) {
    for (const [name, id] of register?.fields ?? []) {
      const categories = environment.taxonomy.members(id);
      fields.set(name, fieldFlow(name, categories, categories.length === 0, { unit: pipeline.key, path: source.path, name, categories, field: undefined }));
    }
    return fields;
  }
  for (const field of source.fields.values()) {
    const registered = register?.fields.get(field.name);
    if (field.category === undefined && register !== undefined && registered === undefined) {
      broken.push({ what: 'field', ref: { id: field.name, path: field.path }, candidates: [...register.fields.keys()] });
    }
    const categories = categoriesOf(field, registered, environment);
    fields.set(field.name, fieldFlow(field.name, categories, categories.length === 0 && field.category?.id !== PLACEHOLDER, { unit: pipeline.key, path: field.path, name: field.name, categories, field }));
  }
  return fields;
}

/** A declared category, what it is said to contain, or the register's own category for that field. */
function categoriesOf(field: Field, registered: string | undefined, environment: Environment): readonly Category[] {
  const id = field.category?.id ?? registered;
  // A group may stand where a category may: then the field holds all its members.
  const own = id === undefined ? NO_CATEGORIES : environment.taxonomy.members(id);
  if (own.length === 0 || field.contains.length === 0) return own;
  const contained = field.contains.flatMap((ref) => environment.taxonomy.members(ref.id));
  return [...new Set([...own, ...contained])];
}

function fieldFlow(name: string, categories: readonly Category[], unknown: boolean, origin: Origin): FieldFlow {
  return { name, categories, unknown, scale: 'individual', origins: [origin], pseudonym: undefined, publicRole: origin.field?.publicRole ?? false, redacted: false, score: false };
}

/** Another pipeline's output as a source: its fields keep their origins, and its purpose counts as collected too. */
function fromExport(pipeline: Pipeline, source: Source, at: Anchor, value: Export, environment: Environment, broken: BrokenReference[]): Profile {
  const profile = value.profile;
  const collected = new Map<string, Collected>();
  for (const item of profile.collected.values()) collected.set(item.kind, { ...item, distance: item.distance + 1 });
  for (const purpose of value.purposes) {
    if (purpose.kind !== undefined && !collected.has(purpose.kind)) {
      collected.set(purpose.kind, { kind: purpose.kind, purpose: purpose.id, at: { unit: purpose.unit, path: purpose.path, part: 'key' }, distance: 1, original: false });
    }
  }
  const subjects = source.subjects?.kind;
  return {
    ...profile,
    fields: source.fields === undefined ? profile.fields : selectFields(pipeline, source, profile, environment, broken),
    subjects: subjects === undefined ? profile.subjects : unite(new Map<string, SubjectGroup>([[subjects, { at, count: source.subjects?.count }]]), profile.subjects),
    selection: source.subjects?.selection === undefined ? profile.selection : selectionOf(source.subjects.selection),
    secrecy: unite(releasedSecrecy(value, pipeline, environment), witnessed(source.secrecy.map((ref) => ref.id), at)),
    uses: source.use === undefined ? profile.uses : unite(profile.uses, witnessed([source.use], at)),
    collected,
    retention: shorter(sourceBound(source, undefined, at, environment), exportBound(value.pipeline, value.output, value.purposes, profile.retention, environment)),
    staysIn: unite(profile.staysIn, labelWhere(value)),
  };
}

/** The closed environment in which the producer made the data, where they may not leave it unchecked. */
function labelWhere({ pipeline, output, profile }: Export): Profile['staysIn'] {
  const label = closedLabel(output.environment) ?? closedLabel(pipeline.environment);
  return label === undefined || mayLeave(output, profile) ? EMPTY_PROFILE.staysIn : new Map([[label, { unit: pipeline.key, path: output.path, part: 'key' as const }]]);
}

/** The label of a closed environment, or undefined for an open one. */
export function closedLabel(environment: Pipeline['environment']): string | undefined {
  const label = text(environment?.['staysIn']);
  return label === PLACEHOLDER ? undefined : label;
}

/**
 * Whether an output may leave the closed environment that its own maker set up: somebody checked it, or it holds verified groups and
 * nothing else. Where the keeper of a register says where its data stay, groups too leave only when they were checked.
 */
export function mayLeave(output: Output, profile: Profile): boolean {
  if (output.released !== undefined) return true;
  return profile.grouping?.verified === true && !hasRows(profile);
}

/** Secrecy that the producer released for this pipeline's controllers does not travel on. */
function releasedSecrecy(value: Export, consumer: Pipeline, environment: Environment): Profile['secrecy'] {
  if (value.profile.secrecy.size === 0) return value.profile.secrecy;
  const party = (scope: Scope, id: string): string => environment.party(scope, id)?.id ?? id;
  const own = consumer.controllers.map(({ id }) => party(consumer, id));
  const kept = [...value.profile.secrecy].filter(([regime]) => !isReleased(value.output, regime, own, (id) => party(value.pipeline, id)));
  return kept.length === value.profile.secrecy.size ? value.profile.secrecy : new Map(kept);
}

/**
 * Whether an output lifts a secrecy duty for one of these parties: an entry names the regime, an article
 * and one of them. An entry without a recipient holds for whoever receives the output, where that is one party.
 * @param parties ids of parties
 * @param idOf the id of the party that goes by a name
 */
export function isReleased({ release, recipients }: Output, regime: string, parties: readonly string[], idOf: (name: string) => string): boolean {
  return release.some((entry) => entry.article !== undefined && (entry.regime === regime || entry.regime === PLACEHOLDER)
    && (entry.recipient === undefined ? recipients.length < 2 : entry.recipient === PLACEHOLDER || parties.includes(idOf(entry.recipient))));
}

function selectFields(pipeline: Pipeline, source: Source, profile: Profile, environment: Environment, broken: BrokenReference[]): ReadonlyMap<string, FieldFlow> {
  const fields = new Map<string, FieldFlow>();
  for (const field of source.fields!.values()) {
    const from = profile.fields.get(field.name);
    if (from === undefined) {
      if (!profile.unknown) broken.push({ what: 'field', ref: { id: field.name, path: field.path }, candidates: [...profile.fields.keys()] });
      const categories = categoriesOf(field, undefined, environment);
      fields.set(field.name, fieldFlow(field.name, categories, true, { unit: pipeline.key, path: field.path, name: field.name, categories, field }));
      continue;
    }
    fields.set(field.name, field.category === undefined ? from : refine(from, field, environment));
  }
  return fields;
}

/** A consumer may name a category for a field whose producer left it unknown, and may add to it; it cannot make it milder. */
function refine(from: FieldFlow, field: Field, environment: Environment): FieldFlow {
  const declared = categoriesOf(field, undefined, environment);
  if (declared.length === 0) return from;
  if (from.unknown || from.categories.length === 0) return { ...from, categories: declared, unknown: false };
  const added = declared.filter((category) => category.class !== 'none');
  // What a consumer says of a pseudonym is what it stands for: the values are no plainer for it.
  if (from.pseudonym !== undefined) return { ...from, pseudonym: { ...from.pseudonym, of: uniteLists(from.pseudonym.of, added.filter((category) => !from.categories.includes(category))) } };
  return { ...from, categories: uniteLists(from.categories, added) };
}
