import { importsOf, layerOf, type SourceText } from './sources.ts';

/** A row of the layer table of ARCHITECTURE.md. */
export interface Layer {
  readonly name: string;
  readonly imports: readonly string[];
  readonly packages: readonly string[];
  readonly ambient: string;
}

/** Where files import what the row of their layer does not name; one line each. */
export function violations(layers: readonly Layer[], sources: readonly SourceText[]): readonly string[] {
  return sources.flatMap((source) => {
    const layer = layers.find(({ name }) => name === layerOf(source.path));
    if (layer === undefined) return [`${source.path}: is in no layer of the table`];
    return importsOf(source).flatMap(({ from }) => {
      if (allowed(layer, source.path, from)) return [];
      return [`${source.path}: ${layer.name} may not import ${from}`];
    });
  });
}

function allowed(layer: Layer, path: string, from: string): boolean {
  if (from.startsWith('.')) {
    const target = layerOf(path, from);
    return target !== undefined && (target === layer.name || layer.imports.includes(target));
  }
  if (from.startsWith('node:')) return layer.ambient === 'node' || (layer.ambient === 'node in *.node.ts' && path.endsWith('.node.ts'));
  return layer.packages.some((name) => from === name || from.startsWith(`${name}/`));
}
