import type { Node, SyntaxTree } from '../../server/src/syntax/tree.ts';

/** A node without its identity: aliases name their target by place, so that cycles print too. */
export function shape(node: Node | undefined): unknown {
  if (node === undefined) return null;
  const { start, end } = node;
  switch (node.kind) {
    case 'scalar':
      return { scalar: node.value, start, end, style: node.style, tag: node.tag };
    case 'alias':
      return { alias: node.name, start, end, target: node.target === undefined ? null : [node.target.kind, node.target.start, node.target.end] };
    case 'seq':
      return { seq: node.items.map(shape), start, end, flow: node.flow };
    case 'map':
      return { map: node.pairs.map(({ key, value }) => [shape(key), shape(value)]), start, end, flow: node.flow };
  }
}

/** The documents of a tree as comparable data. */
export function shapes(tree: SyntaxTree): unknown[] {
  return tree.documents.map(({ start, end, root }) => ({ start, end, root: shape(root) }));
}
