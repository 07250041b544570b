/**
 * What a pipeline is, as declared and as its flow computes: plain data without a language, to show, keep and compare.
 * Ids are those of the format and the knowledge base; names stand where somebody declared one. `null` means that
 * nothing is declared. `TODO` stands where a value is still to be filled in. Every list is sorted, but for what an
 * order means something to (the inputs of a join, the categories of a declaration).
 */
import type { Category, CategoryClass } from '../../knowledge/types.ts';
import type { Level } from '../../lineage/profile.ts';
import type { Verb } from '../../model/pipeline.ts';

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

/** Why a category counts as covered. */
export interface CoverPortrait {
  /**
   * `declared`: an entry of `covers`; `law`: the law's own list; `special`, `criminal`, `bsn`: the entries of these names;
   * `ground`: the law behind the ground or the supply; `task`: the public task of a public authority (Wabb 10); `pseudonym`:
   * a national number that only a strong pseudonym stands for.
   */
  readonly by: 'declared' | 'law' | 'special' | 'criminal' | 'bsn' | 'ground' | 'task' | 'pseudonym';
  /** The entry, law or article. */
  readonly id: string;
}

/**
 * Where a category stands under a purpose. `covered` by what is declared; `uncovered`: what is declared does not hold it;
 * `no-ground`: the purpose declares none; `unstated`: neither purpose nor law says what is covered; `exempt`: needs no cover;
 * `unused`: comes in and is left out before anything uses it.
 */
export type Standing = 'covered' | 'uncovered' | 'no-ground' | 'unstated' | 'exempt' | 'unused';

export interface StandingPortrait {
  readonly category: string;
  readonly standing: Standing;
  readonly by: readonly CoverPortrait[];
  /** Where it comes from. */
  readonly origins: readonly OriginPortrait[];
}

export interface PurposePortrait {
  readonly id: string;
  /** The unit that declares it: this pipeline or a catalogue. */
  readonly declaredIn: string;
  /** Whether anything in the pipeline serves it. */
  readonly inUse: boolean;
  readonly description: string | null;
  readonly kind: string | null;
  readonly ground: { readonly article: string | null; readonly law: LawPortrait | null } | null;
  readonly special: readonly { readonly categories: readonly string[]; readonly article: string | null; readonly law: LawPortrait | null }[];
  readonly criminal: { readonly law: LawPortrait | null; readonly received: LawPortrait | null; readonly partnership: boolean } | null;
  readonly bsn: { readonly law: LawPortrait | null } | null;
  /** Categories and groups that the purpose declares as covered. */
  readonly covers: readonly string[] | null;
  /** Categories and groups that its law is on record as covering. */
  readonly coversByLaw: readonly string[] | null;
  readonly retention: RetentionPortrait | null;
  /** What reaches it, and where each stands. */
  readonly categories: readonly StandingPortrait[];
  readonly sources: readonly string[];
  readonly outputs: readonly string[];
  readonly evidence: EvidencePortrait;
  readonly dpia: DpiaPortrait;
}

/** What is written down about a purpose: a reference, `given` for something that has none, null for nothing. */
export interface EvidencePortrait {
  readonly register: string | null;
  readonly notice: string | null;
  readonly iama: string | null;
  readonly algorithmRegister: string | null;
  readonly officerAdvice: string | null;
  readonly contact: string | null;
  readonly security: string | null;
  readonly weighing: { readonly by: string | null; readonly date: string | null } | null;
}

export interface DpiaHitPortrait {
  readonly list: 'ap' | 'wp248';
  /** The id of the criterion, and its number on the list. */
  readonly id: string;
  readonly number: number;
  readonly scale: 'large' | 'small' | 'unknown';
  readonly count: number | null;
  /** The declarations that hit it: `sources.x.fields.y`, of this pipeline unless another is named before a space. */
  readonly causes: readonly string[];
}

export interface DpiaPortrait {
  /** `missing`: none declared; `open`: still to be filled in. */
  readonly state: 'declared' | 'open' | 'missing';
  readonly reference: string | null;
  readonly date: string | null;
  /** The last day on which it is young enough, by the setting in force; null where it has no date. */
  readonly validUntil: string | null;
  readonly outdated: boolean;
  readonly highResidualRisk: boolean;
  readonly consulted: boolean;
  /** What the flow holds and its scope does not name. */
  readonly outsideScope: readonly { readonly what: 'source' | 'category' | 'recipient' | 'technique'; readonly path: string }[];
  /** What the pre-scan makes of the flow; null where nothing of it is personal data. */
  readonly advice: 'required' | 'recommended' | 'none' | null;
  readonly points: number | null;
  readonly hits: readonly DpiaHitPortrait[];
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
