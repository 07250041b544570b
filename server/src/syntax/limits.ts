/**
 * The sizes at which this layer stops reading and says so. They bound time and memory for any
 * input; files that people write stay far below all of them.
 */

/** Longest text `parse` reads, in UTF-16 units: about 500,000 lines, read in under half a second. */
export const MAX_TEXT = 20_000_000;

/** Bounds that are set lower than the built-in ones; what is absent keeps its own. */
export interface ReadLimits {
  /** Longest text, in UTF-16 units. */
  readonly text?: number;
  /** Deepest node, the root being 1. */
  readonly depth?: number;
  /** Most nodes that the aliases of one document may add. */
  readonly aliasNodes?: number;
}

/** Longest text the tolerant reading takes on, in UTF-16 units; it is some fifteen times slower. */
export const MAX_TOLERANT_TEXT = 1_000_000;

/** Deepest node of a tree, the root being 1. Every walk over a tree may count on it. */
export const MAX_DEPTH = 100;

/** Most nodes that the aliases of one document may add when they are expanded. */
export const MAX_ALIAS_NODES = 100_000;

/** Most problems a tree is given; a file with more is no file anyone reads them of. */
export const MAX_PROBLEMS = 1000;

/** Most nodes `toPlain` converts unless it is given another limit. */
export const MAX_PLAIN_NODES = 1_000_000;
