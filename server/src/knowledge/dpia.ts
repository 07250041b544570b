/** What `seeds/knowledge/dpia.yaml` says: when a data protection impact assessment is needed, and how a flow shows it. */
import type { Bilingual, CategoryClass } from './types.ts';

export interface DpiaCriterion {
  readonly id: string;
  readonly list: 'ap' | 'wp248';
  readonly number: number;
  readonly title: Bilingual;
  readonly hint: Bilingual;
  /** What a flow declares when it holds: one of these is enough. */
  readonly detect: readonly DpiaPattern[];
}

/** What a flow declares where a criterion holds; all that is given must be so. `seeds/knowledge/dpia.yaml` says what each means. */
export interface DpiaPattern {
  readonly fields?: readonly (readonly string[])[];
  readonly classes?: readonly CategoryClass[];
  readonly subjects?: readonly string[];
  readonly called?: readonly string[];
  readonly publicSpace?: true;
  readonly kinds?: readonly string[];
  readonly about?: readonly string[];
  readonly recurring?: true;
  readonly notice?: 'exception';
  readonly partners?: true;
  readonly largeScale?: true;
  readonly join?: 'foreign';
  readonly output?: 'private';
  readonly score?: { readonly uses?: readonly string[]; readonly model?: 'machine-learning' };
  readonly decide?: { readonly automatic?: true };
}

/** A part of the pre-scan's risk score: what is measured, and the points of the highest step it reaches. */
export interface PrescanPart {
  readonly id: string;
  readonly title: Bilingual;
  readonly measure: 'categories' | 'subjects' | 'people' | 'runs' | 'retention' | 'countries' | 'registers';
  readonly classes?: readonly CategoryClass[];
  /** Kinds of purpose for which it counts; absent: all. */
  readonly kinds?: readonly string[];
  readonly registers?: readonly string[];
  readonly weights?: readonly { readonly kinds: readonly string[]; readonly weight: number }[];
  readonly steps: readonly { readonly from: number; readonly points: number }[];
}

/** The pre-scan of the Dutch ministry: from what on a DPIA is required or recommended. */
export interface Prescan {
  /** From how many people on processing is large-scale. */
  readonly largeScale: number;
  readonly required: { readonly ap: number; readonly wp248: number; readonly scoreAbove: number };
  readonly recommended: { readonly wp248: number };
  readonly parts: readonly PrescanPart[];
}

export interface DpiaKnowledge {
  readonly checkedOn: string;
  readonly prescan: Prescan;
  readonly techniques: readonly { readonly id: string; readonly title: Bilingual; readonly words: readonly string[] }[];
  readonly criteria: readonly DpiaCriterion[];
}
