/**
 * What is known of the data at one node of the graph. Everything in a profile is symbolic (anchors,
 * no offsets) and bounded: a set is kept as "value → the first place it came from" (its witness),
 * so that a chain of ten thousand pipelines carries no more than a chain of two.
 */
import type { Category } from '../knowledge/types.ts';
import type { Anchor, Path, UnitKey } from '../model/path.ts';
import type { Field } from '../model/pipeline.ts';

export type Level = 'direct' | 'quasi' | 'pseudonymous' | 'aggregated' | 'anonymous' | 'non-personal';

/** From most to least identifying. */
export const LEVELS: readonly Level[] = ['direct', 'quasi', 'pseudonymous', 'aggregated', 'anonymous', 'non-personal'];

/** Whether rows are one person or thing each, groups, or shown to be anonymous. */
export type Scale = 'individual' | 'group' | 'anonymous';

/** A source field that data came from: where it is declared, in whatever file. */
export interface Origin {
  readonly unit: UnitKey;
  /** `sources.x.fields.y`, or `sources.x` where a register or output brings all its fields. */
  readonly path: Path;
  readonly name: string;
  readonly categories: readonly Category[];
  /** The declaration, for recorded answers; absent for fields a register brings. */
  readonly field: Field | undefined;
}

/** What values of a field stand for; where others of its values are plain, its categories say what those are. */
export interface Pseudonym {
  /** The categories it stands for. */
  readonly of: readonly Category[];
  readonly method: string | undefined;
  /** False for a plain hash, which can be reversed by trying all values. */
  readonly strong: boolean;
  readonly keyHolder: string | undefined;
  readonly domain: string | undefined;
  readonly at: Anchor;
}

export interface FieldFlow {
  readonly name: string;
  readonly categories: readonly Category[];
  /** Its category is not known: it counts as unknown, not as harmless. */
  readonly unknown: boolean;
  readonly scale: Scale;
  readonly origins: readonly Origin[];
  readonly pseudonym: Pseudonym | undefined;
  readonly publicRole: boolean;
  /** Cleaned by `redact`. */
  readonly redacted: boolean;
  /** Made by a `score` step somewhere on the way. */
  readonly score: boolean;
}

/** Whether rows were narrowed: to those that a concrete signal points at, to a random sample, or not at all. */
export type Selection = 'all' | 'sample' | 'signal';

/** How rows became groups. */
export interface Grouping {
  readonly at: Anchor;
  readonly minGroupSize: number | undefined;
  /** A group size was declared, or the keeper checked the output. */
  readonly verified: boolean;
}

/** A purpose for which data on the way here were collected or passed on. */
export interface Collected {
  readonly kind: string;
  readonly purpose: string | undefined;
  /** Where that purpose is stated. */
  readonly at: Anchor;
  /** How many borders between pipelines it crossed to get here; `trace.ts` finds which. */
  readonly distance: number;
  /** Whether it is the original collection, and not the purpose of a pipeline on the way. */
  readonly original: boolean;
}

export interface SubjectGroup {
  readonly at: Anchor;
  readonly count: number | undefined;
}

/** The longest that what came in may be kept. */
export interface RetentionBound {
  readonly period: string;
  readonly days: number;
  readonly at: Anchor;
  /** The source or output (`pipeline/output`) that sets it. */
  readonly from: string;
  /** Set by a law, as far as that is on record. */
  readonly statutory: boolean;
}

export type Witnessed = ReadonlyMap<string, Anchor>;

export interface Profile {
  readonly fields: ReadonlyMap<string, FieldFlow>;
  /** Other names under which a key field may still be named after a join. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Something on the way could not be known; rules stay silent about what may be missing. */
  readonly unknown: boolean;
  readonly subjects: ReadonlyMap<string, SubjectGroup>;
  readonly selection: Selection;
  readonly grouping: Grouping | undefined;
  readonly secrecy: Witnessed;
  /** Absorbing restrictions `statistics-only`, `research-only`. */
  readonly uses: Witnessed;
  readonly collected: ReadonlyMap<string, Collected>;
  readonly retention: RetentionBound | undefined;
  readonly parties: Witnessed;
  readonly registers: Witnessed;
  /** Walks of life the data come from (a register's domain, else the purpose of collection). */
  readonly domains: Witnessed;
  readonly staysIn: Witnessed;
}

const NONE: ReadonlyMap<string, never> = new Map<string, never>();

export const EMPTY_PROFILE: Profile = {
  fields: NONE, aliases: NONE, unknown: false, subjects: NONE, selection: 'all', grouping: undefined,
  secrecy: NONE, uses: NONE, collected: NONE, retention: undefined, parties: NONE, registers: NONE, domains: NONE, staysIn: NONE,
};

/** Stands for what could not be resolved: no fields are known, and no rule may conclude from their absence. */
export const UNKNOWN_PROFILE: Profile = { ...EMPTY_PROFILE, unknown: true };

/** The union of two witnessed sets; the first witness stays. Returns `a` itself when `b` adds nothing. */
export function unite<T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  if (b.size === 0 || a === b) return a;
  if (a.size === 0) return b;
  let result: Map<string, T> | undefined;
  for (const [key, value] of b) {
    if (!a.has(key)) (result ??= new Map(a)).set(key, value);
  }
  return result ?? a;
}

/** Whether some of it is still one person or thing per row: what sticks to rows cannot have come off then. */
export function hasRows(profile: Profile): boolean {
  for (const field of profile.fields.values()) if (field.scale === 'individual') return true;
  return false;
}

/** The field of that name, also under a name that a join took away. */
export function fieldOf(profile: Profile, name: string): FieldFlow | undefined {
  return profile.fields.get(name) ?? profile.fields.get(profile.aliases.get(name) ?? name);
}
