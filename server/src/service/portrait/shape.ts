/**
 * What a pipeline is, as declared and as its flow computes: plain data without a language, to show, keep and compare.
 * Ids are those of the format and the knowledge base; names stand where somebody declared one. `null` means that
 * nothing is declared. The placeholder stands where a value is still to be filled in. Every list is sorted, but for what an
 * order means something to (the inputs of a join, the categories of a declaration).
 */
import type { Category, CategoryClass } from '../../knowledge/types.ts';
import type { Level } from '../../lineage/profile.ts';
import type { Verb } from '../../model/pipeline.ts';
import type { PurposePortrait } from './shape-purpose.ts';

export type * from './shape-purpose.ts';

export interface Portrait {
  readonly id: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly owner: string | null;
  readonly file: string;
  /** The number of its document in the file, from 1. */
  readonly document: number;
  readonly schedule: string | null;
  /** Whether anything in it is personal data. */
  readonly personal: boolean;
  readonly roles: RolesPortrait;
  /** Whom its sources are about, by kind of subject. */
  readonly people: readonly PeoplePortrait[];
  readonly purposes: readonly PurposePortrait[];
  readonly sources: readonly SourcePortrait[];
  readonly combinations: readonly CombinationPortrait[];
  readonly outputs: readonly OutputPortrait[];
  readonly transfers: readonly TransferPortrait[];
  /** Steps that score or decide. */
  readonly judgements: readonly JudgementPortrait[];
  /** Every category that is named above. */
  readonly categories: readonly CategoryPortrait[];
  /** What nobody declared, so that nothing could be concluded about it. */
  readonly undeclared: readonly Undeclared[];
}

/** A party by the id it goes by, and what is known of it. */
export interface PartyPortrait {
  readonly id: string;
  /** The id itself where nobody gives a name. */
  readonly name: string;
  readonly kind: string | null;
  readonly country: string | null;
}

export interface RolesPortrait {
  readonly controllers: readonly PartyPortrait[];
  /** For more than one controller: the arrangement between them (AVG 26). */
  readonly joint: { readonly arrangement: string | null } | null;
  readonly processors: readonly { readonly party: PartyPortrait; readonly agreement: string | null; readonly subprocessors: readonly string[] }[];
  /** The frame of the partnership it runs in. */
  readonly partnership: string | null;
  readonly environment: EnvironmentPortrait | null;
}

export interface EnvironmentPortrait {
  readonly kind: string | null;
  readonly party: PartyPortrait | null;
  readonly country: string | null;
}

export interface PeoplePortrait {
  /** A kind of subject of the format, or `unstated`. */
  readonly kind: string;
  /** The largest number that a source of this kind declares. */
  readonly count: number | null;
}

export interface CategoryPortrait {
  readonly id: string;
  readonly class: CategoryClass;
  readonly label: Category['label'];
}

/** A law as it is cited, and what that turned out to be. */
export interface LawPortrait {
  readonly cited: string;
  readonly id: string | null;
  /** What a catalogue calls it. */
  readonly name: string | null;
  readonly state: 'known' | 'unknown' | 'ambiguous' | 'placeholder';
  /** On the day of the check; null where the law is not known. */
  readonly inForce: boolean | null;
  /** Its status in the knowledge base or catalogue. */
  readonly status: string | null;
}

export interface RetentionPortrait {
  /** ISO-8601. */
  readonly period: string;
  readonly basis: readonly string[];
  readonly action: string | null;
}

/** A field where it is declared: `sources.x.fields.y` of a pipeline, or `sources.x` where a register brings its fields. */
export interface OriginPortrait {
  readonly pipeline: string;
  readonly path: string;
  readonly field: string;
}

export interface SourcePortrait {
  readonly name: string;
  readonly kind: 'register' | 'output' | 'party' | 'unstated';
  /** The register, `pipeline/output` or party that it is of. */
  readonly from: string | null;
  /** The name of the register of a catalogue, or of the party. */
  readonly fromName: string | null;
  /** Who supplies it or keeps the register. */
  readonly supplier: PartyPortrait | null;
  /** Something on the way could not be known. */
  readonly unknown: boolean;
  readonly level: Level;
  readonly categories: readonly string[];
  readonly subjects: readonly PeoplePortrait[];
  readonly selection: 'all' | 'sample' | 'signal';
  readonly secrecy: readonly string[];
  /** `statistics-only`, `research-only`. */
  readonly restrictions: readonly string[];
  /** Kinds of purpose for which it was collected or passed on. */
  readonly collectedFor: readonly string[];
  readonly disclosure: { readonly law: LawPortrait | null; readonly agreement: string | null } | null;
  readonly authorisation: { readonly decision: string | null; readonly validUntil: string | null } | null;
  /** The longest that what comes in may be kept, as far as that is known. */
  readonly retention: string | null;
  readonly location: string | null;
  readonly purposes: readonly string[];
}

/** What one input brings to a combination. */
export interface PartPortrait {
  /** The source or step that is read; null where the node makes it itself. */
  readonly input: string | null;
  /** The sources of this pipeline behind it. */
  readonly sources: readonly string[];
  readonly fields: readonly { readonly name: string; readonly categories: readonly string[]; readonly origins: readonly OriginPortrait[] }[];
}

/** A node at which personal data meet, or that makes what lacks cover or points somebody out. */
export interface CombinationPortrait {
  /** `steps.x`, `outputs.y`. */
  readonly path: string;
  readonly name: string;
  readonly verb: Verb | 'output';
  /** The key fields of a join. */
  readonly on: readonly string[];
  /** How far it tells who it is about, before (the most of its inputs) and after. */
  readonly before: Level;
  readonly level: Level;
  readonly unknown: boolean;
  readonly categories: readonly string[];
  readonly parts: readonly PartPortrait[];
  readonly purposes: readonly {
    readonly id: string;
    /** Categories that lack declared cover because of what meets here. */
    readonly uncovered: readonly string[];
  }[];
  /** Known combinations of quasi-identifiers that become complete here and leave, with their fields and the outputs that carry them. */
  readonly pointsOut: readonly { readonly id: string; readonly fields: readonly string[]; readonly outputs: readonly string[] }[];
  /** The outputs that it reaches. */
  readonly outputs: readonly string[];
}

export interface OutputPortrait {
  readonly name: string;
  readonly purposes: readonly string[];
  readonly audience: string | null;
  readonly recipients: readonly (PartyPortrait & { readonly own: boolean })[];
  readonly level: Level;
  readonly unknown: boolean;
  readonly claims: string | null;
  /** How rows became groups; null where they did not. */
  readonly groups: { readonly minSize: number | null; readonly verified: boolean } | null;
  readonly categories: readonly string[];
  /** The sources of this pipeline that reach it. */
  readonly sources: readonly string[];
  readonly subjects: readonly PeoplePortrait[];
  readonly secrecy: readonly string[];
  readonly releases: readonly { readonly regime: string | null; readonly article: string | null; readonly recipient: string | null }[];
  readonly restrictions: readonly string[];
  /** The period that counts and where it stands; null where none is declared. */
  readonly retention: { readonly period: string; readonly from: 'output' | 'purpose' } | null;
  /** The longest that what went in may be kept, and who says so. */
  readonly retentionLimit: { readonly period: string; readonly from: string } | null;
  readonly environment: EnvironmentPortrait | null;
  readonly allowedUses: readonly string[] | null;
  readonly publicationLaw: LawPortrait | null;
  readonly licence: string | null;
  readonly released: string | null;
  /** Pipelines of the workspace that read it, and what for. */
  readonly readBy: readonly { readonly pipeline: string; readonly purpose: string; readonly kind: string }[];
  readonly pointsOut: readonly string[];
}

/** Personal data that go to a country outside the EEA. */
export interface TransferPortrait {
  readonly party: PartyPortrait | null;
  readonly countries: readonly { readonly country: string; readonly open: 'none' | 'not-adequate' | 'derogation' | 'unassessed' | 'cloud' | 'challenged' | null }[];
  readonly mechanism: string | null;
  readonly reference: string | null;
  readonly assessment: string | null;
  readonly cloud: boolean;
  /** The declarations that send data there. */
  readonly paths: readonly string[];
}

export interface JudgementPortrait {
  readonly path: string;
  readonly name: string;
  readonly verb: 'score' | 'decide';
  readonly field: string | null;
  /** Whom or what a score is about. */
  readonly target: string | null;
  /** Whether people are judged: a score of persons, or a decision about them with effect. */
  readonly aboutPersons: boolean;
  readonly model: { readonly type: string | null; readonly selfLearning: boolean | null; readonly reference: string | null } | null;
  readonly effect: string | null;
  readonly human: string | null;
  /** No person decides, as declared or in name only. */
  readonly automatic: boolean | null;
  /** It rests on a score. */
  readonly profiling: boolean;
  readonly uses: readonly string[];
  /** Categories among what it uses. */
  readonly categories: readonly string[];
  readonly purposes: readonly { readonly id: string; readonly missingSafeguards: readonly string[] }[];
}

/** Something that nobody declared. */
export interface Undeclared {
  readonly what:
    | 'controller' | 'purpose' | 'ground' | 'cover' | 'subjects-count' | 'field-category' | 'collected-for' | 'upstream'
    | 'audience' | 'recipients' | 'retention' | 'environment' | 'party-country' | 'model' | 'step';
  /** The logical path it would stand under; empty for the pipeline itself. */
  readonly path: string;
}
