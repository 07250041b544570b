/** How a portrait names what it speaks of: sorted ids, parties by name, places by logical path. */
import { byCodeUnit } from '../../base/sorted.ts';
import type { Category } from '../../knowledge/types.ts';
import { inForce, type Scope } from '../../lineage/environment.ts';
import type { FlowNode } from '../../lineage/flow.ts';
import type { FieldFlow, Origin, Profile } from '../../lineage/profile.ts';
import { pathText, type Anchor, type UnitKey } from '../../model/path.ts';
import type { Pipeline, Retention } from '../../model/pipeline.ts';
import { isMap, text, type Ref } from '../../model/read.ts';
import { originKey } from '../../rules/places.ts';
import type { View } from '../../rules/view.ts';
import type { EnvironmentPortrait, LawPortrait, OriginPortrait, PartyPortrait, PeoplePortrait, RetentionPortrait } from './shape.ts';

/** What the parts of a portrait are made from. */
export interface Sitter {
  readonly pipeline: Pipeline;
  readonly view: View;
  /** The id of a unit of the workspace. */
  unitId(key: UnitKey): string;
}

/** Distinct texts in code-unit order. */
export function sorted(values: Iterable<string>): readonly string[] {
  return [...new Set(values)].sort(byCodeUnit);
}

/** A list in the order of a text of its items; equal ones keep their order. */
export function sortedBy<T>(items: Iterable<T>, key: (item: T) => string): readonly T[] {
  return [...items].map((item) => ({ item, by: key(item) })).sort((a, b) => byCodeUnit(a.by, b.by)).map(({ item }) => item);
}

/** The ids of categories, sorted. */
export function idsOf(categories: Iterable<Category>): readonly string[] {
  return sorted([...categories].map(({ id }) => id));
}

/**
 * A party by an id that a file names; what is not known of it is null.
 * @param scope the unit that names it, where that is another pipeline
 */
export function partyOf(id: string, { pipeline, view }: Sitter, scope: Scope = pipeline): PartyPortrait {
  const party = view.environment.party(scope, id);
  return { id: party?.id ?? id, name: party?.name ?? id, kind: party?.kind ?? null, country: party?.country ?? null };
}

/** A law as cited, read on the day of the check. */
export function lawOf(ref: Ref | undefined, { environment, today }: Pick<View, 'environment' | 'today'>): LawPortrait | null {
  if (ref === undefined) return null;
  const law = environment.law(ref.id);
  if (law.kind !== 'known') return { cited: ref.id, id: null, name: null, state: law.kind, inForce: null, status: null };
  return { cited: ref.id, id: law.id, name: law.declaration === undefined ? null : law.title.nl, state: 'known', inForce: inForce(law, today), status: law.status };
}

/** A retention as declared; null where it names no period. */
export function retentionOf(retention: Retention | undefined): RetentionPortrait | null {
  return retention?.period === undefined ? null : { period: retention.period, basis: retention.basis, action: retention.action ?? null };
}

/** The origins of fields, each once. */
export function originsIn(fields: Iterable<FieldFlow>, sitter: Sitter): readonly OriginPortrait[] {
  const found = new Map<string, Origin>();
  for (const field of fields) for (const origin of field.origins) found.set(originKey(origin), origin);
  return sortedBy([...found.values()].map((origin) => ({ pipeline: sitter.unitId(origin.unit), path: pathText(origin.path), field: origin.name })), ({ pipeline, path, field }) => `${pipeline} ${path} ${field}`);
}

/** A place as a path of this pipeline, or with the id of another unit before it. */
export function placeOf({ unit, path }: Anchor, sitter: Sitter): string {
  return unit === sitter.pipeline.key ? pathText(path) : `${sitter.unitId(unit)} ${pathText(path)}`;
}

/** Whom a node is about, with the numbers that are declared. */
export function peopleOf(profile: Profile): readonly PeoplePortrait[] {
  return sortedBy([...profile.subjects].map(([kind, { count }]) => ({ kind, count: count ?? null })), ({ kind }) => kind);
}

/** Where something runs or lands, by an `environment` as it is written; null for anything that is no mapping. */
export function environmentOf(value: unknown, sitter: Sitter): EnvironmentPortrait | null {
  if (!isMap(value)) return null;
  const party = text(value['party']);
  return { kind: text(value['kind']) ?? null, party: party === undefined ? null : partyOf(party, sitter), country: text(value['country']) ?? null };
}

/** The sources of this pipeline behind a node, itself included. */
export function sourcesBehind(node: FlowNode): readonly string[] {
  const seen = new Set<FlowNode>([node]);
  for (const found of seen) for (const input of found.inputs) seen.add(input);
  return sorted([...seen].flatMap((found) => (found.kind === 'source' ? [found.name] : [])));
}
