/** Whether two trees say the same in the same way: what formatting may never change. */
import type { Node, SyntaxTree } from '../syntax/tree.ts';

/** Whether the documents have the same nodes, with the same text, style and tags; where they stand does not count. */
export function sameTree(a: SyntaxTree, b: SyntaxTree): boolean {
  if (a.documents.length !== b.documents.length) return false;
  const todo: (readonly [Node | undefined, Node | undefined])[] = a.documents.map(({ root }, index) => [root, b.documents[index]!.root]);
  for (let pair = todo.pop(); pair !== undefined; pair = todo.pop()) {
    const [one, other] = pair;
    if (one === undefined || other === undefined) {
      if (one !== other) return false;
    } else if (one.kind === 'scalar') {
      if (other.kind !== 'scalar' || one.value !== other.value || one.style !== other.style || one.tag !== other.tag) return false;
    } else if (one.kind === 'alias') {
      if (other.kind !== 'alias' || one.name !== other.name || (one.target === undefined) !== (other.target === undefined)) return false;
    } else if (one.kind === 'seq') {
      if (other.kind !== 'seq' || one.flow !== other.flow || one.items.length !== other.items.length) return false;
      for (const [index, item] of one.items.entries()) todo.push([item, other.items[index]]);
    } else {
      if (other.kind !== 'map' || one.flow !== other.flow || one.pairs.length !== other.pairs.length) return false;
      for (const [index, { key, value }] of one.pairs.entries()) todo.push([key, other.pairs[index]!.key], [value, other.pairs[index]!.value]);
    }
  }
  return true;
}
