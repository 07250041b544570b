/**
 * The shape of the knowledge base: what `seeds/knowledge/*.yaml` says, as compiled into the bundle.
 * Law and ethics are data; nothing in here is code.
 */
import type { DpiaKnowledge } from './dpia.ts';
import type { BaseRegisterFacts, OpenData } from './lists.ts';
import type { Sensing } from './sensing.ts';
import type { Sensitivity } from './sensitivities.ts';

export interface Bilingual {
  readonly nl: string;
  readonly en: string;
}

/** Where a fact comes from: a citation that reads alike in both languages (`AVG 6(1)`), or a text in both. */
export type Provenance = string | Bilingual;

/** How a fact was established, after the evidence marks of the knowledge base. */
export type Evidence = 'verified' | 'verified-older-text' | 'unverified' | 'reasoning';

export type CategoryClass = 'none' | 'ordinary' | 'sensitive' | 'special' | 'criminal' | 'national-id';
export type IdentifiabilityRole = 'direct' | 'quasi' | 'attribute';

export interface Category {
  readonly id: string;
  readonly label: Bilingual;
  /** The groups and coarser families it belongs to, nearest first (`address` → `contact`, `identity`). */
  readonly parents: readonly string[];
  readonly class: CategoryClass;
  readonly role: IdentifiabilityRole;
  /** Position on a granularity axis; a larger `step` is coarser. */
  readonly granularity?: { readonly axis: string; readonly step: number };
  /** Categories it is made of: cover for the whole covers the parts (`address` → street, postcode6, …). */
  readonly parts?: readonly string[];
  /**
   * Field-name words, lower case without accents, that announce this category. `weak` words are so general
   * (`datum`, `foto`) that they may propose it but never contradict another category.
   */
  readonly names: { readonly nl: readonly string[]; readonly en: readonly string[]; readonly weak: readonly string[] };
  /** Personal even when the subjects of the source are objects (a licence plate; not an address). */
  readonly personalOnObjects?: true;
  /** Free text, images and documents: can hold anything. */
  readonly unclassified?: true;
  /** Special categories it gives away (`reveals`) or may give away (`may-reveal`), with the source. */
  readonly inference?: readonly { readonly category: string; readonly strength: 'reveals' | 'may-reveal'; readonly source: Provenance }[];
  /** Needs no cover of its own (risk-score, decision, case-number). */
  readonly needsNoCover?: true;
  readonly evidence: Evidence;
  readonly source: Provenance;
}

/**
 * A group that may be named wherever a category may; `members` are category ids, fully expanded. Two ids, `health` and
 * `location`, are a group and a category: on a field they mean the category, as cover they mean the group.
 */
export interface CategoryGroup {
  readonly id: string;
  readonly label: Bilingual;
  readonly members: readonly string[];
}

export type LawStatus = 'in-force' | 'adopted' | 'bill' | 'repealed' | 'do-not-use';
export type Grant = 'collect' | 'receive' | 'disclose' | 'bsn' | 'special' | 'criminal' | 'automated' | 'publish' | 'retain';

export interface LawArticle {
  /** As cited within the law: `3(1)(b)`; `*` for the law as a whole. */
  readonly article: string;
  readonly title: Bilingual;
  readonly grants: readonly Grant[];
  /** Category or group ids it lets its holder use; absent: the knowledge base has no list. */
  readonly covers?: readonly string[];
  /** Party kinds or party ids that may rely on it; absent: not recorded, so never a reason for a finding. */
  readonly controllers?: readonly string[];
  readonly status?: LawStatus;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly reason?: Bilingual;
  readonly evidence: Evidence;
}

export interface Law {
  readonly id: string;
  readonly title: Bilingual;
  /** How it is cited, exactly as written (`Wgs`, `UAVG`, `Wet BRP`). */
  readonly citations: readonly string[];
  /** Short names that also mean something else (`BRP`): they resolve only with an article the law is known to have. */
  readonly ambiguousCitations: readonly string[];
  /** BWB number, CELEX number or official gazette reference. */
  readonly number: string;
  readonly status: LawStatus;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly articles: readonly LawArticle[];
  readonly disputed?: Bilingual;
  readonly checkedOn: string;
  readonly evidence: Evidence;
  readonly source: Provenance;
}

/** A ground of AVG 6(1), an exception of AVG 9(2), or a basis for criminal data of UAVG 32–33. */
export interface Ground {
  readonly id: string;
  readonly kind: 'ground' | 'exception' | 'criminal';
  readonly title: Bilingual;
  readonly help: Bilingual;
  /** Whether Dutch or EU law must give it content. */
  readonly needsLaw: boolean;
  /** For an exception: per special category or group, the UAVG articles that fill it in. */
  readonly uavg?: readonly { readonly article: string; readonly categories: readonly string[]; readonly needsSecrecy?: true }[];
  readonly checkedOn: string;
  readonly evidence: Evidence;
  readonly source: Provenance;
}

export type Lens = 'technical' | 'legal' | 'ethical';

export interface Principle {
  readonly id: string;
  readonly number: number;
  readonly title: Bilingual;
  readonly meaning: Bilingual;
  readonly sources: readonly Provenance[];
  readonly lenses: readonly Lens[];
  readonly oecd: readonly number[];
  readonly fair: readonly ('F' | 'A' | 'I' | 'R')[];
  /** Ids of principles it can pull against, with the tension in one line. */
  readonly tensions: readonly { readonly with: string; readonly text: Bilingual }[];
  readonly dilemma: { readonly one: Bilingual; readonly other: Bilingual; readonly question: Bilingual };
}

export interface Subjects {
  readonly kind: 'citizens' | 'employees' | 'children' | 'students' | 'patients' | 'clients' | 'entrepreneurs' | 'companies' | 'objects' | 'mixed';
  readonly count?: number;
  readonly selection?: 'all' | 'signal' | 'sample';
}

export interface RegisterField {
  readonly name: string;
  readonly category: string;
  readonly note?: Bilingual;
}

export interface Register {
  readonly id: string;
  readonly title: Bilingual;
  /** Party id of the keeper. */
  readonly keeper: string;
  readonly law?: string;
  readonly subjects: Subjects;
  readonly collectedFor: readonly string[];
  readonly access: 'open' | 'authorisation' | 'agreement';
  /** A standing statutory route: who supplies needs no further `disclosure`. */
  readonly standingRoute?: Bilingual;
  readonly secrecy: readonly string[];
  readonly use?: 'statistics-only' | 'research-only';
  readonly staysIn?: string;
  readonly retention?: string;
  readonly fields: readonly RegisterField[];
  readonly domain: string;
  readonly evidence: Evidence;
  readonly checkedOn: string;
  readonly source: Provenance;
  readonly notes?: Bilingual;
}

export interface QuasiCombination {
  readonly id: string;
  /** Each entry is a set of categories of which one must be present (finer ones count too). */
  readonly needs: readonly (readonly string[])[];
  readonly strength: 'high' | 'medium' | 'low';
  /** Holds only where the same value occurs in several sets; one set alone never matches it. */
  readonly acrossSets?: true;
  readonly share?: Bilingual;
  readonly population?: { readonly country: string; readonly size?: number }; // Among whom the share was measured; the number where the study states it.
  readonly explanation: Bilingual;
  readonly evidence: Evidence;
  readonly source: string;
}

/** Categories that give something away only together, or more together than alone. */
export interface JointInference {
  /** As for `QuasiCombination`. */
  readonly needs: readonly (readonly string[])[];
  readonly category: string;
  readonly strength: 'reveals' | 'may-reveal';
  readonly explanation: Bilingual;
  readonly source: string;
}

export type MatrixCell = 'ok' | 'test' | 'stat' | 'law' | 'anon' | 'stop' | 'stop-ethics' | 'no';

export interface PurposeMatrix {
  readonly kinds: readonly { readonly id: string; readonly label: Bilingual; readonly meaning: Bilingual }[];
  /** `cells[from][to]`; what is absent follows from the kinds of both ends (`matrixCell`). */
  readonly cells: Readonly<Record<string, Readonly<Record<string, MatrixCell>>>>;
}

export interface SecrecyRegime {
  readonly id: string;
  readonly title: Bilingual;
  readonly law: string;
  readonly holder: Bilingual;
  readonly release: Bilingual;
  readonly evidence: Evidence;
}

export interface KnownParty {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public-authority' | 'private' | 'mixed' | 'partnership';
  readonly country: string;
  readonly aliases: readonly string[];
  /** Stands for many organisations of a kind, whose names begin with one of the aliases (`Gemeente Voorbeeld`). */
  readonly collective?: true;
}

/** A word of the field: as the format and the code write it, in both languages, and what it is. */
export interface Term {
  readonly code?: string;
  readonly nl: string;
  readonly en: string;
  readonly meaning: Bilingual;
}

export interface KnowledgeBase {
  readonly categories: readonly Category[];
  readonly groups: readonly CategoryGroup[];
  /** Words beside an announcing word that do not change what a field is (`klant`, `nummer`), both languages. */
  readonly nameQualifiers: readonly string[];
  readonly grounds: readonly Ground[];
  readonly laws: readonly Law[];
  readonly principles: readonly Principle[];
  readonly registers: readonly Register[];
  readonly combinations: readonly QuasiCombination[];
  readonly jointInferences: readonly JointInference[];
  readonly matrix: PurposeMatrix;
  readonly dpia: DpiaKnowledge;
  readonly secrecy: readonly SecrecyRegime[];
  readonly sensitivities: readonly Sensitivity[];
  readonly parties: readonly KnownParty[];
  readonly openData: OpenData;
  readonly baseRegisters: { readonly registers: readonly BaseRegisterFacts[]; readonly concerned: readonly string[] };
  readonly sensing: Sensing;
  readonly transfers: import('./transfers.ts').Transfers;
  readonly glossary: readonly Term[];
}
