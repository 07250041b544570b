/** What rules about the files themselves look at: not what flows, but what is written. */
import type { BrokenReference, PipelineFlow } from '../lineage/flow.ts';
import type { Circle, Duplicate } from '../lineage/link.ts';
import type { Redefinition } from '../lineage/redefinition.ts';
import type { FileId } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import type { UnitKey } from '../model/path.ts';
import type { Unit } from '../model/pipeline.ts';
import type { BilingualText } from '../messages/template.ts';
import type { Path } from '../model/path.ts';

/** Something that is wrong with the text as YAML, with its message. */
export interface TextProblem {
  readonly span: Span;
  readonly message: BilingualText;
  readonly detail: string;
  readonly other: Span | undefined;
}

/** A value or key that the format does not know, with its message. */
export interface ShapeFault {
  readonly unit: UnitKey;
  readonly path: Path;
  readonly part: 'key' | 'value';
  readonly code: string;
  readonly message: BilingualText;
  /** The key or value that was probably meant. */
  readonly suggestion: string | undefined;
}

/** What is wrong with a comment that ignores a finding. */
export interface CommentFault {
  readonly span: Span;
  /** The comment as it is written, from its `#` on. */
  readonly comment: string;
  readonly kind: 'incomplete' | 'open' | 'expired' | 'unknown-rule' | 'not-ignorable' | 'locked' | 'malformed' | 'unused';
  readonly rules: readonly string[];
  readonly missing: readonly string[];
  readonly until: string | undefined;
  readonly suggestion: string | undefined;
}

export interface FileView {
  readonly file: FileId;
  readonly text: readonly TextProblem[];
  readonly shapes: readonly ShapeFault[];
  readonly units: readonly Unit[];
  readonly flows: ReadonlyMap<UnitKey, Pick<PipelineFlow, 'broken' | 'cycles'>>;
  /** Names in catalogues that resolve to nothing. */
  readonly brokenInCatalogs: readonly { readonly unit: UnitKey; readonly broken: BrokenReference }[];
  /** Clashing ids whose second declaration is in this file. */
  readonly duplicates: readonly (Duplicate & { readonly id: string; readonly kind: 'pipeline' | 'catalog' })[];
  readonly circles: readonly Circle[];
  /** What catalogues of this file say of something built in that does not count. */
  readonly refused: readonly Redefinition[];
  /** Rules of catalogues of this file that are called like a built-in one. */
  readonly misnamed: readonly { readonly unit: UnitKey; readonly path: Path; readonly id: string }[];
  readonly comments: readonly CommentFault[];
}
