/** The shape of the lists that rules about the quality of data rest on. */
import type { Bilingual, Evidence } from './types.ts';

/** Licences, formats and themes of published data. Names are lower case; those of licences and themes are words with one space between. */
export interface OpenData {
  readonly checkedOn: string;
  readonly licences: readonly {
    readonly id: string;
    readonly open: boolean;
    /** No stricter than CC BY 4.0, as high-value datasets ask. */
    readonly highValue?: true;
    readonly names: readonly string[];
    readonly evidence: Evidence;
    readonly source: string;
  }[];
  /** `open`: machine-readable and not tied to one maker. */
  readonly formats: readonly { readonly id: string; readonly open: boolean; readonly names: readonly string[] }[];
  readonly formatSource: string;
  readonly formatEvidence: Evidence;
  /** The six themes of high-value datasets, with the registers whose data belong to one. */
  readonly themes: readonly HighValueTheme[];
  readonly themeSource: string;
  readonly themeEvidence: Evidence;
}

export interface HighValueTheme {
  readonly id: string;
  readonly label: Bilingual;
  readonly uri: string;
  readonly names: readonly string[];
  readonly registers: readonly string[];
}

/** Facts a base register is the source of. */
export interface BaseRegisterFacts {
  readonly register: string;
  /** Categories that show by themselves that the register was passed by. */
  readonly tells: readonly string[];
  /** Categories it holds too, but that any file needs. */
  readonly along: readonly string[];
  /** Kinds of subjects it is about; absent: all. */
  readonly subjects?: readonly string[];
  readonly keepers: readonly string[];
  /** Words in the name of a body that keeps part of it. */
  readonly keeperWords: readonly string[];
  readonly checkedOn: string;
  readonly evidence: Evidence;
  readonly source: string;
}
