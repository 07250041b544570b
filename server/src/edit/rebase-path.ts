/**
 * Paths name nodes as they stand before any of the operations. When one operation has moved
 * something, the paths of those still to come are brought up to date.
 */
import type { Path } from '../model/path.ts';
import type { Change } from './change.ts';
import type { Operation } from './operations.ts';

/** Whether `path` is `ancestor` or lies below it. */
export function isWithin(path: Path, ancestor: Path): boolean {
  return path.length >= ancestor.length && ancestor.every((segment, index) => path[index] === segment);
}

/** Whether an operation adds something in or below a collection and so keeps it from being left empty. */
export function fills(operation: Operation, collection: Path, removed: Path): boolean {
  return (operation.op === 'insert' || operation.op === 'append') && isWithin(operation.path, collection) && !isWithin(operation.path, removed);
}

/**
 * The operations still to come, after `done` has been carried out. Those on what was removed are
 * left out: what they speak of is gone.
 */
export function rebaseOperations(rest: readonly Operation[], done: Operation, change: Change, inSequence: boolean): Operation[] {
  if (done.op === 'rename') return rest.map((operation) => afterRename(operation, done));
  const { removed } = change;
  if (done.op !== 'remove' || removed === undefined) return [...rest];
  const kept: Operation[] = [];
  let back = false;
  for (const operation of rest) {
    if (operation.unit !== done.unit) kept.push(operation);
    else if (inSequence) {
      const path = afterItem(operation.path, removed);
      if (path !== undefined) kept.push({ ...operation, path });
    } else if (back || !isWithin(operation.path, removed)) {
      kept.push(operation);
      back ||= operation.op === 'insert' && isWithin(removed, [...operation.path, operation.key]);
    }
  }
  return kept;
}

function afterRename(operation: Operation, { unit, path, key }: Extract<Operation, { op: 'rename' }>): Operation {
  if (operation.unit !== unit) return operation;
  const parent = path.slice(0, -1);
  if (operation.path.length >= path.length && isWithin(operation.path, path)) {
    return { ...operation, path: [...parent, key, ...operation.path.slice(path.length)] };
  }
  const here = operation.path.length === parent.length && isWithin(operation.path, parent);
  if (here && operation.op === 'insert' && operation.after === path[path.length - 1]) return { ...operation, after: key };
  return operation;
}

/** A path after the item at `removed` went from its sequence; undefined for a path in that item. */
function afterItem(path: Path, removed: Path): Path | undefined {
  const depth = removed.length - 1;
  const segment = path[depth];
  if (segment === undefined || !isWithin(path, removed.slice(0, depth))) return path;
  const shift = Number(segment) - Number(removed[depth]);
  if (shift === 0) return undefined;
  return shift > 0 ? [...path.slice(0, depth), String(Number(segment) - 1), ...path.slice(depth + 1)] : path;
}
