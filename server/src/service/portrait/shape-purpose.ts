/** The purposes in a portrait: what is declared for each, what reaches it, and its DPIA. */
import type { LawPortrait, OriginPortrait, RetentionPortrait } from './shape.ts';

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
