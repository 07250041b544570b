/** Where personal data may go without more: the shape of `seeds/knowledge/transfers.yaml`. */
import type { Bilingual, Evidence } from './types.ts';

/** A decision of the European Commission that a country protects personal data adequately (GDPR 45). */
export interface Adequacy {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly name: Bilingual;
  readonly decision: string;
  /** Kinds of party it holds for; absent: all. */
  readonly parties?: readonly string[];
  /** Holds only for parties on a list: each has to declare that it relies on it. */
  readonly byDeclaration?: true;
  readonly scope?: Bilingual;
  /** A case against it that has not ended. */
  readonly challenged?: Bilingual;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly evidence: Evidence;
  readonly checkedOn: string;
  readonly source: string;
}

export interface Transfers {
  /** Countries of the EEA, and territories where EU law holds. */
  readonly eea: readonly string[];
  readonly adequacy: readonly Adequacy[];
  /** Whom the cloud policy of central government binds: party ids, and words that their names begin with. */
  readonly cloudPolicy: { readonly title: Bilingual; readonly bodies: readonly string[]; readonly names: readonly string[]; readonly evidence: Evidence; readonly source: string };
}
