/** Merge keys (`<<`): which mappings a mapping takes keys from. */
import type { MapNode, Node, ScalarNode } from './tree.ts';

/** Most mappings one mapping may merge; more are left out. */
const MAX_SOURCES = 100;

/** Whether a key is the merge key: plain, so that a quoted `"<<"` can be an ordinary key. */
export function isMergeKey(key: Node): key is ScalarNode {
  return key.kind === 'scalar' && key.style === 'plain' && key.value === '<<' && key.tag === undefined;
}

/**
 * The mappings that `map` merges, in the order in which they count (earlier ones win), those that
 * they merge in turn after each. Each comes once, so a mapping that merges itself ends.
 */
export function mergeSources(map: MapNode): MapNode[] {
  const seen = new Set<MapNode>([map]);
  const sources: MapNode[] = [];
  const todo: Node[] = mergedBy(map);
  for (let node = todo.pop(); node !== undefined && sources.length < MAX_SOURCES; node = todo.pop()) {
    const resolved = node.kind === 'alias' ? node.target : node;
    if (resolved?.kind === 'seq') {
      // A sequence of sequences means nothing; only its mappings count.
      if (todo.length < MAX_SOURCES) todo.push(...resolved.items.slice(0, MAX_SOURCES).filter(isMap).reverse());
    } else if (resolved?.kind === 'map' && !seen.has(resolved)) {
      seen.add(resolved);
      sources.push(resolved);
      todo.push(...mergedBy(resolved));
    }
  }
  return sources;
}

function isMap(node: Node): boolean {
  return (node.kind === 'alias' ? node.target : node)?.kind === 'map';
}

/** The values of the first merge keys of a mapping, last first: the order of a stack. */
function mergedBy({ pairs }: MapNode): Node[] {
  const values: Node[] = [];
  for (const { key, value } of pairs) {
    if (!isMergeKey(key)) continue;
    values.push(value);
    if (values.length === MAX_SOURCES) break;
  }
  return values.reverse();
}
