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

/** A tree on one line, for reading: `{"a"@0-1: ["x"@4-5]}`. */
export function outline(tree: SyntaxTree): string {
  return tree.documents.map(({ root }) => (root === undefined ? '()' : sketch(root))).join(' ');
}

function sketch(node: Node): string {
  const at = `@${node.start}-${node.end}`;
  switch (node.kind) {
    case 'scalar':
      return `${node.tag ?? ''}${JSON.stringify(node.value)}${at}`;
    case 'alias':
      return `*${node.name}${at}`;
    case 'seq':
      return `[${node.items.map(sketch).join(', ')}]${at}`;
    case 'map':
      return `{${node.pairs.map(({ key, value }) => `${sketch(key)}: ${sketch(value)}`).join(', ')}}${at}`;
  }
}
