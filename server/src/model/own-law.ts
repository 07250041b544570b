/** What a law of a catalogue declares. */
import type { Path, UnitKey } from './path.ts';

export interface OwnLaw {
  readonly id: string;
  readonly unit: UnitKey;
  readonly path: Path;
  readonly title: string | undefined;
  readonly article: string | undefined;
  readonly status: string | undefined;
  readonly validFrom: string | undefined;
  readonly validTo: string | undefined;
  readonly controllers: readonly string[] | undefined;
  readonly grants: readonly string[];
  readonly covers: readonly string[] | undefined;
  readonly reviewedBy: string | undefined;
  readonly checkedOn: string | undefined;
  /** The keys that are given, with whatever value. */
  readonly stated: ReadonlySet<string>;
}
