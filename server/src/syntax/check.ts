/**
 * What may be wrong with a tree that was read whole: keys that repeat or are no text, aliases
 * without an anchor, aliases that expand without end. One walk, iterative and linear.
 */
import { MAX_ALIAS_NODES, MAX_PROBLEMS } from './limits.ts';
import type { AliasNode, DocumentNode, MapNode, Node, Pair, ResolvedNode, ScalarNode, SyntaxProblem } from './tree.ts';

/**
 * The problems of a tree, in the order of the text; at most `MAX_PROBLEMS`.
 * @param aliasNodes most nodes that the aliases of one document may add; at most the built-in limit
 */
export function checkTree(documents: readonly DocumentNode[], aliasNodes: number = MAX_ALIAS_NODES): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  for (const { root } of documents) if (root !== undefined && problems.length < MAX_PROBLEMS) checkDocument(root, problems, Math.min(aliasNodes, MAX_ALIAS_NODES));
  if (problems.length > 1) problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return problems.slice(0, MAX_PROBLEMS);
}

function checkDocument(root: Node, problems: SyntaxProblem[], aliasNodes: number): void {
  let aliases: AliasNode[] | undefined;
  const todo: Node[] = [root];
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    switch (node.kind) {
      case 'scalar':
        break;
      case 'alias':
        (aliases ??= []).push(node);
        break;
      case 'seq':
        for (const item of node.items) if (item.kind !== 'scalar') todo.push(item);
        break;
      case 'map':
        checkKeys(node, problems);
        for (const { key, value } of node.pairs) {
          if (key.kind !== 'scalar') todo.push(key);
          if (value.kind !== 'scalar') todo.push(value);
        }
        break;
    }
  }
  if (aliases === undefined) return;
  for (const { target, name, start, end } of aliases) {
    if (target === undefined) problems.push({ code: 'unknown-alias', span: { start, end }, detail: shortened(name) });
  }
  const bomb = firstAliasOverLimit(root, aliases, aliasNodes);
  if (bomb !== undefined) problems.push({ code: 'alias-bomb', span: { start: bomb.start, end: bomb.end }, detail: shortened(bomb.name) });
}

/** Up to this many keys, comparing each with each is faster than a table. */
const SMALL_MAP = 12;

function checkKeys({ pairs }: MapNode, problems: SyntaxProblem[]): void {
  const small = pairs.length <= SMALL_MAP;
  const first: Map<string, Node> | undefined = small ? undefined : new Map();
  for (let index = 0; index < pairs.length; index++) {
    const { key } = pairs[index]!;
    const text = keyText(key);
    if (text === undefined) {
      if (key.kind !== 'alias' || key.target !== undefined) problems.push({ code: 'key-not-text', span: { start: key.start, end: key.end }, detail: '' });
      continue;
    }
    const other = small ? earlierKey(pairs, index, text) : first?.get(text);
    if (other === undefined) first?.set(text, key);
    else problems.push({ code: 'duplicate-key', span: { start: key.start, end: key.end }, detail: shortened(text), other: { start: other.start, end: other.end } });
  }
}

/** Longest name a detail quotes whole. */
const MAX_NAME = 60;

function shortened(name: string): string {
  // Not through the middle of a surrogate pair.
  return name.length <= MAX_NAME ? name : `${name.slice(0, MAX_NAME).replace(/[\ud800-\udbff]$/, '')}…`;
}

function earlierKey(pairs: readonly Pair[], before: number, text: string): Node | undefined {
  for (let index = 0; index < before; index++) {
    const { key } = pairs[index]!;
    if (key.kind === 'scalar' ? key.value === text : keyText(key) === text) return key;
  }
  return undefined;
}

function keyText(key: Node): string | undefined {
  const resolved: ScalarNode | ResolvedNode | undefined = key.kind === 'alias' ? key.target : key;
  return resolved?.kind === 'scalar' ? resolved.value : undefined;
}

interface Frame {
  readonly node: MapNode | Extract<Node, { kind: 'seq' }>;
  readonly children: readonly Node[];
  next: number;
  size: number;
}

/**
 * The alias at which expanding would have added more nodes than the limit, or undefined. An alias
 * inside its own anchor would add without end. Sizes come from the nodes before it: an anchor
 * always stands before its aliases, so one pass in the order of the text suffices.
 */
function firstAliasOverLimit(root: Node, aliases: readonly AliasNode[], limit: number): AliasNode | undefined {
  const targets = new Set<Node>();
  for (const { target } of aliases) if (target !== undefined) targets.add(target);
  if (targets.size === 0) return undefined;
  const sizes = new Map<Node, number>();
  const open: Frame[] = [];
  let added = 0;
  let node: Node | undefined = root;
  while (node !== undefined) {
    let size = 1;
    if (node.kind === 'alias') {
      const { target } = node;
      size = target === undefined ? 1 : (sizes.get(target) ?? Infinity);
      added += size;
      if (added > limit) return node;
    } else if (node.kind !== 'scalar') {
      open.push({ node, children: childrenOf(node), next: 0, size: 1 });
      size = 0;
    } else if (targets.has(node)) sizes.set(node, 1);
    let top = open[open.length - 1];
    if (top !== undefined) top.size += size;
    while (top !== undefined && top.next === top.children.length) {
      open.pop();
      if (targets.has(top.node)) sizes.set(top.node, top.size);
      const parent: Frame | undefined = open[open.length - 1];
      if (parent !== undefined) parent.size += top.size;
      top = parent;
    }
    node = top?.children[top.next++];
  }
  return undefined;
}

function childrenOf(node: Frame['node']): readonly Node[] {
  return node.kind === 'seq' ? node.items : node.pairs.flatMap(({ key, value }) => [key, value]);
}
