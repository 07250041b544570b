/** Where a node speaks of a field of its own: where it declares or makes it, else where it names it. */
import type { FlowNode } from '../lineage/flow.ts';
import type { Path } from '../model/path.ts';

export interface FieldPlace {
  readonly path: Path;
  readonly part: 'key' | 'value';
}

/** Undefined where the field only passes through: then the node itself is all there is to point at. */
export function fieldPath(node: FlowNode, field: string): FieldPlace | undefined {
  if (node.kind === 'output') return undefined;
  if (node.kind === 'source') {
    const declared = node.decl.fields?.get(field);
    return declared && { path: declared.path, part: 'key' };
  }
  const { decl, path } = node;
  const made = [...decl.derived, ...decl.measures].find(({ name }) => name === field);
  if (made !== undefined) return { path: made.path, part: 'key' };
  const mapped = decl.mappings.find(({ name }) => name === field);
  if (mapped !== undefined) return { path: mapped.to.path, part: 'key' };
  if (decl.field === field && (decl.verb === 'score' || decl.verb === 'decide')) return { path: [...path, 'field'], part: 'value' };
  const named = node.references.find((reference) => reference.field?.name === field && reference.role !== 'drop');
  return named && { path: named.ref.path, part: named.role === 'generalise' ? 'key' : 'value' };
}
