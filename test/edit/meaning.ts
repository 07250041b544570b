/**
 * What operations mean, said without any text: on nodes with an identity, found once before the
 * first operation. Written apart from the code under test, which follows paths through texts.
 */
import type { NewValue, Operation } from '../../server/src/edit/operations.ts';

type Box = { parent: Box | undefined } & ({ kind: 'leaf'; value: unknown } | { kind: 'seq'; items: Box[] } | { kind: 'map'; pairs: [string, Box][] });

/** The value after all operations; `asks` tells which could not be done. */
export function meaningOf(plain: unknown, operations: readonly Operation[]): { readonly value: unknown; readonly problem: boolean; readonly gone: string[][] } {
  const root: { box: Box | undefined } = { box: boxOf(plain, undefined) };
  const paths = pathsTo(root.box!);
  const targets = operations.map(({ path }) => find(root.box!, path));
  const gone: string[][] = [];
  let problem = false;
  operations.forEach((operation, number) => {
    const target = targets[number];
    if (target === undefined || !attached(target, root.box)) {
      problem ||= target === undefined;
      return;
    }
    const later = operations.slice(number + 1).map(({ op }, index) => (op === 'insert' || op === 'append' ? targets[number + 1 + index] : undefined));
    if (operation.op === 'remove') {
      const removed = removeUpward(target, later);
      if (removed === undefined) problem = true;
      else gone.push(paths.get(removed) ?? []);
    } else if (!change(target, operation)) problem = true;
    if (operation.op === 'replace') gone.push([...operation.path]);
  });
  return { value: plainOf(root.box!), problem, gone };
}

function removeUpward(target: Box, later: readonly (Box | undefined)[]): Box | undefined {
  let box = target;
  while (box.parent?.parent !== undefined && sizeOf(box.parent) === 1) {
    const { parent } = box;
    if (later.some((other) => other !== undefined && attached(other, parent) && !attached(other, box))) break;
    box = parent;
  }
  const { parent } = box;
  if (parent === undefined) return undefined;
  if (parent.kind === 'seq') parent.items = parent.items.filter((item) => item !== box);
  else if (parent.kind === 'map') parent.pairs = parent.pairs.filter(([, value]) => value !== box);
  box.parent = undefined;
  return box;
}

function change(target: Box, operation: Exclude<Operation, { op: 'remove' }>): boolean {
  switch (operation.op) {
    case 'comment':
    case 'recomment':
      return true;
    case 'replace':
      become(target, boxOf(operation.value, undefined));
      return true;
    case 'rename': {
      const pair = target.parent?.kind === 'map' ? target.parent.pairs.find(([, value]) => value === target) : undefined;
      if (pair === undefined || (pair[0] !== operation.key && target.parent?.kind === 'map' && target.parent.pairs.some(([key]) => key === operation.key))) return false;
      pair[0] = operation.key;
      return true;
    }
    case 'insert': {
      if (isNothing(target)) become(target, { kind: 'map', pairs: [], parent: undefined });
      if (target.kind !== 'map') return false;
      const present = target.pairs.find(([key]) => key === operation.key)?.[1];
      if (present !== undefined && !isNothing(present)) return false;
      if (present !== undefined) become(present, boxOf(operation.value, undefined));
      else target.pairs.push([operation.key, boxOf(operation.value, target)]);
      return true;
    }
    case 'append': {
      if (target.kind === 'map') return false;
      if (target.kind === 'leaf') become(target, boxOf(isNothing(target) ? [] : [target.value as NewValue], undefined));
      if (target.kind === ('seq' as Box['kind'])) (target as Box & { kind: 'seq' }).items.push(boxOf(operation.value, target));
      return true;
    }
  }
}

function become(target: Box, other: Box): void {
  for (const key of ['value', 'items', 'pairs'] as const) delete (target as Record<string, unknown>)[key];
  Object.assign(target, other, { parent: target.parent });
  for (const child of childrenOf(target)) child.parent = target;
}

function isNothing(box: Box): boolean {
  return box.kind === 'leaf' && box.value === null;
}

function childrenOf(box: Box): Box[] {
  return box.kind === 'seq' ? box.items : box.kind === 'map' ? box.pairs.map(([, value]) => value) : [];
}

function sizeOf(box: Box): number {
  return childrenOf(box).length;
}

function attached(box: Box, to: Box | undefined): boolean {
  for (let at: Box | undefined = box; at !== undefined; at = at.parent) if (at === to) return true;
  return false;
}

function boxOf(value: unknown, parent: Box | undefined): Box {
  if (typeof value !== 'object' || value === null) return { kind: 'leaf', value, parent };
  const box: Box = Array.isArray(value) ? { kind: 'seq', items: [], parent } : { kind: 'map', pairs: [], parent };
  if (box.kind === 'seq') box.items = (value as unknown[]).map((item) => boxOf(item, box));
  else if (box.kind === 'map') box.pairs = Object.entries(value).map(([key, inner]) => [key, boxOf(inner, box)]);
  return box;
}

function plainOf(box: Box): unknown {
  if (box.kind === 'leaf') return box.value;
  return box.kind === 'seq' ? box.items.map(plainOf) : Object.fromEntries(box.pairs.map(([key, value]) => [key, plainOf(value)]));
}

function find(root: Box, path: readonly string[]): Box | undefined {
  let at: Box | undefined = root;
  for (const segment of path) at = at?.kind === 'map' ? at.pairs.find(([key]) => key === segment)?.[1] : at?.kind === 'seq' ? at.items[Number(segment)] : undefined;
  return at;
}

function pathsTo(root: Box): Map<Box, string[]> {
  const paths = new Map<Box, string[]>([[root, []]]);
  for (const [box, path] of paths) {
    if (box.kind === 'map') for (const [key, value] of box.pairs) paths.set(value, [...path, key]);
    else if (box.kind === 'seq') box.items.forEach((item, index) => paths.set(item, [...path, String(index)]));
  }
  return paths;
}
