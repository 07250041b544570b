/**
 * What one unit declares, as data: no offsets, no text. Every declaration knows its logical path,
 * so that a span can be found in the newest syntax tree whenever it is needed.
 */
import type { FileId } from '../text/source-file.ts';
import type { OwnLaw } from './own-law.ts';
import type { OwnRule } from './own-rule.ts';
import type { Path, UnitKey } from './path.ts';
import type { PlainMap, Ref } from './read.ts';

export type PartyKind = 'public-authority' | 'private' | 'mixed' | 'partnership';

export interface Party {
  readonly id: string;
  readonly path: Path;
  readonly name: string | undefined;
  readonly kind: PartyKind | undefined;
  readonly country: string | undefined;
  readonly aliases: readonly string[];
  readonly transfer: PlainMap | undefined;
}

export interface GroundDecl {
  readonly path: Path;
  /** As written: `6(1)(e)`. */
  readonly article: string | undefined;
  readonly law: Ref | undefined;
  readonly consent: PlainMap | undefined;
  /** All keys as written, for the evidence that no rule reads by name. */
  readonly all: PlainMap;
}

export interface SpecialDecl {
  readonly path: Path;
  readonly categories: readonly Ref[];
  /** As written: `9(2)(g)`. */
  readonly article: string | undefined;
  readonly law: Ref | undefined;
  readonly secrecyDuty: boolean | undefined;
}

export interface CompatibilityDecl {
  readonly path: Path;
  /** A purpose kind or a purpose id. */
  readonly from: string | undefined;
  readonly outcome: string | undefined;
  readonly law: Ref | undefined;
  /** Which of the five answers, `by` and `date` are given. */
  readonly answers: ReadonlySet<string>;
}

export interface Purpose {
  readonly id: string;
  readonly unit: UnitKey;
  readonly path: Path;
  readonly description: string | undefined;
  readonly kind: string | undefined;
  readonly ground: GroundDecl | undefined;
  readonly special: readonly SpecialDecl[];
  readonly criminal: { readonly path: Path; readonly law: Ref | undefined; readonly received: Ref | undefined; readonly partnership: boolean } | undefined;
  readonly bsn: { readonly path: Path; readonly law: Ref | undefined } | undefined;
  readonly covers: readonly Ref[] | undefined;
  readonly compatibility: readonly CompatibilityDecl[];
  readonly retention: Retention | undefined;
  /** Everything as written: research, selection, weighing, children, security, contact, monitoring, evidence. */
  readonly all: PlainMap;
}

export interface Retention {
  readonly path: Path;
  /** ISO-8601 as written, or undefined when only other keys are given. */
  readonly period: string | undefined;
  readonly basis: readonly string[];
  readonly action: string | undefined;
}

export interface InferenceAnswer {
  readonly answer: string | undefined;
  readonly reason: string | undefined;
  readonly by: string | undefined;
  readonly date: string | undefined;
}

export interface Field {
  readonly name: string;
  readonly path: Path;
  /** The category as written, or undefined when the field only selects. */
  readonly category: Ref | undefined;
  readonly contains: readonly Ref[];
  readonly inference: ReadonlyMap<string, InferenceAnswer>;
  readonly publicRole: boolean;
  readonly definition: string | undefined;
  readonly standard: string | undefined;
}

export interface SubjectsDecl {
  readonly path: Path;
  readonly kind: string | undefined;
  readonly count: number | undefined;
  readonly selection: string | undefined;
}

export interface Authorisation {
  readonly path: Path;
  readonly decision: string | undefined;
  readonly fields: readonly Ref[];
  readonly purposes: readonly Ref[];
  readonly validUntil: string | undefined;
}

export interface Source {
  readonly name: string;
  readonly path: Path;
  readonly register: Ref | undefined;
  /** `pipeline/output`. */
  readonly output: Ref | undefined;
  readonly party: Ref | undefined;
  /** Undefined when the key is absent: then a register or an output brings its own fields. */
  readonly fields: ReadonlyMap<string, Field> | undefined;
  readonly collectedFor: readonly Ref[];
  readonly disclosure: { readonly path: Path; readonly law: Ref | undefined; readonly agreement: string | undefined } | undefined;
  readonly authorisation: Authorisation | undefined;
  readonly secrecy: readonly Ref[];
  readonly use: string | undefined;
  readonly subjects: SubjectsDecl | undefined;
  readonly retention: Retention | undefined;
  readonly location: string | undefined;
  readonly all: PlainMap;
}

export type Verb =
  | 'join' | 'union' | 'select' | 'drop' | 'filter' | 'derive' | 'generalise' | 'pseudonymise'
  | 'redact' | 'aggregate' | 'anonymise' | 'smpc' | 'score' | 'decide'
  | 'unreadable'; // The verb is missing or mistyped: the step is there, and what it makes is not known.

export interface DerivedField {
  readonly name: string;
  readonly path: Path;
  readonly uses: readonly Ref[];
  readonly category: Ref | undefined;
}

export interface Measure {
  readonly name: string;
  readonly path: Path;
  readonly function: string;
  /** Undefined for `count`. */
  readonly field: Ref | undefined;
}

/** A field that keeps or gets another name or category: `{new: old}`, `{field: category}`. */
export interface Mapping {
  readonly name: string;
  readonly to: Ref;
}

export interface Step {
  readonly name: string;
  readonly path: Path;
  readonly verb: Verb;
  /** Path of the verb's key, or of a step without one: where findings about the step point. */
  readonly verbPath: Path;
  readonly inputs: readonly Ref[];
  readonly purpose: Ref | undefined;
  readonly environment: PlainMap | undefined;
  readonly materialize: boolean;
  /** join, smpc: key fields, either shared by all inputs or per input. */
  readonly on: { readonly shared: readonly Ref[]; readonly perInput: ReadonlyMap<string, readonly Ref[]> };
  /** select, drop, pseudonymise, redact: the fields named in a list. */
  readonly fields: readonly Ref[];
  /** select with a mapping `{new: old}`; generalise with `{field: category}`. */
  readonly mappings: readonly Mapping[];
  /** derive. */
  readonly derived: readonly DerivedField[];
  /** filter, score, decide: the fields looked at. */
  readonly uses: readonly Ref[];
  /** aggregate: group keys. */
  readonly by: readonly Ref[];
  /** aggregate `measures`, smpc `reveals`. */
  readonly measures: readonly Measure[];
  readonly minGroupSize: number | undefined;
  readonly suppression: string | undefined;
  readonly secondary: boolean | undefined;
  readonly method: string | undefined;
  readonly keyHolder: Ref | undefined;
  readonly domain: string | undefined;
  readonly rotation: string | undefined;
  readonly technique: string | undefined;
  readonly assessment: string | undefined;
  /** filter: signal or sample. */
  readonly selection: string | undefined;
  /** score, decide: the field it adds. */
  readonly field: string | undefined;
  readonly target: string | undefined;
  readonly model: PlainMap | undefined;
  readonly effect: string | undefined;
  readonly human: string | undefined;
  readonly all: PlainMap;
}

export interface Output {
  readonly name: string;
  readonly path: Path;
  readonly from: Ref | undefined;
  readonly purpose: Ref | undefined;
  readonly audience: string | undefined;
  readonly recipients: readonly Ref[];
  readonly claims: string | undefined;
  readonly retention: Retention | undefined;
  readonly allowedUses: readonly Ref[] | undefined;
  readonly release: readonly { readonly path: Path; readonly regime: string | undefined; readonly article: string | undefined; readonly recipient: string | undefined }[];
  readonly bsn: { readonly path: Path; readonly law: Ref | undefined } | undefined;
  readonly recipientCannotReidentify: string | undefined;
  readonly released: { readonly by: string | undefined; readonly reference: string | undefined } | undefined;
  readonly publicationLaw: Ref | undefined;
  readonly environment: PlainMap | undefined;
  readonly all: PlainMap;
}

export interface Processor {
  readonly id: string;
  readonly path: Path;
  readonly agreement: string | undefined;
  readonly all: PlainMap;
}

export interface UnitBase {
  readonly key: UnitKey;
  readonly file: FileId;
  readonly id: string;
  readonly parties: ReadonlyMap<string, Party>;
  readonly purposes: ReadonlyMap<string, Purpose>;
  /** Paths of values that are still to be filled in. */
  readonly placeholders: readonly Path[];
}

export interface Pipeline extends UnitBase {
  readonly kind: 'pipeline';
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly owner: string | undefined;
  readonly controllers: readonly Ref[];
  readonly arrangement: string | undefined;
  readonly processors: ReadonlyMap<string, Processor>;
  readonly partnership: PlainMap | undefined;
  readonly environment: PlainMap | undefined;
  readonly schedule: string | undefined;
  readonly sources: ReadonlyMap<string, Source>;
  readonly steps: ReadonlyMap<string, Step>;
  readonly outputs: ReadonlyMap<string, Output>;
  /** Names of sources and outputs that are there but not filled in. */
  readonly unreadable: ReadonlySet<string>;
}

export interface OwnRegister {
  readonly id: string;
  readonly unit: UnitKey;
  readonly path: Path;
  readonly title: string | undefined;
  readonly keeper: Ref | undefined;
  readonly subjects: SubjectsDecl | undefined;
  readonly collectedFor: readonly Ref[];
  readonly access: string | undefined;
  readonly secrecy: readonly Ref[];
  readonly use: string | undefined;
  readonly staysIn: string | undefined;
  readonly retention: Retention | undefined;
  readonly fields: ReadonlyMap<string, Field>;
  /** The keys that are given, with whatever value. */
  readonly stated: ReadonlySet<string>;
}

export interface OwnCategory {
  readonly id: string;
  readonly path: Path;
  readonly parent: string | undefined;
  readonly nl: string | undefined;
  readonly en: string | undefined;
}

export interface Catalog extends UnitBase {
  readonly kind: 'catalog';
  readonly registers: ReadonlyMap<string, OwnRegister>;
  readonly laws: ReadonlyMap<string, OwnLaw>;
  readonly categories: ReadonlyMap<string, OwnCategory>;
  readonly rules: ReadonlyMap<string, OwnRule>;
}

export type Unit = Pipeline | Catalog;
