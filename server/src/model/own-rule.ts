/** What a rule of a catalogue declares. */
import type { Path, UnitKey } from './path.ts';
import type { Ref } from './read.ts';

/** A text of a catalogue's author; what is given in one language only stands for both. */
export interface Words {
  readonly nl: string;
  readonly en: string;
}

/** When data that a rule keeps apart may meet after all: every condition that is given must be met. */
export interface RuleException {
  readonly path: Path;
  readonly purposes: readonly string[] | undefined;
  readonly law: readonly Ref[] | undefined;
  readonly evidence: readonly string[] | undefined;
  readonly pseudonymous: boolean;
  readonly level: string | undefined;
  readonly audience: readonly string[] | undefined;
  readonly recipients: readonly Ref[] | undefined;
}

/** A rule of a catalogue: categories that may not meet. What it cannot do without may be absent; then it does not run. */
export interface OwnRule {
  readonly id: string;
  readonly unit: UnitKey;
  readonly path: Path;
  readonly severity: 'error' | 'warning' | 'info' | undefined;
  readonly lens: 'technical' | 'legal' | 'ethical' | undefined;
  readonly principles: readonly Ref[];
  readonly message: Words | undefined;
  readonly why: Words | undefined;
  readonly resolve: Words | undefined;
  readonly together: readonly Ref[];
  readonly purposes: readonly string[] | undefined;
  /** `source`, `output` or verbs. */
  readonly within: ReadonlySet<string> | undefined;
  /** Those that could be understood as a whole: half an exception would except too much. */
  readonly unless: readonly RuleException[];
}
