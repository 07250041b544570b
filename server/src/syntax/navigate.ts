/** Finding nodes in a tree: by key, by path, by offset. All iterative; aliases and merge keys followed. */
import type { Span } from '../text/span.ts';
import { emptyScalar } from './building.ts';
import { isBlank } from './gap.ts';
import { isMergeKey, mergeSources } from './merge.ts';
import type { MapNode, Node, Pair, ResolvedNode } from './tree.ts';

/** A key of a mapping with its value. */
export interface Entry {
  readonly name: string;
  readonly key: Node;
  /** The value, aliases followed; an alias without an anchor counts as an empty value where it stands. */
  readonly value: ResolvedNode;
  readonly pair: Pair;
  /** Whether a merge key (`<<`) brought it; then key and value stand elsewhere in the text. */
  readonly merged: boolean;
}

/** What stands at a path. A sequence item has no key and no pair, nor has the root. */
export interface Found {
  readonly key?: Node;
  readonly value: Node;
  readonly pair?: Pair;
}

/** The deepest node at an offset, and the path that leads to it. */
export interface NodeAt {
  readonly path: string[];
  readonly node: Node;
  /** Whether the node is the key of the last step of the path, not its value. */
  readonly onKey: boolean;
}

export type Part = 'key' | 'value' | 'whole';

/** The node an alias stands for, or the node itself; undefined for an alias without an anchor. */
export function resolve(node: Node): ResolvedNode | undefined {
  return node.kind === 'alias' ? node.target : node;
}

/** The text of a key, aliases followed; undefined for a mapping or a sequence as a key. */
export function keyText(key: Node): string | undefined {
  const resolved = resolve(key);
  return resolved?.kind === 'scalar' ? resolved.value : undefined;
}

/** Up to this many names, looking through the entries is faster than a table. */
const SMALL_MAP = 12;

/**
 * The entries of a mapping: its own keys in the order of the text, of keys that repeat the first,
 * then what its merge keys bring and it does not have itself. Keys that are no text are left out.
 */
export function entries(map: MapNode): Entry[] {
  const found: Entry[] = [];
  const seen = map.pairs.length > SMALL_MAP ? new Set<string>() : undefined;
  let merges = false;
  for (const pair of map.pairs) {
    if (isMergeKey(pair.key)) merges = true;
    else add(found, seen, pair, false);
  }
  if (merges) {
    const names = seen ?? new Set(found.map(({ name }) => name));
    for (const source of mergeSources(map)) for (const pair of source.pairs) if (!isMergeKey(pair.key)) add(found, names, pair, true);
  }
  return found;
}

function add(found: Entry[], seen: Set<string> | undefined, pair: Pair, merged: boolean): void {
  const { key, value } = pair;
  const name = keyText(key);
  if (name === undefined) return;
  if (seen === undefined) {
    for (const entry of found) if (entry.name === name) return;
  } else if (seen.has(name)) return;
  else seen.add(name);
  found.push({ name, key, value: resolve(value) ?? emptyScalar(value.start, undefined), pair, merged });
}

/**
 * What stands at a path from `root`: names in mappings (merge keys included), indices in sequences.
 * Undefined where the path leads nowhere. The value is not resolved; the steps to it are.
 */
export function lookup(root: Node, path: readonly string[]): Found | undefined {
  let found: Found = { value: root };
  for (const step of path) {
    const node = resolve(found.value);
    const next = node?.kind === 'map' ? inMap(node, step) : node?.kind === 'seq' ? inSeq(node.items, step) : undefined;
    if (next === undefined) return undefined;
    found = next;
  }
  return found;
}

function inSeq(items: readonly Node[], step: string): Found | undefined {
  const value = /^(?:0|[1-9][0-9]*)$/.test(step) ? items[Number(step)] : undefined;
  return value && { value };
}

function inMap(map: MapNode, name: string): Found | undefined {
  const own = ownPair(map, name);
  if (own !== undefined) return { key: own.key, value: own.value, pair: own };
  if (!map.pairs.some(({ key }) => isMergeKey(key))) return undefined;
  for (const source of mergeSources(map)) {
    for (const pair of source.pairs) if (!isMergeKey(pair.key) && keyText(pair.key) === name) return { key: pair.key, value: pair.value, pair };
  }
  return undefined;
}

/** The pairs of large mappings by their key: whoever looks up one looks up many. */
const tables = new WeakMap<MapNode, ReadonlyMap<string, Pair>>();

function ownPair(map: MapNode, name: string): Pair | undefined {
  if (map.pairs.length <= SMALL_MAP) return map.pairs.find(({ key }) => !isMergeKey(key) && keyText(key) === name);
  let table = tables.get(map);
  if (table === undefined) {
    const built = new Map<string, Pair>();
    for (const pair of map.pairs) {
      const text = isMergeKey(pair.key) ? undefined : keyText(pair.key);
      if (text !== undefined && !built.has(text)) built.set(text, pair);
    }
    tables.set(map, (table = built));
  }
  return table.get(name);
}

/**
 * The span of what stands at a path: of its key, of its value, or `whole`, from the start of the
 * key to the end of the value. An absent value gives the span of its key, and an item of a
 * sequence, which has no key, its own span. Undefined where the path leads nowhere.
 */
export function spanOf(root: Node, path: readonly string[], part: Part): Span | undefined {
  const found = lookup(root, path);
  if (found === undefined) return undefined;
  const { key, value } = found;
  if (key === undefined) return { start: value.start, end: value.end };
  const { start, end } = key;
  if (part === 'key' || value.start === value.end) return { start, end };
  return part === 'value' ? { start: value.start, end: value.end } : { start, end: value.end };
}

/**
 * The deepest node that holds an offset, its end included, and also an absent value (a zero-width
 * span). With `text`, an absent value also holds the blanks behind its `:` or `-`, where a cursor
 * stands that is about to write it. Aliases are not followed. Undefined outside `root`.
 */
export function nodeAt(root: Node, offset: number, text?: string): NodeAt | undefined {
  if (text !== undefined) {
    let before = Math.min(offset, text.length);
    while (before > 0 && isBlank(text.charCodeAt(before - 1))) before--;
    if (before < offset) {
      const absent = deepest(root, before);
      if (absent !== undefined && absent.node.start === absent.node.end && absent.node.start === before) return absent;
    }
  }
  return deepest(root, offset);
}

function deepest(root: Node, offset: number): NodeAt | undefined {
  if (!holds(root, offset)) return undefined;
  const path: string[] = [];
  let node = root;
  for (;;) {
    if (node.kind === 'map') {
      const pair = node.pairs.findLast(({ key, value }) => holds(value, offset) || holds(key, offset));
      if (pair === undefined) return { path, node, onKey: false };
      path.push(keyText(pair.key) ?? '');
      if (!holds(pair.value, offset)) return { path, node: pair.key, onKey: true };
      node = pair.value;
    } else if (node.kind === 'seq') {
      const index = node.items.findLastIndex((item) => holds(item, offset));
      if (index === -1) return { path, node, onKey: false };
      path.push(String(index));
      node = node.items[index]!;
    } else return { path, node, onKey: false };
  }
}

function holds(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
