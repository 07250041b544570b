/** The scalars of a tree: the only nodes in whose text brackets and hashes are mere characters. */
import type { Node, ScalarNode, SyntaxTree } from './tree.ts';

/** The scalars of all documents in the order of the text. */
export function scalarsOf(tree: SyntaxTree): ScalarNode[] {
  const found: ScalarNode[] = [];
  const todo: Node[] = [];
  for (const { root } of tree.documents) {
    if (root !== undefined) todo.push(root);
    for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
      if (node.kind === 'scalar') found.push(node);
      else if (node.kind === 'seq') for (let i = node.items.length - 1; i >= 0; i--) todo.push(node.items[i]!);
      else if (node.kind === 'map') {
        for (let i = node.pairs.length - 1; i >= 0; i--) {
          const { key, value } = node.pairs[i]!;
          todo.push(value, key);
        }
      }
    }
  }
  return found;
}

/** Those of `offsets`, which ascend, that lie in a scalar. One walk for all of them. */
export function inText(tree: SyntaxTree, offsets: readonly number[]): Set<number> {
  const found = new Set<number>();
  let next = 0;
  for (const { start, end } of scalarsOf(tree)) {
    while (next < offsets.length && offsets[next]! < start) next++;
    for (; next < offsets.length && offsets[next]! < end; next++) found.add(offsets[next]!);
  }
  return found;
}
