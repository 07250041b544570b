/** The graph around a pipeline as it goes over the wire: the answer to `grondslag/lineage`, and what the view draws. */
import type { GraphNode, LineageGraph } from './graph.ts';

/** Lines and columns from 0. */
export interface WireRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface WirePlace {
  readonly uri: string;
  readonly range: WireRange;
}

export interface WireNode extends GraphNode<WirePlace> {
  /** Its name. */
  readonly nameRange: WireRange;
}

export interface WireGraph extends LineageGraph<WirePlace, WireNode> {
  /** The node at the position that was asked for. */
  readonly selected?: string;
}
