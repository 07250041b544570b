/** What the two builders share: the nodes while they are still open for writing. */
import type { AliasNode, Node, Pair, ResolvedNode, ScalarNode, ScalarStyle } from './tree.ts';

export interface OpenMap {
  readonly kind: 'map';
  start: number;
  end: number;
  readonly flow: boolean;
  readonly pairs: Pair[];
}

export interface OpenSeq {
  readonly kind: 'seq';
  start: number;
  end: number;
  readonly flow: boolean;
  readonly items: Node[];
}

/** An open collection; a mapping remembers the key that waits for its value. */
export interface OpenFrame {
  readonly node: OpenMap | OpenSeq;
  key: Node | undefined;
}

/** A start not known yet: a mapping without brace or `?` begins at its first key. */
export const UNKNOWN = -1;

/** The anchors of one document so far. A later anchor of the same name replaces the earlier. */
export type Anchors = Map<string, ResolvedNode>;

/** Adds the next child, in the order of the text: an item, a key, or the value of the last key. */
export function attach(frame: OpenFrame, child: Node): void {
  const parent = frame.node;
  if (parent.kind === 'seq') parent.items.push(child);
  else if (frame.key === undefined) {
    frame.key = child;
    if (parent.start === UNKNOWN) parent.start = child.start;
  } else {
    parent.pairs.push({ key: frame.key, value: child });
    frame.key = undefined;
  }
}

/** One object literal for all scalars keeps them one hidden class. */
export function scalar(start: number, end: number, value: string, style: ScalarStyle, tag: string | undefined): ScalarNode {
  return { kind: 'scalar', start, end, value, style, tag };
}

/** The scalar that stands for absent text, at one offset. */
export function emptyScalar(at: number, tag: string | undefined): ScalarNode {
  return scalar(at, at, '', 'plain', tag);
}

/** A node that stands for the anchor it names. */
export function alias(start: number, end: number, name: string, target: ResolvedNode | undefined): AliasNode {
  return { kind: 'alias', start, end, name, target };
}
