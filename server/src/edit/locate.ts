/** From logical paths to nodes that can be edited where they stand. */
import type { Path } from '../model/path.ts';
import { keyText } from '../syntax/navigate.ts';
import { isMergeKey } from '../syntax/merge.ts';
import type { DocumentNode, MapNode, Node, Pair, SeqNode } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';

/** Why a change cannot be made; stable, for messages and tests. */
export type EditFailure =
  | 'not-yaml' // the file cannot be read, or holds no such document
  | 'not-found' // nothing stands at the path
  | 'not-a-mapping' // a pair asked for in something else
  | 'not-a-list' // an item asked for in a mapping
  | 'key-exists' // the key to add or to rename to is there already
  | 'duplicate-key' // the key stands there twice: which one is meant cannot be known
  | 'anchor-in-use' // an alias elsewhere needs what would go
  | 'shared-by-alias' // the place is also read through an alias or a merge key
  | 'too-deep' // the new value is nested too deep or too large
  | 'would-break'; // the result would not read as meant

/** One step of the way down: the entry `index` of a collection. */
export interface Step {
  readonly container: MapNode | SeqNode;
  readonly index: number;
}

export interface Located {
  /** The way from the root to the node; empty for the root. */
  readonly steps: readonly Step[];
  readonly node: Node;
}

/** As far down a path as there is something, and how many segments of it that took. */
export interface Reached extends Located {
  readonly depth: number;
}

/** The key and value of a mapping's entry; undefined for an item of a sequence. */
export function pairAt({ container, index }: Step): Pair | undefined {
  return container.kind === 'map' ? container.pairs[index] : undefined;
}

/** How many entries a collection has. */
export function sizeOf(container: MapNode | SeqNode): number {
  return container.kind === 'map' ? container.pairs.length : container.items.length;
}

/**
 * Walks down a path as far as it leads. What exists only through an alias or a merge key cannot be
 * edited here: `shared-by-alias`.
 */
export function reach(root: Node, path: Path): Reached | EditFailure {
  const steps: Step[] = [];
  let node = root;
  for (let depth = 0; depth < path.length; depth++) {
    const segment = path[depth]!;
    if (node.kind === 'alias') return 'shared-by-alias';
    if (node.kind === 'scalar') return { steps, node, depth };
    const index = node.kind === 'map' ? keyIndex(node, segment) : itemIndex(node, segment);
    if (typeof index === 'string') return index;
    if (index === undefined) return { steps, node, depth };
    steps.push({ container: node, index });
    node = (node.kind === 'map' ? node.pairs[index]?.value : node.items[index])!;
  }
  return { steps, node, depth: path.length };
}

/** The node at a path, which must exist. */
export function locate(root: Node | undefined, path: Path): Located | EditFailure {
  if (root === undefined) return 'not-found';
  const reached = reach(root, path);
  if (typeof reached === 'string' || reached.depth === path.length) return reached;
  return mayBeMerged(reached, path[reached.depth]!) ? 'shared-by-alias' : 'not-found';
}

/** Whether a key that a mapping does not have itself may come from a merge key of it. */
function mayBeMerged({ node }: Reached, segment: string): boolean {
  return node.kind === 'map' && segment !== '<<' && node.pairs.some(({ key }) => isMergeKey(key));
}

/** The index of a key in a mapping's own pairs. */
export function keyIndex({ pairs }: MapNode, name: string): number | undefined | 'duplicate-key' {
  const index = pairs.findIndex(({ key }) => keyText(key) === name);
  if (index === -1) return undefined;
  return pairs.some(({ key }, other) => other > index && keyText(key) === name) ? 'duplicate-key' : index;
}

function itemIndex({ items }: SeqNode, segment: string): number | undefined {
  const index = /^(?:0|[1-9][0-9]*)$/.test(segment) ? Number(segment) : -1;
  return index >= 0 && index < items.length ? index : undefined;
}

/** The aliases of a document that have a target. */
function aliasesOf({ root }: DocumentNode): { readonly at: Node; readonly target: Node }[] {
  const found: { readonly at: Node; readonly target: Node }[] = [];
  const todo: Node[] = root === undefined ? [] : [root];
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (node.kind === 'alias' && node.target !== undefined) found.push({ at: node, target: node.target });
    else if (node.kind === 'seq') for (const item of node.items) todo.push(item);
    else if (node.kind === 'map') for (const { key, value } of node.pairs) todo.push(key, value);
  }
  return found;
}

/** Whether an alias outside `span` has its anchor inside it. */
export function holdsUsedAnchor(document: DocumentNode, span: Span): boolean {
  return aliasesOf(document).some(({ at, target }) => within(target, span) && !within(at, span));
}

/** Whether one of the nodes is what some alias stands for, so that a change in it shows elsewhere. */
export function isShared(document: DocumentNode, nodes: readonly Node[]): boolean {
  return aliasesOf(document).some(({ target }) => nodes.includes(target));
}

function within(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
