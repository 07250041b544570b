/** What is measured, and where: the shape of `seeds/knowledge/sensing.yaml`. */
import type { Bilingual, Evidence } from './types.ts';

/** Categories that tell by meeting what a source measures: each entry of `needs` is a set of which one must be present. */
export interface SensingPattern {
  readonly sensor: Bilingual;
  readonly needs: readonly (readonly string[])[];
  /** Categories that show something else is going on. */
  readonly without: readonly string[];
}

export interface Sensing {
  readonly checkedOn: string;
  readonly publicSpace: {
    readonly registers: readonly string[];
    readonly patterns: readonly SensingPattern[];
    /** Kinds of subjects a plain supply must be about. */
    readonly subjects: readonly string[];
    readonly evidence: Evidence;
    readonly source: string;
  };
  /** Logs of use: patterns as for sensors, and the categories that say who. */
  readonly logs: { readonly patterns: readonly (readonly (readonly string[])[])[]; readonly names: readonly string[]; readonly evidence: Evidence; readonly source: string };
}
