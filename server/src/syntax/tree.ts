/**
 * The one syntax tree. Two builders make it (`read.ts` from js-yaml events, `tolerant.ts` from the
 * `yaml` package) and must agree on every span of a file that parses.
 *
 * Spans exclude anchors, tags, comments and trailing white space. A block collection runs from its
 * first key or dash to the end of its last child; a flow collection includes its brackets; a quoted
 * scalar its quotes; a block scalar runs from its `|` or `>` to the end of its last non-blank line.
 */
import type { Span } from '../text/span.ts';

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export interface ScalarNode extends Span {
  readonly kind: 'scalar';
  /** The decoded text; what it means in YAML 1.2 core is asked with `plainValue`. */
  readonly value: string;
  readonly style: ScalarStyle;
  /** An explicit tag such as `!!str`, resolved to its written form, or undefined. */
  readonly tag: string | undefined;
}

export interface Pair {
  readonly key: Node;
  /** Absent text (`a:`) is a plain scalar with an empty value and a zero-width span after the colon. */
  readonly value: Node;
}

export interface MapNode extends Span {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly pairs: readonly Pair[];
}

export interface SeqNode extends Span {
  readonly kind: 'seq';
  readonly flow: boolean;
  readonly items: readonly Node[];
}

export interface AliasNode extends Span {
  readonly kind: 'alias';
  readonly name: string;
  /** The anchored node, or undefined where no anchor of that name comes before (a problem says so). */
  readonly target: Exclude<Node, AliasNode> | undefined;
}

export type Node = ScalarNode | MapNode | SeqNode | AliasNode;
export type ResolvedNode = Exclude<Node, AliasNode>;

/** What can be wrong with a text as YAML; each code has a message in two languages. */
export type SyntaxProblemCode =
  | 'syntax' // the parser could not read on; `detail` is a `SyntaxReason`
  | 'too-deep' // nested deeper than the limit
  | 'too-large' // longer than the limit
  | 'not-text' // NUL or other control characters: binary content
  | 'duplicate-key'
  | 'unknown-alias'
  | 'alias-bomb' // expanding the aliases would give more nodes than the limit
  | 'key-not-text'; // a mapping or sequence as a key

export interface SyntaxProblem {
  readonly code: SyntaxProblemCode;
  readonly span: Span;
  /** The reason, the name or the limit that the message of this code speaks of. */
  readonly detail: string;
  /** For a duplicate key: the first one. */
  readonly other?: Span;
}

/** Its span is that of its root; an empty document has a zero-width span after its `---`. */
export interface DocumentNode extends Span {
  /** Undefined for an empty document. */
  readonly root: Node | undefined;
}

export interface SyntaxTree {
  readonly documents: readonly DocumentNode[];
  readonly problems: readonly SyntaxProblem[];
  /** Whether all of the text was read: no problem of `syntax`, `too-deep`, `too-large` or `not-text`. */
  readonly wellFormed: boolean;
}
