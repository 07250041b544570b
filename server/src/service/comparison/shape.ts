/**
 * How two versions of the graph differ, as plain data without a language: what appeared, went or
 * changed in what pipelines do with personal data. Within a version keys are only added.
 */

/** What a change is in. */
export type Part = 'roles' | 'people' | 'source' | 'purpose' | 'combination' | 'output' | 'transfer' | 'judgement' | 'undeclared';

export type Aspect =
  /** The part as a whole appeared or went. */
  | 'self'
  | 'categories' | 'uncovered' | 'unstated' | 'level' | 'unknown' | 'recipients' | 'readers' | 'audience' | 'purposes' | 'points-out' | 'outputs' | 'subjects' | 'count'
  | 'controllers' | 'arrangement' | 'processors' | 'agreement' | 'subprocessors' | 'partnership' | 'environment'
  | 'from' | 'supplier' | 'selection' | 'secrecy' | 'restrictions' | 'collected-for' | 'disclosure' | 'authorisation' | 'location' | 'retention'
  | 'kind' | 'description' | 'ground' | 'covers' | 'special' | 'criminal' | 'bsn'
  | 'dpia' | 'dpia-items' | 'dpia-advice' | 'dpia-outdated' | 'dpia-scope' | 'dpia-risk'
  | 'register' | 'notice' | 'iama' | 'algorithm-register' | 'officer-advice' | 'contact' | 'security' | 'weighing'
  | 'verb' | 'claims' | 'group-size' | 'releases' | 'allowed-uses' | 'publication-law' | 'licence' | 'released'
  | 'countries' | 'mechanism' | 'assessment' | 'open'
  | 'target' | 'model' | 'effect' | 'human' | 'automatic' | 'profiling' | 'safeguards';

/** `wider`: more data, more people who see them, further identifying, less that stands under it; `narrower`: the reverse. */
export type Effect = 'wider' | 'narrower' | 'other';

export interface Change {
  readonly part: Part;
  /** The name of the part in its pipeline; empty where there is one only. */
  readonly name: string;
  readonly aspect: Aspect;
  readonly effect: Effect;
  /** What a list holds now and did not before, what it held and no longer does, and what it held all along. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly kept: readonly string[];
  /** What is one value: before and now; null where nothing is declared. Both null for a list. */
  readonly from: string | null;
  readonly to: string | null;
  /** The purposes that the part serves now, or served. */
  readonly purposes: readonly string[];
}

export interface PipelineDiff {
  readonly id: string;
  /** `changed` in what it does; `moved`: the same in another file or under another id; `unreadable`: its file can be read in one of the versions only, so there is nothing to compare with. */
  readonly state: 'added' | 'removed' | 'changed' | 'moved' | 'unreadable';
  /** The version in which its file cannot be read. */
  readonly unreadableIn: 'before' | 'after' | null;
  readonly file: string;
  /** Where it was, and its id then, where that is another. */
  readonly movedFrom: { readonly id: string; readonly file: string } | null;
  /** Whether anything in it is, or was, personal data. */
  readonly personal: boolean;
  readonly changes: readonly Change[];
}

/** A category that is named, in both languages. */
export interface NamedCategory {
  readonly id: string;
  readonly label: { readonly nl: string; readonly en: string };
}

export interface GraphDiff {
  readonly pipelines: readonly PipelineDiff[];
  readonly categories: readonly NamedCategory[];
}

/** The files that cannot be read as YAML, in each of two versions. */
export interface UnreadableFiles {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}
